// SPDX-License-Identifier: Apache-2.0

extension PersonalShapes {
  /// Whether a number may begin with a character here: not in the middle of an id, a date or a time.
  func canBeginPhone(_ value: UInt8) -> Bool {
    if value == UInt8(ascii: "+") { return !Self.isDigit(previous) }
    guard Self.isDigit(value) || value == UInt8(ascii: "("), !Self.isWord(previous) else {
      return false
    }
    switch previous {
    case UInt8(ascii: "-"), UInt8(ascii: "."): return !Self.isWord(beforePrevious)
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"):
      return !Self.isDigit(beforePrevious)
    default: return true
    }
  }

  /// Reads groups of digits; nil if they are no phone number or a word goes on behind them.
  func phone(from start: Int) -> Find? {
    var reader = PhoneReader(self, from: start)
    reader.read()
    guard let range = reader.range, reader.shape.isPhone, !goesOn(at: range.upperBound) else {
      return nil
    }
    return Find(range: range, kind: .phone, value: reader.shape.digits)
  }

  /// Whether a word goes on at an offset; an extension such as `x12` is none.
  private func goesOn(at end: Int) -> Bool {
    guard end < text.count else { return false }
    let (value, next) = text.unit(at: end)
    guard Self.isWord(value) else { return false }
    let isExtension = value | 0x20 == UInt8(ascii: "x") && next < text.count
    return !(isExtension && Self.isDigit(text.unit(at: next).value))
  }
}

/// Reads digits with the blanks, dashes and parentheses that people put between them.
private struct PhoneReader {
  /// What has been read.
  private(set) var shape: PhoneShape
  private let text: SpelledBytes
  private let isForm: Bool
  private let start: Int
  private var index: Int
  private var end: Int
  /// Characters since the last digit.
  private var gap = 0
  private var isOpen = false

  init(_ shapes: PersonalShapes, from start: Int) {
    text = shapes.text
    isForm = shapes.isForm
    self.start = start
    let (value, next) = text.unit(at: start)
    shape = PhoneShape(hasPlus: value == UInt8(ascii: "+"))
    index = shape.hasPlus ? next : start
    end = index
  }

  /// Where the number stands; nil if there are too many digits for one.
  var range: Range<Int>? {
    guard shape.digits.count <= PhoneShape.mostDigits else { return nil }
    // A parenthesis that is not closed belongs to the sentence.
    let isLoose = isOpen && text.bytes[start] == UInt8(ascii: "(")
    let first = isLoose ? start + 1 : start
    return first < end ? first..<end : nil
  }

  mutating func read() {
    while index < text.count, shape.digits.count <= PhoneShape.mostDigits {
      let (value, next) = text.unit(at: index)
      guard take(value, endingAt: next) else { return }
      index = next
    }
  }

  private mutating func take(_ value: UInt8, endingAt next: Int) -> Bool {
    switch value {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      shape.add(value, isNewGroup: gap > 0)
      gap = 0
      end = next
    case UInt8(ascii: "(") where !isOpen && !shape.hasParentheses && gap <= 1:
      isOpen = true
      gap += 1
    case UInt8(ascii: ")") where isOpen && gap == 0:
      isOpen = false
      shape.hasParentheses = true
      shape.separate(by: value)
      gap = 1
    case _ where isSeparator(value) && !shape.digits.isEmpty && gap < 3:
      if gap == 0 { shape.separate(by: value) }
      gap += 1
    default: return false
    }
    return true
  }

  private func isSeparator(_ value: UInt8) -> Bool {
    switch value {
    case 0x20, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"): true
    case UInt8(ascii: "+"): isForm
    default: false
    }
  }
}
