// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import YAMLDocuments

/// Writes a YAML tree as JSON, each byte with its place.
struct YAMLAsJSON {
  var pieces = SlicePieces()

  mutating func write(_ node: YAMLNode) {
    let start = node.span.range.lowerBound
    switch node.content {
    case .scalar(let scalar): write(scalar)
    case .sequence(let items):
      pieces.append("[", at: start)
      for (index, item) in items.enumerated() {
        if index > 0 { pieces.append(",", at: item.span.range.lowerBound) }
        write(item)
      }
      pieces.append("]", at: max(start, node.span.range.upperBound - 1))
    case .mapping(let entries):
      pieces.append("{", at: start)
      for (index, entry) in entries.enumerated() {
        if index > 0 { pieces.append(",", at: entry.span.range.lowerBound) }
        write(text: entry.key)
        pieces.append(":", at: entry.key.span.range.upperBound)
        write(entry.value)
      }
      pieces.append("}", at: max(start, node.span.range.upperBound - 1))
    }
  }

  /// Bare numbers and JSON's words stay what they are; all else is text.
  private mutating func write(_ scalar: YAMLScalar) {
    let isJSON =
      scalar.style == .plain
      && (["true", "false", "null"].contains(scalar.text) || AmbiguousText.isNumber(scalar.text))
    if isJSON { pieces.append(scalar.slice) } else { write(text: scalar) }
  }

  private mutating func write(text scalar: YAMLScalar) {
    let slice = scalar.slice
    pieces.append("\"", at: scalar.span.range.lowerBound)
    var start = 0
    let bytes = Array(slice.text.utf8)
    for (offset, byte) in bytes.enumerated()
    where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      pieces.append(start..<offset, of: bytes, in: slice)
      let place = slice.span(offset..<offset + 1).range.lowerBound
      pieces.append(Self.escape(byte), at: place)
      start = offset + 1
    }
    pieces.append(start..<bytes.count, of: bytes, in: slice)
    pieces.append("\"", at: max(scalar.span.range.lowerBound, scalar.span.range.upperBound - 1))
  }

  private static func escape(_ byte: UInt8) -> String {
    if byte >= 0x20 { return "\\" + String(Character(Unicode.Scalar(byte))) }
    let digits = String(byte, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
