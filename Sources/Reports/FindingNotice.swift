// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction

extension ReportedFinding {
  /// `blocker`, `major`, `minor` or `could not ask`.
  var headword: String { isFailureToAsk ? "could not ask" : kind.severity.rawValue }

  /// The first scenarios, and how many there are if some are left away.
  func scenarioList(upTo limit: Int) -> RedactedText {
    let shown = scenarios.prefix(limit).joined(separator: ", ")
    let more = scenarios.count > limit ? ", … (\(scenarios.count))" : ""
    return "\(authored: shown + more)"
  }

  /// The role, and the person behind it if the contract names one.
  func owner(in result: RunResult) -> RedactedText {
    let person = result.owners[kind.owner].map { " (\($0))" } ?? ""
    return "\(authored: kind.owner.title + person)"
  }

  /// The finding as compilers show theirs, with the line of the contract.
  ///
  /// Nothing in it can steer a terminal: code and labels are made harmless here, what the caret
  /// renderer shows of the rest is made so by it.
  func notice(in index: ResultIndex) -> Notice {
    var notice = Notice(headword, kind.code.shown, message.cut(to: 600))
    notice.span = place?.span
    notice.label = label.cut(to: 200)
    notice.help = remedy.cut(to: 600)
    notice.notes = notes(in: index)
    return notice
  }

  private func notes(in index: ResultIndex) -> [Notice.Note] {
    var notes: [Notice.Note] = []
    if let place, place.span == nil {
      notes.append(.init("place", "\(authored: place.description.shown)"))
    }
    if let expected { notes.append(.init("expected", expected.cut(to: 600))) }
    if let actual { notes.append(.init("actual", actual.cut(to: 600))) }
    if !scenarios.isEmpty { notes.append(.init("scenarios", scenarioList(upTo: 4).cut(to: 600))) }
    if let exchange = index.evidence(of: self).first {
      notes.append(.init("evidence", exchange.summary(in: index.result).cut(to: 600)))
    }
    notes.append(.init("agents see", effect.cut(to: 600)))
    let owner = owner(in: index.result)
    notes.append(.init("owner", "\(owner), layer \(authored: kind.layer.rawValue)"))
    return notes
  }
}

extension ReportedPlace {
  /// Lines above which a place is named but not shown; no contract is so long.
  private static let lastLineShown = 100_000
  /// Bytes of a line above which it is not shown.
  private static let longestLineShown = 16_384

  /// The place in a text that has just this line: enough for a caret, without the contract.
  var span: SourceSpan? {
    guard (1...Self.lastLineShown).contains(line), text.text.utf8.count <= Self.longestLineShown
    else { return nil }
    let padding = [UInt8](repeating: UInt8(ascii: "\n"), count: line - 1)
    let source = SourceText(name: file.shown, utf8: padding + Array(text.text.utf8))
    let scalars = text.text.unicodeScalars
    let before = scalars.prefix(max(0, min(column, 1 << 30) - 1))
    let marked = scalars.dropFirst(before.count).prefix(max(0, width))
    let start = padding.count + before.reduce(0) { $0 + UTF8.width($1) }
    return SourceSpan(start..<start + marked.reduce(0) { $0 + UTF8.width($1) }, in: source)
  }
}

extension ReportedExchange {
  /// Number, what was asked, what came back, how long it took.
  func summary(in result: RunResult) -> RedactedText {
    "exchange \(number): \(method) \(target(below: result.base)) → \(answer), \(duration)"
  }

  /// The URL without the base, where that is its beginning: the part that differs.
  func target(below base: RedactedText) -> RedactedText {
    let rest = url.text.utf8.dropFirst(base.text.utf8.count)
    guard !base.isEmpty, rest.first == UInt8(ascii: "/"),
      url.text.utf8.starts(with: base.text.utf8)
    else { return url }
    return RedactedText(restored: String(Substring(rest)))
  }

  /// The status, or why there is none.
  var answer: RedactedText {
    status.map { "\($0)" } ?? "\(authored: failure ?? "no answer")"
  }

  /// How long it took; below a millisecond in tenths.
  var duration: RedactedText { microseconds.asMilliseconds }
}
