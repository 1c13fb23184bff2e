// SPDX-License-Identifier: Apache-2.0

/// Reads plain and quoted scalars again, as libyaml does, to learn where each byte stands.
struct FlowScalarDecoder {
  private let source: [UInt8]
  private let style: YAMLScalar.Style
  private let end: Int
  private var offset: Int
  private(set) var text = MappedText()

  /// A scalar whose content, without quotes, is a range of the file.
  init(_ content: Range<Int>, of source: [UInt8], style: YAMLScalar.Style) {
    self.source = source
    self.style = style
    offset = content.lowerBound
    end = content.upperBound
  }

  /// Reads the whole scalar.
  mutating func decode() {
    while offset < end {
      let byte = source[offset]
      if byte == 0x20 || byte == 0x09 || isBreak(offset) {
        readSpace(afterEscapedBreak: false)
      } else if style == .singleQuoted, byte == UInt8(ascii: "'") {
        text.append(byte, from: offset)
        offset += 2
      } else if style == .doubleQuoted, byte == UInt8(ascii: "\\") {
        readEscape()
      } else {
        text.append(byte, from: offset)
        offset += 1
      }
    }
  }

  private func isBreak(_ offset: Int) -> Bool {
    source[offset] == 0x0A || source[offset] == 0x0D
  }

  /// Blanks stay as they are, unless a line ends or begins there.
  private mutating func readSpace(afterEscapedBreak: Bool) {
    let start = offset
    var breaks: [Int] = []
    while offset < end {
      if isBreak(offset) {
        if source[offset] == 0x0D { offset += 1 }
        breaks.append(min(offset, end - 1))
        offset += 1
      } else if source[offset] == 0x20 || source[offset] == 0x09 {
        offset += 1
      } else {
        break
      }
    }
    if afterEscapedBreak {
      for place in breaks { text.append(0x0A, from: place) }
    } else if breaks.isEmpty {
      text.append(start..<offset, of: source)
    } else {
      text.appendFolded(breaks)
    }
  }

  private mutating func readEscape() {
    let start = offset
    guard start + 1 < end else {
      offset = end
      return
    }
    if isBreak(start + 1) {
      offset = start + (source[start + 1] == 0x0D ? 3 : 2)
      readSpace(afterEscapedBreak: true)
      return
    }
    let digits = Self.hexadecimalDigits[source[start + 1]] ?? 0
    offset = min(end, start + 2 + digits)
    text.append(Self.decoded(source[start + 1], source[(start + 2)..<offset]), escapedAt: start)
  }

  private static let hexadecimalDigits: [UInt8: Int] = [
    UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8,
  ]

  private static let characters: [UInt8: UInt32] = [
    UInt8(ascii: "0"): 0x00, UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08,
    UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "v"): 0x0B,
    UInt8(ascii: "f"): 0x0C, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "e"): 0x1B,
    UInt8(ascii: "N"): 0x85, UInt8(ascii: "_"): 0xA0, UInt8(ascii: "L"): 0x2028,
    UInt8(ascii: "P"): 0x2029,
  ]

  /// The bytes an escape stands for; a letter without a meaning of its own stands for itself.
  private static func decoded(_ letter: UInt8, _ digits: ArraySlice<UInt8>) -> [UInt8] {
    let value: UInt32
    if digits.isEmpty {
      value = characters[letter] ?? UInt32(letter)
    } else {
      value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
    }
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    return Array(String(Character(scalar)).utf8)
  }
}
