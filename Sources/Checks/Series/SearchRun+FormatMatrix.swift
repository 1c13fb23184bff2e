// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
public import Readiness
import Redaction

extension SearchRun {
  /// The phone-format matrix for the report; nil if the contract promises no formats here.
  public var formatMatrix: FormatMatrix? {
    guard !scope.formats.isEmpty else { return nil }
    let rows = scope.formats.map { FormatRow($0, in: scope.contract) }
    let tried = DialledSpelling.allCases.filter { spelling in
      rows.contains { $0.dialled[spelling] != nil }
    }
    let delivers = Set(scope.contract.pbx.delivers)
    return FormatMatrix(
      columns: tried.map {
        FormatMatrix.Column(spelling: $0.rawValue, isRequired: delivers.contains($0))
      }, rows: rows.map { matrixRow($0, tried) })
  }

  private func matrixRow(_ row: FormatRow, _ tried: [DialledSpelling]) -> FormatMatrix.Row {
    let cells = tried.map { spelling -> FormatMatrix.Cell in
      let dialled = row.dialled[spelling] ?? ""
      let cell = FormatCell(spelling, dialled, of: row, in: self)
      return FormatMatrix.Cell(
        spelling: spelling.rawValue, dialled: redactor.redact(value: dialled),
        outcome: dialled.isEmpty ? .notAsked : cell.outcome, promise: promise(spelling, row),
        evidence: cell.evidence)
    }
    let isAnswered = cells.contains { [.found, .nobody, .others, .several].contains($0.outcome) }
    let behaviour = SearchBehaviour.name(of: row) { text in
      FormatCell(.asStored, text, of: row, in: self).records.contains { record in
        record.value(of: .contactsID)?.text
          == (try? pbx.render(row.format.finds, with: [:])) ?? row.format.finds.source.text
      }
    }
    return FormatMatrix.Row(
      stored: redactor.redact(value: row.format.stored.value),
      behaviour: isAnswered ? behaviour : nil, cells: cells)
  }

  private func promise(_ spelling: DialledSpelling, _ row: FormatRow) -> FormatMatrix.Promise {
    if row.format.misses.contains(where: { $0.value == spelling }) { return .misses }
    return row.required.contains(spelling) ? .matches : .none
  }
}
