// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction

/// A shared number gives its records by the declared rule.
public enum LookupSeveral: ScenarioCheck {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "lookup-several", .blocker, .lookup, holds: .builderTesting, owner: .crmAdministrator,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "a shared number gives its records by the declared rule",
    about: """
      When a number matches a lead, a contact and an old account, somebody must have decided who \
      comes first: the newest, the active ones, all for the agent to pick from, or nobody. Without \
      `when-several` the first record of the day wins. All records of `finds` must be there and \
      no others; then the order is judged on the field that the rule names, read from every \
      record that came back. Between two contact types the order is the PBX's: if the right \
      record is the first of its own type but not the first of all, the promise is not proven.
      """,
    passing: CheckExample(ExampleAnswer(shared(["c7", "c3"])), to: "shared desk", of: example),
    failing: CheckExample(ExampleAnswer(shared(["c3", "c7"])), to: "shared desk", of: example))

  /// Every scenario of a shared number.
  public static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool {
    scenario.isShared
  }

  /// Compares the records with `finds`, then their order with the rule.
  public static func judge(_ lookup: ScenarioCase) -> Judgement {
    guard case .records(let expected, let span) = lookup.scenario.finds else {
      return .notPromised
    }
    guard let rule = lookup.search.whenSeveral else { return .broken([noRule(span, lookup)]) }
    if let code = lookup.obstacle ?? lookup.hasBroken([LookupNumber.kind.code]) {
      return .notProven(because: code)
    }
    if case .reject = rule.value { return rejection(rule, lookup) }
    if let code = lookup.hasBroken([LookupAligned.kind.code]) { return .notProven(because: code) }
    let records = lookup.records
    let wanted = expected.map { ExpectedIdentity($0, lookup) }
    let missing = wanted.filter { one in !records.contains { one.accepts($0) } }
    let others = records.filter { record in !wanted.contains { $0.accepts(record) } }
    guard missing.isEmpty, others.isEmpty, records.count == wanted.count else {
      return .broken([wrongRecords(missing, others, records, span, lookup)])
    }
    return RecordOrder(rule, wanted, records, lookup).judgement
  }

  private static func rejection(_ rule: Located<SeveralRule>, _ lookup: ScenarioCase) -> Judgement {
    let count = lookup.recordCount
    if count == 0 { return .kept }
    var finding = lookup.finding(
      kind, about: lookup.ofScenario(), "an ambiguous number finds \(count.spoken("record"))",
      at: rule.span)
    finding.expected = "nobody, since `when-several` is reject"
    finding.actual = count.spoken("record")
    finding.remedy = "let the search answer with an empty list, or choose another rule"
    finding.effect = "the pop-up shows one of several people, and nobody knows which"
    return .broken([finding])
  }

  private static func noRule(_ span: SourceSpan, _ lookup: ScenarioCase) -> Finding {
    var finding = lookup.finding(
      kind, about: lookup.ofType("when-several"),
      "several records share a number, and no rule says who comes first", at: span)
    finding.expected = "a rule `when-several`"
    finding.actual = "none"
    finding.remedy = """
      agree on a rule and write it: when-several: newest by PATH, active-first by PATH, ask or \
      reject
      """
    finding.effect = "the pop-up shows one of several people, and nobody knows which"
    return finding
  }

  private static func wrongRecords(
    _ missing: [ExpectedIdentity], _ others: [ScenarioCase.Record],
    _ records: [ScenarioCase.Record], _ span: SourceSpan, _ lookup: ScenarioCase
  ) -> Finding {
    let what: RedactedText =
      if !missing.isEmpty {
        missing.count == 1
          ? "a record of a shared number is missing"
          : "\(missing.count) records of a shared number are missing"
      } else if !others.isEmpty {
        "a shared number finds \(others.count.spoken("record")) too many"
      } else { "a record of a shared number is found twice" }
    var finding = lookup.finding(kind, about: lookup.ofScenario("records"), what, at: span)
    finding.expected = expectation(of: lookup)
    finding.actual =
      records.isEmpty
      ? "no record" : records.map { $0.identity(by: lookup.redactor) }.joined(separator: ", ")
    finding.remedy = "correct the CRM's data or its search, or `finds` if the records are right"
    finding.effect = "the agent is not shown the record that is calling"
    return finding
  }

  private static func expectation(of lookup: ScenarioCase) -> RedactedText {
    guard case .records(let records, _) = lookup.scenario.finds else { return "" }
    return records.map { RedactedText(authored: ExpectedIdentity($0, lookup).text) }
      .joined(separator: ", ")
  }

  private static func shared(_ ids: [String]) -> String {
    let dates = ["c7": "2026-03-01T08:00:00Z", "c3": "2024-03-01T08:00:00Z"]
    let records = ids.map { id in
      #"{"id": "\#(id)", "full_name": "Desk \#(id)", "phone": "+97144000000", "#
        + #""updated_at": "\#(dates[id] ?? "")"}"#
    }
    return #"{"data": [\#(records.joined(separator: ", "))]}"#
  }

  private static let example = """
    endpoint: contact-search
    types:
      Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.full_name
      BusinessNumber: data.#.phone
    when-several: newest by data.#.updated_at
    scenarios:
      shared desk: { call: "+97144000000", finds: [c7, c3] }

    """
}
