// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction

/// A known number finds exactly the expected record.
public enum LookupKnown: ScenarioCheck {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "lookup-known", .blocker, .lookup, holds: .builderTesting, owner: .crmAdministrator,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "a known number finds exactly the expected record",
    about: """
      The answer must hold one record with an id, and each field named in `finds` must have the \
      value that stands there. Numbers are compared by value, and a number equals its text; an \
      empty text accepts `null` and absent; letters are the same however Unicode composes them. \
      No record, several, or another one are different messages under this code.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(ExampleAnswer(ExampleContract.nobody)))

  /// Every scenario that expects one record.
  public static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool {
    scenario.expectsRecord && !scenario.isShared
  }

  /// Counts the records, then compares each expected field.
  public static func judge(_ lookup: ScenarioCase) -> Judgement {
    if let code = lookup.noContent ?? lookup.unreadable(.contactsID)
      ?? lookup.hasBroken([LookupNumber.kind.code])
    {
      return .notProven(because: code)
    }
    guard case .record(let fields) = lookup.scenario.finds else { return .notPromised }
    let records = lookup.records
    guard records.count == 1, let record = records.first else {
      // Where lists are shifted, nobody knows how many records there are.
      let code = lookup.hasBroken([LookupAligned.kind.code])
      return code.map { .notProven(because: $0) } ?? .broken([wrongCount(records, lookup)])
    }
    if let type = lookup.scenario.type, type.value != record.answer.type.name.value {
      return .broken([wrongType(record, type, lookup)])
    }
    if record.value(of: .contactsID)?.isBlank == true { return .broken([noID(record, lookup)]) }
    return .found(
      compare(fields, record, lookup),
      unless: fields.lazy.compactMap { lookup.fault(in: $0.field) }.first)
  }

  /// Another record has another id, another name, another everything: its id is the finding.
  private static func compare(
    _ fields: [ExpectedField], _ record: ScenarioCase.Record, _ lookup: ScenarioCase
  ) -> [Finding] {
    let findings = fields.compactMap { compare($0, record, lookup) }
    let id = findings.first { $0.subject.name == ContactField.contactsID.rawValue }
    return id.map { [$0] } ?? findings
  }

  /// Whether a record is the one that is promised, with all its fields.
  static func isExpected(
    _ record: ScenarioCase.Record, _ fields: [ExpectedField], _ lookup: ScenarioCase
  ) -> Bool {
    let type = lookup.scenario.type?.value ?? record.answer.type.name.value
    return type == record.answer.type.name.value && compare(fields, record, lookup).isEmpty
  }

  /// Whether a finding says that there are too many records, or none.
  static func isAboutCount(_ finding: Finding) -> Bool {
    finding.kind.code == kind.code && finding.subject.name.isEmpty
  }

  private static func wrongType(
    _ record: ScenarioCase.Record, _ type: Located<String>, _ lookup: ScenarioCase
  ) -> Finding {
    let found = record.answer.type.name.value
    var finding = lookup.finding(
      kind, about: lookup.ofScenario("in"),
      "the record is found as \(authored: found), not as \(authored: type.value)", at: type.span)
    finding.expected = "a record of type \(authored: type.value)"
    finding.actual = "a record of type \(authored: found)"
    finding.remedy = "correct `in`, or the query that finds the record in the wrong type"
    finding.effect = "the agent works on a \(authored: found)"
    return finding
  }

  private static func wrongCount(
    _ records: [ScenarioCase.Record], _ lookup: ScenarioCase
  ) -> Finding {
    let count = records.count
    var finding = lookup.finding(
      kind, about: lookup.ofScenario(),
      headline(records),
      at: lookup.scenario.ask.text.span)
    finding.expected = "one record"
    finding.actual = count == 0 ? "no record" : found(records)
    finding.remedy =
      count == 0
      ? "look the number up in the CRM as it is spelled here; is it stored so, in a searched field?"
      : """
      if they share the number, merge them, or write finds: [ID, ID] with a rule `when-several`; \
      if not, the search compares too loosely
      """
    finding.effect =
      count == 0
      ? "an empty pop-up for a caller the CRM knows" : "the pop-up may show somebody else"
    return finding
  }

  private static func headline(_ records: [ScenarioCase.Record]) -> RedactedText {
    if records.isEmpty { return "the known number finds nobody" }
    let ids = Set(
      records.map { $0.answer.type.name.value + ($0.value(of: .contactsID)?.text ?? "") })
    return ids.count == 1
      ? "the known number finds one record \(records.count) times"
      : "the known number finds \(records.count) records, not one"
  }

  /// How many records each contact type has.
  private static func found(_ records: [ScenarioCase.Record]) -> RedactedText {
    let types = Dictionary(grouping: records) { $0.answer.type.name.value }
    guard types.count > 1 else { return "\(records.count) records" }
    return types.sorted { $0.key < $1.key }.map { "\($0.value.count) in \(authored: $0.key)" }
      .joined(separator: ", ")
  }

  private static func noID(_ record: ScenarioCase.Record, _ lookup: ScenarioCase) -> Finding {
    let mapping = record.answer.match.column(of: .contactsID)?.mapping
    var finding = lookup.finding(
      kind, about: lookup.ofScenario("ContactsId"), "the record that is found has no id",
      at: mapping?.span ?? lookup.scenario.ask.text.span)
    finding.expected = "an id"
    finding.actual = "null or an empty text"
    finding.remedy = "map the key that holds the record's id, or let the CRM fill it"
    finding.effect = "journals and pop-ups cannot be tied to the record"
    return finding
  }

  private static func compare(
    _ expected: ExpectedField, _ record: ScenarioCase.Record, _ lookup: ScenarioCase
  ) -> Finding? {
    let field = expected.field.rawValue
    guard lookup.fault(in: expected.field) == nil else { return nil }
    let value = record.value(of: expected.field)
    let wanted = ExpectedText(
      expected.value, lookup.pbx, variables: lookup.expectedVariables(record))
    if wanted.accepts(value) { return nil }
    var finding = lookup.finding(
      kind, about: lookup.ofScenario(field),
      "\(authored: field) is not the expected one", at: expected.value.span)
    finding.expected = "\(authored: wanted.spoken)"
    finding.actual = value.map { lookup.redactor.redact(value: $0.text) } ?? "no value"
    finding.label = "found: \(finding.actual ?? "")"
    finding.remedy =
      if lookup.search.disabled.contains(expected.field) {
        "take \(authored: field) out of `disabled`, or out of `finds`"
      } else if expected.field == .contactsID {
        "another record has this number: correct the CRM's data, or the id in the contract"
      } else {
        "correct the CRM's data or the contract, whichever is wrong"
      }
    finding.effect = "the agent reads another \(authored: field)"
    return finding
  }
}

extension ScenarioCase {
  /// What an earlier check found wrong with this field: one cause, one finding.
  fileprivate func fault(in field: ContactField) -> String? {
    unreadable(field) ?? earlier.first { $0.subject.name == field.rawValue }?.kind.code
  }

  /// What expected values see besides the environment: the call, the contact type, and the fields
  /// of the record that was found.
  func expectedVariables(_ record: Record) -> [String: String] {
    var variables = scenario.searchAsk.variables
    variables["CustomerNumber"] = scenario.searchAsk.text
    variables["ContactType"] = record.answer.type.name.value
    return variables.merging(record.answer.records.variables(ofRecord: record.index)) { $1 }
  }
}
