// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

/// What a cell of the matrix of formats means, in a symbol and a word: never in a colour alone.
enum FormatJudgement: String, CaseIterable {
  /// Promised, or how numbers arrive, and found.
  case kept
  /// Promised, or how numbers arrive, and not found.
  case broken
  /// Not found, as the contract admits.
  case gap
  /// Tried for information, and found.
  case extra
  /// Tried for information, and not found.
  case absent
  /// Not asked, or not answered.
  case open

  init(_ outcome: FormatMatrix.Outcome, _ claim: FormatClaim) {
    let isPromised = claim == .matches || claim == .required
    self =
      switch (outcome, claim) {
      case (.unanswered, _), (.notAsked, _): .open
      case (.found, _): isPromised ? .kept : .extra
      case (_, .misses): .gap
      case (_, _): isPromised ? .broken : .absent
      }
  }

  /// A symbol that needs no colour.
  var symbol: RedactedText {
    switch self {
    case .kept: "✓"
    case .broken: "✗"
    case .gap: "△"
    case .extra: "○"
    case .absent: "–"
    case .open: "?"
    }
  }

  /// What a terminal shows, whatever characters it has.
  var mark: String {
    switch self {
    case .kept: "ok"
    case .broken: "NO"
    case .gap: "gap"
    case .extra: "+"
    case .absent: "-"
    case .open: "?"
    }
  }

  /// What the symbol stands for.
  var meaning: RedactedText {
    switch self {
    case .kept: "found as promised"
    case .broken: "promised, but not found"
    case .gap: "gap that the contract admits"
    case .extra: "found, not promised"
    case .absent: "not found, not promised"
    case .open: "not proven"
    }
  }
}

extension FormatMatrix.Outcome {
  /// Whom the spelling finds, in words.
  var title: RedactedText {
    switch self {
    case .found: "found"
    case .nobody: "nobody"
    case .others: "somebody else"
    case .several: "it and others"
    case .unanswered: "no answer"
    case .notAsked: "not asked"
    }
  }
}

extension FormatMatrix {
  /// The columns as views show them: how calls arrive comes first, since that has to work.
  var shownColumns: [Column] {
    columns.filter(\.isRequired) + columns.filter { !$0.isRequired }
  }

  /// The meanings that occur, in a fixed order: what a legend has to explain.
  var judgements: [FormatJudgement] {
    let all = Set(rows.flatMap { $0.judged(below: columns).compactMap { $0?.judgement } })
    return FormatJudgement.allCases.filter(all.contains)
  }
}
