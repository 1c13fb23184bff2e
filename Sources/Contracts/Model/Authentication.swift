// SPDX-License-Identifier: Apache-2.0

public import PBXLanguage

/// How the PBX proves who it is, and what its integration page asks for.
public struct Authentication: Sendable {
  /// The method chosen on the PBX's form.
  public let method: Method
  /// What the integration page asks, at most five.
  public let fields: [Field]
  /// Headers of every request but token and follow-up requests, at most twenty, in order.
  public let headers: [RequestTemplate.Header]
  /// What Basic authentication encodes; without a colon it is an API key.
  public let credential: PBXTemplate?
  /// The answer to a missing, false or dead key or token; 401 unless the contract says more.
  public let refused: Refusal
  /// Whether the contract itself says how a credential is refused.
  public let declaresRefusal: Bool
  /// Whether the contract speaks of a credential, by its method, its refusals or its rights.
  public var concernsCredential: Bool {
    method != .none || declaresRefusal || !forbidden.isEmpty || writeScope != nil
      || administrator != nil || !identities.isEmpty
  }
  /// Requests that the CRM must refuse, in order.
  public let forbidden: [ForbiddenRequest]
  /// How it is shown that the integration may write; nil if the contract does not say.
  public let writeScope: WriteScope?
  /// What tells an administrator; nil if the contract does not say.
  public let administrator: AdministratorSign?
  /// Secrets of people and programs with other rights, in order.
  public let identities: [Identity]

  /// A method of authentication.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// No log-in; a key in a header is this one.
    case none
    /// `Authorization: Basic` with the encoded credential.
    case basic
    /// `Authorization` with a token that is fetched with a client's id and renewed.
    case oauth2
    /// `Authorization: Bearer` with a token, which may be fetched like one of ``oauth2``.
    case bearer

    /// Whether requests carry an access token.
    public var usesToken: Bool { self == .oauth2 || self == .bearer }
  }

  /// An input field of the integration page; its name is a variable.
  public struct Field: Sendable {
    /// The variable.
    public let name: Located<String>
    /// The text beside the field.
    public let title: String
    /// What is typed into it.
    public let type: FieldType
    /// The choices of a drop-down list.
    public let options: [String]
  }

  /// The kinds of input fields the PBX offers.
  public enum FieldType: String, Sendable, Hashable, CaseIterable {
    case text, password, dropdown
  }
}
