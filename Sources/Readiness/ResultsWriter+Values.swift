// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Redaction
import Transports

extension ResultsWriter {
  /// Writes a number.
  mutating func value(_ number: Int) {
    var digits = String(number)
    digits.withUTF8 { bytes.append($0) }
  }

  /// Writes a truth value.
  mutating func value(_ truth: Bool) { bytes.append(truth ? "true" : "false") }

  /// Writes a text.
  mutating func value(_ text: RedactedText) { value(text.text) }

  /// Writes a text: at once if nothing in it is escaped, as nearly always.
  mutating func value(_ text: String) {
    var text = text
    let isWritten = text.withUTF8 { utf8 in
      let isPlain = PlainText.isPlain(utf8)
      guard isPlain || PlainText.hasOnlyQuotes(utf8) else { return false }
      bytes.append(UInt8(ascii: "\""))
      if isPlain { bytes.append(utf8) } else { escapeQuotes(utf8) }
      bytes.append(UInt8(ascii: "\""))
      return true
    }
    if isWritten { return }
    var escaped: [UInt8] = []
    JSONOutput.string(text).write(into: &escaped, pretty: false)
    escaped.withUnsafeBufferPointer { bytes.append($0) }
  }

  /// Writes an instant with its microseconds: `2026-11-21T10:15:30.250000Z`.
  mutating func value(_ instant: Timestamp) {
    let rest = instants.advance(to: instant)
    bytes.append(UInt8(ascii: "\""))
    instants.second.withUnsafeBufferPointer { bytes.append($0) }
    var unit: Int64 = 100_000
    while unit > 0 {
      bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest / unit % 10))
      unit /= 10
    }
    bytes.append("Z\"")
  }

  /// Writes a text in which nothing is escaped but quotation marks and backslashes: a JSON body.
  private mutating func escapeQuotes(_ utf8: UnsafeBufferPointer<UInt8>) {
    for byte in utf8 {
      if PlainText.isQuote(byte) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
  }
}

extension ResultsWriter {
  /// Writes a member whose value is a text.
  mutating func member(_ name: StaticString, _ text: String) {
    self.name(name)
    value(text)
  }

  /// Writes a member whose value is a text.
  mutating func member(_ name: StaticString, _ text: RedactedText) { member(name, text.text) }

  /// Writes a member whose value is a number.
  mutating func member(_ name: StaticString, _ number: Int) {
    self.name(name)
    value(number)
  }

  /// Writes a member whose value is true or false.
  mutating func member(_ name: StaticString, _ truth: Bool) {
    self.name(name)
    value(truth)
  }

  /// Writes a member whose value is an instant.
  mutating func member(_ name: StaticString, _ instant: Timestamp) {
    self.name(name)
    value(instant)
  }

  /// Writes a list of texts on one line.
  mutating func member(_ name: StaticString, _ texts: [String]) {
    self.name(name)
    list(texts, .row) { $0.value($1) }
  }

  /// Writes a list of texts on one line.
  mutating func member(_ name: StaticString, _ texts: [RedactedText]) {
    self.name(name)
    list(texts, .row) { $0.value($1) }
  }

  /// Writes a list of numbers on one line.
  mutating func member(_ name: StaticString, _ numbers: [Int]) {
    self.name(name)
    list(numbers, .row) { $0.value($1) }
  }
}
