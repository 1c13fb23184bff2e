// SPDX-License-Identifier: Apache-2.0

/// What has to be kept beside redacted text, so that a replay can use the placeholder as the secret.
public struct Placeholder: Sendable, Hashable {
  /// The characters that a secret is made of: the narrowest kind that fits.
  public enum Alphabet: String, Sendable, Hashable, CaseIterable {
    /// `0` to `9`.
    case digits
    /// Hexadecimal digits of either case.
    case hex
    /// ASCII letters and digits.
    case alphanumeric
    /// The digits of standard or URL-safe Base64, with padding.
    case base64
    /// ASCII without control characters.
    case printable
    /// Anything else.
    case text
  }

  /// Number of the secret, from 1, in order of registration.
  public let number: Int
  /// The name of the secret as its contract has it.
  public let name: String
  /// What stands in the place of the secret.
  public let text: String
  /// Length of the secret in Unicode scalars.
  public let length: Int
  /// The characters that the secret is made of.
  public let alphabet: Alphabet
  /// What may be known about the secret if it is a JSON Web Token.
  public let token: JSONWebTokenParts?

  init(number: Int, text: String, of secret: Secret) {
    let value = secret.reveal()
    self.number = number
    self.text = text
    name = secret.name
    length = value.unicodeScalars.count
    alphabet = Alphabet(of: value)
    token = JSONWebTokenParts(value)
  }
}

extension Placeholder.Alphabet {
  /// The narrowest kind that every character of a value belongs to.
  init(of value: String) {
    let bytes = Array(value.utf8)
    let body = bytes.prefix { $0 != UInt8(ascii: "=") }
    let padding = bytes.dropFirst(body.count)
    self =
      if bytes.allSatisfy({ $0 &- 0x30 < 10 }) {
        .digits
      } else if bytes.allSatisfy({ $0.hexValue != nil }) {
        .hex
      } else if bytes.allSatisfy(\.isAlphanumeric) {
        .alphanumeric
      } else if body.allSatisfy(Base64Run.contains), padding.count <= 2,
        padding.allSatisfy({ $0 == UInt8(ascii: "=") })
      {
        .base64
      } else if bytes.allSatisfy({ 0x20..<0x7F ~= $0 }) {
        .printable
      } else {
        .text
      }
  }
}
