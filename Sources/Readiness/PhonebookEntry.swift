// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// What the PBX would keep of a known caller, and whom it would show when the number calls again.
public struct PhonebookEntry: Sendable, Hashable {
  /// The scenario of the contract that knows the caller.
  public var scenario: String
  /// The name that is kept.
  public var name: RedactedText
  /// The numbers that are kept.
  public var numbers: [RedactedText]
  /// What a match of the whole number shows.
  public var exact: Display
  /// What a match of its last digits shows.
  public var lastDigits: Display

  /// What the PBX would keep of a known caller.
  public init(
    scenario: String, name: RedactedText, numbers: [RedactedText],
    exact: Display = Display(outcome: .nothing), lastDigits: Display = Display(outcome: .nothing)
  ) {
    self.scenario = scenario
    self.name = name
    self.numbers = numbers
    self.exact = exact
    self.lastDigits = lastDigits
  }

  /// Whom a telephone shows for the caller's number.
  public struct Display: Sendable, Hashable {
    /// Whether that is the caller.
    public var outcome: Outcome
    /// The name that stands there; nil if none does.
    public var name: RedactedText?

    /// Whom a telephone shows for the caller's number.
    public init(outcome: Outcome, name: RedactedText? = nil) {
      self.outcome = outcome
      self.name = name
    }
  }

  /// Whether a telephone shows the caller.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// The caller's own name.
    case thisName = "this-name"
    /// The name of somebody else.
    case anotherName = "another-name"
    /// No name.
    case nothing
  }
}
