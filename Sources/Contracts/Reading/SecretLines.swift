// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

/// Finds the places of a file in which somebody may have written a secret.
enum SecretLines {
  /// What stands behind `from:` and is no source, whether or not YAML can read the line.
  static func spans(in file: SourceText) -> [SourceSpan] {
    let bytes = file.utf8
    let word = Array("from:".utf8)
    var spans: [SourceSpan] = []
    var offset = 0
    while offset + word.count <= bytes.count {
      guard bytes[offset] == word[0], bytes[offset...].starts(with: word) else {
        offset += 1
        continue
      }
      offset += word.count
      let end = valueEnd(bytes, from: offset)
      let text = String(decoding: bytes[offset..<end], as: UTF8.self)
      let value = text.drop { $0 == " " || $0 == "\t" }
      let start = offset + text.utf8.count - value.utf8.count
      let written = value.filter { $0 != "\"" && $0 != "'" }
      let isSource = SecretSource(written: written.trimmingBlanks) != nil
      if !isSource, !value.isEmpty {
        spans.append(SourceSpan(start..<end, in: file))
      }
    }
    return spans
  }

  /// The end of a value in one line: a comma, a brace, a comment or the line's end.
  private static func valueEnd(_ bytes: [UInt8], from start: Int) -> Int {
    for offset in start..<bytes.count {
      if [0x0A, 0x0D, 0x2C, 0x7D].contains(bytes[offset]) { return offset }
      if bytes[offset] == UInt8(ascii: "#"), bytes[offset - 1] == 0x20 { return offset }
    }
    return bytes.count
  }

  /// The complaint without the text of the line, if a secret may stand in that line.
  static func masked(_ complaint: Complaint, in file: SourceText) -> Complaint {
    guard let span = complaint.span, let value = value(inLine: span.start.line, of: file) else {
      return complaint
    }
    let quotes = complaint.code == "yaml-syntax" || complaint.code == "yaml-template"
    return Complaint(
      complaint.code, complaint.message, at: complaint.span, label: complaint.label,
      remedy: quotes
        ? "write `from: env NAME`; a secret itself never stands here" : complaint.remedy,
      hiding: [value])
  }

  /// What stands behind the first colon of a line with `from:`, or below `secrets:`.
  private static func value(inLine number: Int, of file: SourceText) -> SourceSpan? {
    let line = file.lineRange(number)
    let bytes = file.utf8[line]
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon + 1 < line.upperBound,
      file.line(number).contains("from:") || isBelowSecrets(number, file)
    else { return nil }
    return SourceSpan(colon + 1..<line.upperBound, in: file)
  }

  private static func isBelowSecrets(_ number: Int, _ file: SourceText) -> Bool {
    var depth = indentation(number, file)
    for above in stride(from: number - 1, through: 1, by: -1) {
      let text = file.line(above).drop { $0 == " " }
      let own = indentation(above, file)
      guard !text.isEmpty, !text.hasPrefix("#"), own < depth else { continue }
      if text.hasPrefix("secrets:") { return true }
      depth = own
    }
    return false
  }

  private static func indentation(_ number: Int, _ file: SourceText) -> Int {
    file.utf8[file.lineRange(number)].prefix { $0 == 0x20 || $0 == 0x09 }.count
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.hasSuffix(" ") { text = text.dropLast() }
    return String(text)
  }
}
