// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// A number is found in every spelling that the PBX hands over.
public enum LookupFormat: SeriesCheck {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "lookup-format", .blocker, .lookup, holds: .builderTesting, owner: .crmAdministrator,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "a number is found in every spelling that the PBX hands over",
    about: """
      Each number of `formats` is dialled in every spelling: E.164, its digits, with `00`, \
      national, with blanks, as RFC 3966, with a lost plus sign, with an extension. The spellings \
      of `matches` and those in which the trunk delivers callers (`pbx.delivers`) must find the \
      record and no other. A spelling under `misses` is an admitted gap: see `lookup-format-gap`. \
      All others are tried and only shown. From the pattern the report names what the CRM does: it \
      compares the exact text, normalises, searches for a part, or compares the last digits. A \
      number that no spelling finds, not even the stored one, stands in a field that is not searched.
      """,
    passing: FormatExamples.passing, failing: FormatExamples.failing)

  /// Each number in each spelling, and two that share its last digits only.
  public static func probes(in scope: SearchScope) -> [Probe] {
    scope.formats.flatMap { FormatRow($0, in: scope.contract).asks }
      .map { Probe(.call($0), in: .formats) }
  }

  /// Each row: what must be found is.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    run.scope.formats.map { format in
      SeriesPromise(format.stored.value, judge(FormatRow(format, in: run.scope.contract), run))
    }
  }

  private static func judge(_ row: FormatRow, _ run: SearchRun) -> Judgement {
    let cells = row.required.compactMap { spelling in
      row.dialled[spelling].map { FormatCell(spelling, $0, of: row, in: run) }
    }
    if let code = cells.lazy.compactMap(\.obstacle).first { return .notProven(because: code) }
    let missed = cells.filter { !$0.isFound }
    if missed.isEmpty { return .kept }
    if let code = run.everybody(in: missed) { return .notProven(because: code) }
    let all = row.spellings.compactMap { spelling in
      row.dialled[spelling].map { FormatCell(spelling, $0, of: row, in: run) }
    }
    return .broken([
      all.contains { !$0.records.isEmpty }
        ? finding(missed, row, run) : unsearched(row, missed, run)
    ])
  }

  /// One cause, the way in which the CRM compares numbers, however many spellings and rows show it.
  private static func finding(
    _ missed: [FormatCell], _ row: FormatRow, _ run: SearchRun
  ) -> Finding {
    let names = missed.map(\.spelling.rawValue).joined(separator: ", ")
    let others =
      missed.flatMap(\.records).map { $0.identity(by: run.redactor) }
      + missed.compactMap { $0.fault?.actual }
    var finding = make(
      subject: "spellings",
      others.isEmpty
        ? "a number is not found in every spelling that is promised or delivered"
        : "a number does not find its record alone in every spelling", row, run)
    finding.label = "not in \(authored: names)"
    finding.expected = "the record, dialled as \(authored: names)"
    finding.actual =
      others.isEmpty
      ? "no record" : Set(others).sorted { $0.text < $1.text }.joined(separator: ", ")
    finding.remedy = """
      let the CRM compare numbers in E.164, or write misses: [\(authored: names)] and let the trunk \
      deliver another spelling
      """
    finding.evidence = missed.flatMap(\.evidence)
    return finding
  }

  private static func unsearched(
    _ row: FormatRow, _ missed: [FormatCell], _ run: SearchRun
  ) -> Finding {
    var finding = make(
      subject: "not-searched", "a stored number is found in no spelling, not even its own", row, run
    )
    finding.expected = "the record, in \(missed.count.spoken("spelling"))"
    finding.actual = "no record in any"
    finding.remedy =
      "check that the field which holds this number is among those the search looks at"
    finding.evidence = missed.flatMap(\.evidence)
    return finding
  }

  private static func make(
    subject: String, _ message: RedactedText, _ row: FormatRow, _ run: SearchRun
  ) -> Finding {
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: "contact-search", interaction: run.search.types.first?.name.value ?? "",
        name: subject),
      message, at: row.format.matches?.span ?? row.format.stored.span)
    finding.scenarios = [row.format.stored.value]
    finding.effect = "an empty pop-up for a caller the CRM knows"
    return finding
  }
}
