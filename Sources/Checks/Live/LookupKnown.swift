// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction

/// A known number finds exactly the expected record.
public enum LookupKnown: LookupCheck {
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

  /// Every scenario that expects a record.
  public static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool {
    scenario.expectsRecord
  }

  /// Counts the records, then compares each expected field.
  public static func judge(_ lookup: LookupCase) -> Judgement {
    if let code = lookup.noContent ?? lookup.unreadable(.contactsID)
      ?? lookup.hasBroken([LookupNumber.kind.code])
    {
      return .notProven(because: code)
    }
    guard case .record(let fields) = lookup.scenario.finds else { return .notPromised }
    let count = lookup.recordCount
    if count != 1 {
      // Where lists are shifted, nobody knows how many records there are.
      let code = lookup.hasBroken([LookupAligned.kind.code])
      return code.map { .notProven(because: $0) } ?? .broken([wrongCount(count, lookup)])
    }
    if lookup.match.value(of: .contactsID, inRecord: 0)?.isBlank == true {
      return .broken([noID(lookup)])
    }
    return .found(
      fields.compactMap { compare($0, lookup) },
      unless: fields.lazy.compactMap { lookup.fault(in: $0.field) }.first)
  }

  private static func wrongCount(_ count: Int, _ lookup: LookupCase) -> Finding {
    var finding = lookup.finding(
      kind, about: lookup.ofScenario(),
      count == 0
        ? "the known number finds nobody" : "the known number finds \(count) records, not one",
      at: lookup.scenario.call.span)
    finding.expected = "one record"
    finding.actual = count == 0 ? "no record" : "\(count) records"
    finding.remedy =
      count == 0
      ? "look the number up in the CRM as it is spelled here; is it stored so, in a searched field?"
      : "merge the records that share the number, or choose a number that one record has"
    finding.effect =
      count == 0
      ? "an empty pop-up for a caller the CRM knows" : "the pop-up may show somebody else"
    return finding
  }

  private static func noID(_ lookup: LookupCase) -> Finding {
    let mapping = lookup.match.column(of: .contactsID)?.mapping
    var finding = lookup.finding(
      kind, about: lookup.ofScenario("ContactsId"), "the record that is found has no id",
      at: mapping?.span ?? lookup.scenario.call.span)
    finding.expected = "an id"
    finding.actual = "null or an empty text"
    finding.remedy = "map the key that holds the record's id, or let the CRM fill it"
    finding.effect = "journals and pop-ups cannot be tied to the record"
    return finding
  }

  private static func compare(_ expected: ExpectedField, _ lookup: LookupCase) -> Finding? {
    let field = expected.field.rawValue
    guard lookup.fault(in: expected.field) == nil else { return nil }
    let value = lookup.match.value(of: expected.field, inRecord: 0)
    let wanted = ExpectedText(expected, in: lookup)
    if wanted.accepts(value) { return nil }
    var finding = lookup.finding(
      kind, about: lookup.ofScenario(field),
      "\(authored: field) is not the expected one", at: expected.value.source.span)
    finding.expected = "\(authored: wanted.text)"
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

extension LookupCase {
  /// What an earlier check found wrong with this field: one cause, one finding.
  fileprivate func fault(in field: ContactField) -> String? {
    unreadable(field) ?? earlier.first { $0.subject.name == field.rawValue }?.kind.code
  }
}
