// SPDX-License-Identifier: Apache-2.0

/// Decides which parts of a text are personal data and what stands in their place.
///
/// `Redaction` knows secrets by their value; who is a person is knowledge of the contract and of the
/// format of the text, so it comes in from above.
public protocol PersonalDataPolicy: Sendable {
  /// The text with every piece of undeclared personal data replaced.
  ///
  /// Secrets in the text have been replaced already.
  func masked(_ text: String) -> String

  /// A JSON document with every piece of undeclared personal data replaced; nil if it is none, or if
  /// only ``masked(_:)`` knows.
  ///
  /// It is what ``masked(_:)`` makes of its text, without the text.
  func masked(document bytes: [UInt8]) -> [UInt8]?

  /// Whether a single value, such as the content of a mapped field, may be shown as it is.
  func mayShow(_ value: String) -> Bool
}

extension PersonalDataPolicy {
  /// Only the text is known.
  public func masked(document bytes: [UInt8]) -> [UInt8]? { nil }
}

/// Leaves everybody's data as it is: for recordings of loopback and for terminals.
public struct KeepsPersonalData: PersonalDataPolicy {
  /// The policy.
  public init() {}

  /// The text as it came.
  public func masked(_ text: String) -> String { text }

  /// Always.
  public func mayShow(_ value: String) -> Bool { true }
}
