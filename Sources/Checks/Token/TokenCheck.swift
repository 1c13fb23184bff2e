// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics

/// A check of the credential's life.
public protocol TokenCheck: Sendable {
  /// Code, severity, capability, gate, owner and layer of its finding.
  static var kind: FindingKind { get }

  /// Its page in `Docs/Checks`.
  static var page: TokenPage { get }

  /// What the answers say, promise by promise. Pure: no clock, no network, no memory.
  static func judge(_ run: TokenRun) -> [SeriesPromise]
}

/// What a check of the credential's life has to say about itself; its examples run as tests.
public struct TokenPage: Sendable {
  /// What is promised, as a sentence without a final period.
  public let title: String
  /// How it is judged and why it matters; paragraphs of Markdown.
  public let about: String
  /// What keeps the promise.
  public let passing: TokenExample
  /// What breaks it.
  public let failing: TokenExample

  /// A page.
  public init(_ title: String, about: String, passing: TokenExample, failing: TokenExample) {
    self.title = title
    self.about = about
    self.passing = passing
    self.failing = failing
  }
}

/// A contract with a token, and answers that differ from what it promises.
public struct TokenExample: Sendable {
  /// The text of `token.yaml`.
  public let token: String
  /// What stands under `authentication` of `contract.yaml` besides method and fields.
  public let rights: String
  /// What the contract names as its `system`; nil if it names none.
  public let system: KnownSystem?
  /// What comes back to a question, by its name; to all others what is promised.
  public let answers: [String: ExampleAnswer]

  /// A contract, by default the smallest with a token, and answers.
  public init(
    _ answers: [String: ExampleAnswer] = [:], of token: String = TokenExampleContract.token,
    rights: String = "", system: KnownSystem? = nil
  ) {
    self.system = system
    self.answers = answers
    self.token = token
    self.rights = rights
  }
}

/// The contract of the examples: the smallest one with a token.
public enum TokenExampleContract {
  /// The text of `token.yaml`.
  public static let token = """
    endpoint: token
    request: |
      POST https://crm.example/oauth/token
      Content-Type: application/x-www-form-urlencoded
    lifetime: 1 h

    """

  /// The text of `contract.yaml`.
  ///
  /// `rights`: lines under `authentication`, without their indentation.
  public static func contract(_ rights: String, system: KnownSystem? = nil) -> String {
    let named = system.map { "system: \($0.rawValue)\n" } ?? ""
    let lines = rights.split(separator: "\n").map { "  \($0)\n" }.joined()
    return """
      callready: 1
      name: Example CRM
      \(named)base: https://crm.example/v1
      environments:
        test:
          writes: allowed
          secrets:
            client_secret: { from: env EXAMPLE_SECRET }
            refresh_token: { from: env EXAMPLE_REFRESH_TOKEN }
            agent_refresh_token: { from: env EXAMPLE_AGENT_TOKEN }
          variables: { client_id: callready }
      authentication:
        method: oauth2
        fields: { client_id: { title: Id }, client_secret: { title: Secret, type: password } }
      \(lines)
      """
  }
}
