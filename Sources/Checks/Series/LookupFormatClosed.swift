// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// What a contract admits is still so: a gap that has closed becomes a promise.
public enum LookupFormatClosed: SeriesCheck {
  /// A minor finding of the contract.
  public static let kind = FindingKind(
    "lookup-format-closed", .minor, .lookup, holds: .broaderRollout, owner: .apiDeveloper,
    layer: .contract)

  /// What the check says about itself.
  public static let page = CheckPage(
    "a spelling that is admitted not to be found is not found",
    about: """
      `misses` admits that a spelling does not find the record. Once the CRM finds it, nothing \
      holds the CRM to that: the spelling could be lost again, and no run would say so. Written \
      under `matches` it is promised from now on.
      """,
    passing: FormatExamples.promised, failing: FormatExamples.closed)

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
    return .found(cells.filter(\.isFound).map { finding($0, row, run) })
  }

  private static func finding(
    _ cell: FormatCell, _ row: FormatRow, _ run: SearchRun
  ) -> Finding {
    let name = cell.spelling.rawValue
    let place = row.format.misses.first { $0.value == cell.spelling }
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: "contact-search", interaction: run.search.types.first?.name.value ?? "",
        name: name),
      "a number dialled as \(authored: name) is found, though the contract admits it is not",
      at: place?.span)
    finding.expected = "nobody, dialled as \(run.redactor.redact(value: cell.dialled))"
    finding.actual = "the record"
    finding.remedy = "the gap has closed: move \(authored: name) from `misses` to `matches`"
    finding.effect = "nothing today; if the CRM loses this spelling again, no run tells"
    finding.scenarios = [row.format.stored.value]
    finding.evidence = cell.evidence
    return finding
  }
}
