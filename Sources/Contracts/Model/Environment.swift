// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Where a contract runs: the values of its variables and where its secrets come from.
public struct Environment: Sendable {
  /// The name, as `--env` takes it.
  public let name: Located<String>
  /// Values of variables, in the order of the contract.
  public let variables: [Variable]
  /// Where secrets come from, in the order of the contract.
  public let secrets: [SecretDeclaration]
  /// Whether a run may create or change records here.
  public let writes: Writes
  /// Whether the contract's test data is there too.
  public let data: DataSharing
  /// How much one run may ask and write.
  public let budget: Budget
  /// Numbers nobody has; nil if the contract names none.
  public let freeNumbers: Located<FreeNumbers>?
  /// What a run may provoke here that no telephone call would; nil: nothing.
  public internal(set) var provoke: Located<[Provocation]>?

  /// What a run may do to records.
  public enum Writes: String, Sendable, Hashable, CaseIterable {
    /// Create, change and remove its own.
    case allowed
    /// The same for a named test contact only, as a production proof.
    case controlled
    /// Nothing.
    case forbidden
  }

  /// What a run may provoke.
  public enum Provocation: String, Sendable, Hashable, CaseIterable {
    /// Requests that the CRM has to refuse, since they are cut off.
    case malformed
    /// More requests at once than the CRM allows.
    case rateLimit = "rate-limit"
  }

  /// Whether a run may provoke something here.
  public func allows(_ provocation: Provocation) -> Bool {
    provoke?.value.contains(provocation) == true
  }

  /// Whose test data an environment has.
  public enum DataSharing: String, Sendable, Hashable, CaseIterable {
    /// That of the contract: every line without `only` runs here.
    case shared
    /// Its own: only lines whose `only` names it run here.
    case own
  }

  /// What one run may cost at most.
  public struct Budget: Sendable, Hashable {
    /// Requests.
    public let requests: Int
    /// Records created or changed.
    public let writes: Int
    /// Where it stands; nil if it is the language's default.
    public let span: SourceSpan?

    /// A budget; by default 1,000 requests and 200 writes.
    public init(requests: Int = 1000, writes: Int = 200, at span: SourceSpan? = nil) {
      self.requests = requests
      self.writes = writes
      self.span = span
    }
  }

  /// A variable with the value it has here.
  public struct Variable: Sendable {
    /// The name, as templates use it.
    public let name: Located<String>
    /// The value.
    public let value: Located<String>
  }
}

/// Where a secret comes from and who looks after it; its value is never in a contract.
public struct SecretDeclaration: Sendable {
  /// The name, as templates use it.
  public let name: Located<String>
  /// Where the value is.
  public let source: SecretSource
  /// Where the source stands in the contract.
  public let sourceSpan: SourceSpan
  /// Who renews it.
  public let owner: OwnerRole?
  /// The day, as `YYYY-MM-DD`, until which it must be renewed.
  public let renewBy: String?
}

/// A place outside the contract that holds a secret.
public enum SecretSource: Sendable, Hashable {
  /// An environment variable.
  case environment(String)
  /// The first line of a file; `~/` is the home directory.
  case file(String)
  /// The first line that a program prints; an argument list, run without a shell.
  case command([String])
}
