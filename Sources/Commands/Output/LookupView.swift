// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import GJSONPaths
import JSONValues
import PBXEmulation
import PBXLanguage
import Readiness
import Redaction
import Transports

/// A lookup as an agent and an administrator would look at it: the pop-up, and how it came about.
struct LookupView {
  let pbx: PBX
  let lookup: ProbedLookup
  let redactor: Redactor

  /// More than an agent would ever look through.
  private static let mostPopups = 10
  /// Longer values are cut off.
  private static let longestValue = 200

  var text: RedactedText {
    (lookup.raw.flatMap { [sent($0), answered($0)] } + [popups]).filter { !$0.isEmpty }
      .joined(separator: "\n\n").shownLines().joined(separator: "\n")
  }

  /// Whether the PBX can look into every answer, whatever it finds there.
  var isUsable: Bool { !lookup.answers.answers.isEmpty && lookup.faults.isEmpty }

  private func sent(_ answer: LookupAnswer) -> RedactedText {
    "sent\n" + redactor.redact(answer.exchange.request).httpText.indented
  }

  private func answered(_ answer: LookupAnswer) -> RedactedText {
    let milliseconds = answer.exchange.timings.total.inMicroseconds / 1000
    switch answer.exchange.outcome {
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
    let searches = lookup.answers.answers.filter { $0.isSearch && $0.response != nil }
    if searches.isEmpty { return "" }
    if let odd = searches.first(where: { !promises($0) }) {
      let statuses = odd.promised.statuses.value + (odd.promised.noMatchStatuses?.value ?? [])
      return """
        pop-up
          none: the contract promises status \(authored: statuses.map(String.init).joined(separator: " or "))
        """
    }
    let found = searches.flatMap { search in
      (0..<search.records.recordCount).map { (search, $0) }
    }
    if found.isEmpty { return "pop-up\n  none: the answer holds no contact" }
    let shown = found.prefix(Self.mostPopups).enumerated().map { position, record in
      popup(record.0, record.1, title: title(position, of: found.count, record.0))
    }
    let others = found.count - shown.count
    return (shown + (others > 0 ? ["and \(others) more"] : [])).joined(separator: "\n\n")
  }

  private func promises(_ search: LookupCase) -> Bool {
    guard let status = search.response?.status else { return false }
    return search.promised.statuses.value.contains(status)
      || search.promised.noMatchStatuses?.value.contains(status) == true
  }

  private func title(_ position: Int, of count: Int, _ search: LookupCase) -> RedactedText {
    let number: RedactedText = count == 1 ? "pop-up" : "pop-up, record \(position + 1) of \(count)"
    let hasTypes = search.search.types.count > 1
    return hasTypes ? "\(number), \(authored: search.type.name.value)" : number
  }

  private func popup(
    _ search: LookupCase, _ index: Int, title: RedactedText
  ) -> RedactedText {
    let match = search.records
    var rows = match.columns.compactMap { row($0, match, index) }
    if let url = try? pbx.popupURL(for: match, record: index, asked: lookup.probe.ask) {
      rows.append(
        ("opens", hidesIdentity(of: match, index) ? "(hidden)" : redactor.redact(url), ""))
    }
    let names = rows.map(\.0.text.count).max() ?? 0
    let values = min(48, rows.filter { !$0.2.isEmpty }.map { $0.1.text.count }.max() ?? 0)
    let lines = rows.map { row -> RedactedText in
      "  \(row.0.padded(to: names))  \(row.1.padded(to: row.2.isEmpty ? 0 : values))"
        + (row.2.isEmpty ? "" : "  ← \(row.2)")
    }
    return ([title] + lines).joined(separator: "\n")
  }

  /// Whether the record's id is hidden: the address that is made of it would give it away.
  private func hidesIdentity(of match: ContactMatch, _ index: Int) -> Bool {
    guard let id = match.value(of: .contactsID, inRecord: index)?.text else { return false }
    return redactor.redact(value: id).text != id
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
