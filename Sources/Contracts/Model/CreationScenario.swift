// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// A new contact that is tried.
public struct CreationScenario: Sendable {
  /// The name.
  public let name: Located<String>
  /// Variables of the new contact, by name; what is not there is `Test`, `Caller` and the next free
  /// number.
  public let with: [(name: Located<String>, value: CreationValue)]
  /// How the CRM refuses it; nil if it is accepted.
  public let refused: Refusal?
  /// The environments it is run in; empty: all that do not keep their data to themselves.
  public let only: [Located<String>]
  /// The whole line or block.
  public let span: SourceSpan

  /// A new contact.
  public init(
    name: Located<String>, with: [(name: Located<String>, value: CreationValue)],
    refused: Refusal? = nil, only: [Located<String>] = [], span: SourceSpan
  ) {
    self.name = name
    self.with = with
    self.refused = refused
    self.only = only
    self.span = span
  }
}

/// The value of a variable of a new contact.
public enum CreationValue: Sendable, Hashable {
  /// This text.
  case text(String)
  /// So many letters.
  case letters(Int)

  /// The text itself.
  public var text: String {
    switch self {
    case .text(let text): text
    case .letters(let count): String(repeating: "x", count: count)
    }
  }
}
