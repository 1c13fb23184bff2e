// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// A spelling that is admitted not to be found: the promise holds, the weakness stays visible.
public enum LookupFormatGap: SeriesCheck {
  /// A minor finding of the CRM.
  public static let kind = FindingKind(
    "lookup-format-gap", .minor, .lookup, holds: .broaderRollout, owner: .crmAdministrator,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "no spelling of a number is admitted not to be found",
    about: """
      A contract states what is, and what is bad about it stays visible. A spelling under `misses` \
      is dialled like all others; while it does not find the record, this finding says so. When \
      the CRM finds the number, `lookup-format-closed` says that the line is out of date.
      """,
    passing: FormatExamples.passing, failing: FormatExamples.gap)

  /// Each row that admits something.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    run.scope.formats.filter { !$0.misses.isEmpty }.map { format in
      SeriesPromise(format.stored.value, judge(FormatRow(format, in: run.scope.contract), run))
    }
  }

  private static func judge(_ row: FormatRow, _ run: SearchRun) -> Judgement {
    let cells = row.format.misses.compactMap { spelling in
      row.dialled[spelling.value].map { FormatCell(spelling.value, $0, of: row, in: run) }
    }
    if let code = cells.lazy.compactMap(\.obstacle).first { return .notProven(because: code) }
    let missed = cells.filter { !$0.isFound }
    if !missed.isEmpty, let code = run.everybody(in: missed) {
      return .notProven(because: code)
    }
    return .found(
      missed.map { cell in
        let name = cell.spelling.rawValue
        let place = row.format.misses.first { $0.value == cell.spelling }
        var finding = Finding(
          kind,
          about: FindingSubject(
            endpoint: "contact-search", interaction: run.search.types.first?.name.value ?? "",
            name: name),
          "a number dialled as \(authored: name) is not found, as the contract admits",
          at: place?.span)
        finding.expected = "the record, dialled as \(run.redactor.redact(value: cell.dialled))"
        finding.actual = "\(cell.records.count.spoken("record")) of others"
        if cell.records.isEmpty { finding.actual = cell.fault?.actual ?? "no record" }
        finding.remedy =
          "let the CRM compare numbers in E.164, or let the trunk deliver another spelling"
        finding.effect = "an empty pop-up for callers who arrive in this spelling"
        finding.scenarios = [row.format.stored.value]
        finding.evidence = cell.evidence
        return finding
      })
  }
}
