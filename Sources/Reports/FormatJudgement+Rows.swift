// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

/// A cell of the matrix with what it means.
struct JudgedCell {
  let cell: FormatMatrix.Cell
  let judgement: FormatJudgement
}

extension FormatMatrix.Row {
  /// The row's cells below columns; nil where a spelling does not concern the number.
  ///
  /// Two spellings may be the same text, such as `e164` and `as-stored`. What the contract says
  /// about the one it then says about the other, so both are judged by the same promise.
  func judged(below columns: [FormatMatrix.Column]) -> [JudgedCell?] {
    let known = Dictionary(cells.map { ($0.spelling, $0) }) { first, _ in first }
    let present = columns.map { column in known[column.spelling].map { (column, $0) } }
    var claims: [RedactedText: FormatClaim] = [:]
    for case (let column, let cell)? in present where cell.isDialledTextKnown {
      let claim = FormatClaim(cell, below: column)
      claims[cell.dialled] = max(claim, claims[cell.dialled] ?? claim)
    }
    return present.map { pair in
      pair.map { column, cell in
        let own = FormatClaim(cell, below: column)
        // What is written below a spelling itself comes before what another one says.
        let claim = cell.promise == .none ? max(own, claims[cell.dialled] ?? own) : own
        return JudgedCell(cell: cell, judgement: FormatJudgement(cell.outcome, claim))
      }
    }
  }
}

/// What is said about a dialled text, from nothing to a promise.
enum FormatClaim: Comparable {
  /// It is tried for information.
  case nothing
  /// Calls arrive so, so it has to be found.
  case required
  /// It does not find the number, as the contract admits.
  case misses
  /// It finds the number.
  case matches

  init(_ cell: FormatMatrix.Cell, below column: FormatMatrix.Column) {
    self =
      switch cell.promise {
      case .matches: .matches
      case .misses: .misses
      case .none: column.isRequired ? .required : .nothing
      }
  }
}

extension FormatMatrix.Cell {
  /// Whether the text is the number that was dialled: two hidden ones look alike, but may differ.
  fileprivate var isDialledTextKnown: Bool {
    !dialled.isEmpty && !dialled.text.contains("‹hidden")
  }
}
