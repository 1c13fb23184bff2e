// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
public import Redaction

/// A procedure that judges one promise about contact search, with its page.
public protocol Check: Sendable {
  /// Code, severity, capability, gate, owner and layer of its finding.
  static var kind: FindingKind { get }

  /// Its page in `Docs/Checks`.
  static var page: CheckPage { get }
}

/// A check of each answer to a scenario by itself.
public protocol AnswerCheck: Check {
  /// Whether it looks at records only, and so at searches that should find some.
  static var judgesRecords: Bool { get }

  /// Whether a scenario promises anything this check judges.
  static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool

  /// What an answer says about the promise. Pure: no clock, no network, no memory.
  static func judge(_ lookup: LookupCase) -> Judgement
}

extension AnswerCheck {
  /// Every answer.
  public static var judgesRecords: Bool { false }

  /// Every scenario, or every one that expects a record.
  public static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool {
    !judgesRecords || scenario.expectsRecord
  }
}

/// A check of a scenario as a whole: every contact type's answer, and what followed.
public protocol ScenarioCheck: Check {
  /// Whether a scenario promises anything this check judges.
  static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool

  /// What the answers say about the promise. Pure: no clock, no network, no memory.
  static func judge(_ lookup: ScenarioCase) -> Judgement
}

/// What a check says about one promise.
public enum Judgement: Sendable, Hashable {
  /// The CRM does as promised.
  case kept
  /// It does not.
  case broken([Finding])
  /// The CRM could not be asked.
  indirect case couldNotAsk(Finding)
  /// Another finding stands before it.
  case notProven(because: String)
  /// The contract, the environment or what was asked leaves it open.
  case leftOpen(RedactedText)
  /// The contract promises nothing of the kind about this answer: no promise, no result.
  case notPromised
}
