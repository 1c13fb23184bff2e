// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import PhoneNumbers
import Redaction

/// The number in the answer is the number that was asked for.
public enum LookupNumber: AnswerCheck {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "lookup-number", .blocker, .lookup, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the number in the answer is the number that was asked for",
    about: """
      Real systems ignore a filter they do not know and return everybody with 200; the first \
      record may even look right. So each record must show the caller's number in one of the \
      mapped number fields, whatever its spelling: `+971 50 000 0000` is `+971500000000`, and so \
      are `00971500000000` and `971500000000`. National spellings are read with `pbx.region`; an \
      extension behind the number does not count.
      """,
    passing: CheckExample(
      ExampleAnswer(
        #"{"data": [{"id": "abc123", "full_name": "Aisha Rahman", "phone": "+971 50 000 0000"}]}"#)
    ),
    failing: CheckExample(
      ExampleAnswer(
        #"{"data": [{"id": "abc123", "full_name": "Aisha Rahman", "phone": "+971500000001"}]}"#)))

  /// Searches that should find records.
  public static let judgesRecords = true

  /// Every call that expects records; a text that an agent types is no number.
  public static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool {
    if case .call = scenario.ask { scenario.expectsRecord } else { false }
  }

  /// Looks for the caller's number in every record.
  public static func judge(_ lookup: LookupCase) -> Judgement {
    if let code = lookup.noRecords { return .notProven(because: code) }
    let strangers = (0..<lookup.recordCount).filter { !shows(lookup, record: $0) }
    if strangers.isEmpty { return .kept }
    if let code = lookup.unreadable(oneOf: lookup.numbers) { return .notProven(because: code) }
    return .broken([
      lookup.recordCount > 1 ? everybody(strangers.count, lookup) : stranger(strangers, lookup)
    ])
  }

  /// Whether any record shows the caller's number.
  static func isShownByARecord(_ lookup: LookupCase) -> Bool {
    (0..<lookup.recordCount).contains { shows(lookup, record: $0) }
  }

  /// Whether a record shows the caller's number.
  static func showsCaller(_ record: ScenarioCase.Record) -> Bool {
    shows(record.answer, record: record.index)
  }

  /// Whether a finding of this check says that the search gives records to anybody.
  static func isAboutEverybody(_ finding: Finding) -> Bool {
    finding.kind.code == kind.code && finding.subject.name == everybodyName
  }

  private static let everybodyName = "everybody"

  private static func shows(_ lookup: LookupCase, record index: Int) -> Bool {
    lookup.numbers.contains { column in
      column.values.indices.contains(index)
        && lookup.isCaller(column.values[index].text)
    }
  }

  /// Many records at once come from a filter that is ignored: one cause for every caller.
  private static func everybody(_ strangers: Int, _ lookup: LookupCase) -> Finding {
    var finding = lookup.finding(
      kind, about: lookup.ofEndpoint(everybodyName),
      "records are returned that do not have the number asked for", at: place(lookup))
    finding.expected = "the caller's number in one of the number fields of every record"
    finding.actual = "\(strangers) of \(lookup.recordCount) records have another number"
    return completed(finding)
  }

  private static func stranger(_ strangers: [Int], _ lookup: LookupCase) -> Finding {
    var finding = lookup.finding(
      kind, about: lookup.ofScenario(), "the number in the answer is not the one asked for",
      at: place(lookup))
    let numbers = lookup.numbers.compactMap { column -> String? in
      guard let index = strangers.first, column.values.indices.contains(index) else { return nil }
      return column.values[index].text
    }
    let shown = numbers.filter { !$0.isEmpty }.map { lookup.redactor.redact(value: $0) }
    finding.expected = "\(authored: lookup.scenario.ask.text.value) in one of the number fields"
    finding.actual = shown.isEmpty ? "no number" : shown.joined(separator: ", ")
    return completed(finding)
  }

  private static func place(_ lookup: LookupCase) -> SourceSpan {
    lookup.numbers.first?.mapping?.span ?? lookup.scenario.ask.text.span
  }

  private static func completed(_ finding: Finding) -> Finding {
    var finding = finding
    finding.remedy =
      "check that the CRM searches the fields that are mapped here, and that it knows the filter"
    finding.effect = "the pop-up shows somebody who is not calling"
    return finding
  }
}

extension LookupCase {
  /// The lists of the number fields.
  fileprivate var numbers: [ContactMatch.Column] {
    records.columns.filter { $0.mapping?.field.isPhoneNumber == true }
  }

  /// Whether a text is the caller's number, in whatever spelling.
  ///
  /// Without a region libphonenumber reads no number that lacks its plus sign; CRMs store many so.
  fileprivate func isCaller(_ text: String) -> Bool {
    let caller = scenario.ask.text.value
    let region = pbx.contract.pbx.region
    if PhoneNumber.isSameNumber(text, caller, region: region) { return true }
    guard caller.hasPrefix("+"), let first = text.first, first.isWholeNumber else { return false }
    let international = text.hasPrefix("00") ? text.dropFirst(2) : text[...]
    return PhoneNumber.isSameNumber("+" + international, caller, region: nil)
  }
}
