// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// What a recording keeps beside its exchanges, so that it can be replayed without credentials.
public struct RecordingHeader: Sendable, Hashable {
  /// The version of the format that this program writes; it refuses newer ones.
  public static let formatVersion = 1

  /// The name of the contract, as its author wrote it.
  public var contract: String
  /// The name of the environment, as its author wrote it.
  public var environment: String
  /// What the environment gave to the contract, without the secrets, in the order of the contract.
  public var variables: [Variable]
  /// The seed of everything that is drawn: run tag, state, PKCE verifier, call times.
  public var seed: UInt64
  /// Whether undeclared personal data was replaced; a replay has to do the same.
  public var masksPersonalData: Bool
  /// What stands in the places of the secrets.
  public var placeholders: [RecordedPlaceholder]

  /// A header.
  public init(
    contract: String, environment: String, seed: UInt64, masksPersonalData: Bool = true
  ) {
    self.contract = contract
    self.environment = environment
    self.seed = seed
    self.masksPersonalData = masksPersonalData
    variables = []
    placeholders = []
  }

  /// A value that an environment gave and that is no secret.
  public struct Variable: Sendable, Hashable {
    /// The name under which the contract knows it.
    public let name: String
    /// The value; it went through a redactor, because it may have come from anywhere.
    public let value: RedactedText

    /// A variable and its value.
    public init(_ name: String, _ value: RedactedText) {
      self.name = name
      self.value = value
    }
  }
}

/// What is known about a secret of a recording: never the secret itself.
public struct RecordedPlaceholder: Sendable, Hashable {
  /// Its number, from 1.
  public let number: Int
  /// The name under which the contract knows the secret.
  public let name: String
  /// What stands in its place; a replay uses this text as the secret.
  public let text: String
  /// How many Unicode scalars the secret had.
  public let length: Int
  /// The characters it was made of.
  public let alphabet: Placeholder.Alphabet
  /// What may be known about it if it was a JSON Web Token.
  public let token: Token?

  /// The parts of a JSON Web Token that tell nothing about anybody.
  public struct Token: Sendable, Hashable {
    /// Algorithm of the signature, such as `RS256`.
    public let algorithm: String?
    /// Type of the token, such as `JWT`.
    public let type: String?
    /// End of validity, in seconds since 1970.
    public let expires: Int?
    /// Time of issue, in seconds since 1970.
    public let issued: Int?
  }

  /// What a redactor knows about a secret.
  public init(_ placeholder: Placeholder) {
    self.init(
      number: placeholder.number, name: placeholder.name, text: placeholder.text,
      length: placeholder.length, alphabet: placeholder.alphabet,
      token: placeholder.token.map {
        Token(algorithm: $0.algorithm, type: $0.type, expires: $0.expires, issued: $0.issued)
      })
  }

  init(
    number: Int, name: String, text: String, length: Int, alphabet: Placeholder.Alphabet,
    token: Token?
  ) {
    self.number = number
    self.name = name
    self.text = text
    self.length = length
    self.alphabet = alphabet
    self.token = token
  }
}
