// SPDX-License-Identifier: Apache-2.0

import Contracts
import GJSONPaths
import JSONValues
import PBXEmulation
import PBXLanguage
import Readiness
import Redaction
import Transports

/// A search as an agent and an administrator would look at it: the pop-up, and how it came about.
struct LookupView {
  let pbx: PBX
  let search: ContactSearch
  let type: ContactType
  let caller: String
  let exchange: Exchange
  let redactor: Redactor

  /// More than an agent would ever look through.
  private static let mostPopups = 10
  /// Longer values are cut off.
  private static let longestValue = 200

  var text: RedactedText {
    [sent, answered, popups].filter { !$0.isEmpty }.joined(separator: "\n\n").shownLines()
      .joined(separator: "\n")
  }

  /// Whether the PBX can look into the answer, whatever it finds there.
  var isUsable: Bool {
    guard let response = exchange.response else { return false }
    if search.response.noMatchStatuses?.value.contains(response.status) == true { return true }
    let isRefusal = [401, 403].contains(response.status) || response.status >= 500
    guard !isRefusal || search.response.statuses.value.contains(response.status) else {
      return false
    }
    return (try? JSONDocument(parsing: response.body)) != nil
  }

  private var sent: RedactedText {
    "sent\n" + redactor.redact(exchange.request).httpText.indented
  }

  private var answered: RedactedText {
    let milliseconds = exchange.timings.total.inMicroseconds / 1000
    switch exchange.outcome {
    case .success(let response):
      let type = response.mediaType.map { redactor.redact($0) } ?? "no media type"
      return """
        answered
          \(response.status) \(redactor.redact(response.reason)), \(type), \
        \(response.body.count) bytes, \(milliseconds) ms
        """
    case .failure(let failure):
      return """
        not answered
          \(authored: failure.kind.rawValue): \(redactor.redact(failure.detail))
        """
    }
  }

  private var popups: RedactedText {
    guard let response = exchange.response else { return "" }
    let statuses = search.response.statuses.value + (search.response.noMatchStatuses?.value ?? [])
    guard statuses.contains(response.status) else {
      return """
        pop-up
          none: the contract promises status \(authored: statuses.map(String.init).joined(separator: " or "))
        """
    }
    guard let match = try? pbx.contacts(in: response.body, of: type, caller: caller) else {
      return ""
    }
    guard match.recordCount > 0 else { return "pop-up\n  none: the answer holds no contact" }
    let shown = (0..<match.recordCount).prefix(Self.mostPopups).map { popup(match, $0) }
    let others = match.recordCount - shown.count
    return (shown + (others > 0 ? ["and \(others) more"] : [])).joined(separator: "\n\n")
  }

  private func popup(_ match: ContactMatch, _ index: Int) -> RedactedText {
    let title: RedactedText =
      match.recordCount == 1
      ? "pop-up" : "pop-up, record \(index + 1) of \(match.recordCount)"
    var rows = match.columns.compactMap { row($0, match, index) }
    if let url = try? pbx.popupURL(for: match, record: index, caller: caller) {
      rows.append(("opens", redactor.redact(url), ""))
    }
    let names = rows.map(\.0.text.count).max() ?? 0
    let values = min(48, rows.filter { !$0.2.isEmpty }.map { $0.1.text.count }.max() ?? 0)
    let lines = rows.map { row -> RedactedText in
      "  \(row.0.padded(to: names))  \(row.1.padded(to: row.2.isEmpty ? 0 : values))"
        + (row.2.isEmpty ? "" : "  ← \(row.2)")
    }
    return ([title] + lines).joined(separator: "\n")
  }

  private func row(
    _ column: ContactMatch.Column, _ match: ContactMatch, _ index: Int
  ) -> (RedactedText, RedactedText, RedactedText)? {
    guard let mapping = column.mapping else { return nil }
    let path = column.paths.map { RedactedText(authored: $0.text) }.joined(separator: ", ")
    let name = RedactedText(authored: mapping.field.rawValue)
    guard let value = match.value(of: mapping.field, inRecord: index) else {
      return (name, "—", "\(path) selects nothing")
    }
    if value.kind == .null { return (name, "(null)", path) }
    if value.text.isEmpty { return (name, "(empty)", path) }
    let text = redactor.redact(value: value.text).onOneLine()
    guard text.text.unicodeScalars.count > Self.longestValue else { return (name, text, path) }
    let start = String(text.text.unicodeScalars.prefix(Self.longestValue))
    return (name, RedactedText(restored: start) + "…", path)
  }
}

extension RedactedText {
  /// The text with blanks behind it, to a number of characters.
  func padded(to width: Int) -> RedactedText {
    self + RedactedText(authored: String(repeating: " ", count: max(0, width - text.count)))
  }

  /// The lines, each two blanks further in.
  var indented: RedactedText {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return RedactedText(restored: lines.map { "  " + $0 }.joined(separator: "\n"))
  }
}
