// SPDX-License-Identifier: Apache-2.0

/// Reads literal and folded blocks again, as libyaml does, to learn where each byte stands.
struct BlockScalarDecoder {
  private let source: [UInt8]
  private let end: Int
  private let isLiteral: Bool
  private var offset: Int
  private var indentation = 0
  private var keepsBreaks = false
  private var dropsBreaks = false
  private(set) var text = MappedText()
  /// Where the last line with content ends, or the header if there is none.
  private(set) var contentEnd: Int

  /// A block from its `|` or `>` to its last line.
  ///
  /// By the decoded text, `value`, an indentation is found that the header states in relation to
  /// its surroundings.
  init(_ range: Range<Int>, of source: [UInt8], value: [UInt8]) {
    self.source = source
    end = range.upperBound
    isLiteral = source[range.lowerBound] == UInt8(ascii: "|")
    offset = range.lowerBound + 1
    contentEnd = offset
    readHeader()
    indentation = contentIndentation(value)
  }

  private mutating func readHeader() {
    while offset < end, !isBreak(offset) {
      switch source[offset] {
      case UInt8(ascii: "+"): keepsBreaks = true
      case UInt8(ascii: "-"): dropsBreaks = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      default:
        // A comment or blanks: nothing more is said here.
        while offset < end, !isBreak(offset) { offset += 1 }
        return
      }
      offset += 1
      contentEnd = offset
    }
  }

  /// Blanks before the first line with content, less those that belong to the text.
  private func contentIndentation(_ value: [UInt8]) -> Int {
    let line = value.drop { $0 == 0x0A }
    let own = line.prefix { $0 == 0x20 }.count
    var index = min(offset, end)
    var blanks = 0
    while index < end {
      if isBreak(index) {
        blanks = 0
      } else if source[index] == 0x20 {
        blanks += 1
      } else {
        break
      }
      index += 1
    }
    return max(0, blanks - own)
  }

  private func isBreak(_ offset: Int) -> Bool {
    source[offset] == 0x0A || source[offset] == 0x0D
  }

  /// The place of the line break at the offset, which is passed; nil at the end of the file.
  private mutating func takeBreak() -> Int? {
    guard offset < end, isBreak(offset) else { return nil }
    if source[offset] == 0x0D, offset + 1 < end { offset += 1 }
    offset += 1
    return offset - 1
  }

  /// Passes the indentation of the next line and empty lines before it.
  private mutating func takeEmptyLines() -> (breaks: [Int], column: Int) {
    var breaks: [Int] = []
    while true {
      var column = 0
      while column < indentation, offset < end, source[offset] == 0x20 {
        column += 1
        offset += 1
      }
      guard let place = takeBreak() else { return (breaks, column) }
      breaks.append(place)
    }
  }

  private func isBlank(_ offset: Int) -> Bool {
    offset < end && (source[offset] == 0x20 || source[offset] == 0x09)
  }

  /// Reads the whole block.
  mutating func decode() {
    _ = takeBreak()
    var lineBreak: Int?
    var previousBeganBlank = false
    var (empty, column) = takeEmptyLines()
    while column == indentation, offset < end {
      let beginsBlank = isBlank(offset)
      if let place = lineBreak {
        if isLiteral || previousBeganBlank || beginsBlank {
          text.append(0x0A, from: place)
        } else if empty.isEmpty {
          text.append(0x20, from: place)
        }
      }
      for place in empty { text.append(0x0A, from: place) }
      previousBeganBlank = beginsBlank
      let start = offset
      while offset < end, !isBreak(offset) { offset += 1 }
      text.append(start..<offset, of: source)
      contentEnd = offset
      lineBreak = takeBreak()
      (empty, column) = takeEmptyLines()
    }
    if !dropsBreaks, let place = lineBreak { text.append(0x0A, from: place) }
    if keepsBreaks { for place in empty { text.append(0x0A, from: place) } }
  }
}
