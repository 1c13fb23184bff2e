// SPDX-License-Identifier: Apache-2.0

/// Finds what can be told from its shape alone, in one pass: e-mail addresses and phone numbers.
struct PersonalShapes {
  /// A piece of personal data in a text.
  struct Find {
    let range: Range<Int>
    let kind: PersonalKind
    /// The address in lower case, or the digits, however they are spelled in the text.
    let value: [UInt8]
  }

  let text: SpelledBytes
  /// Whether a plus sign between digits is a blank.
  let isForm: Bool
  private var finds: [Find] = []
  /// Where the characters that can stand before an `@` began.
  private var localStart = 0
  private(set) var previous: UInt8 = 0x20
  private(set) var beforePrevious: UInt8 = 0x20

  private init(_ bytes: [UInt8], isForm: Bool) {
    text = SpelledBytes(bytes)
    self.isForm = isForm
  }

  /// Everything that looks like personal data, in order.
  static func finds(in bytes: [UInt8], isForm: Bool = false) -> [Find] {
    guard canHold(bytes) else { return [] }
    var shapes = PersonalShapes(bytes, isForm: isForm)
    shapes.scan()
    return shapes.finds
  }

  /// Whether bytes can hold anything at all: an `@`, seven digits, or some other spelling of them.
  private static func canHold(_ bytes: [UInt8]) -> Bool {
    var digits = 0
    for byte in bytes {
      if isDigit(byte) { digits &+= 1 }
      if byte >= 0x80 || byte == UInt8(ascii: "@") { return true }
      if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\\") {
        return true
      }
    }
    return digits >= PhoneShape.leastDigits
  }

  private mutating func scan() {
    var index = 0
    while index < text.count {
      let (value, next) = text.unit(at: index)
      if value == UInt8(ascii: "@"), let start = wordStart(before: index),
        let end = domainEnd(from: next)
      {
        add(Find(range: start..<end, kind: .email, value: address(start..<end)))
        index = end
        step(over: UInt8(ascii: "a"))
        localStart = index
        continue
      }
      if canBeginPhone(value), let find = phone(from: index) {
        finds.append(find)
        index = find.range.upperBound
        step(over: UInt8(ascii: "0"))
        localStart = index
        continue
      }
      if !isLocal(value, at: index) { localStart = next }
      step(over: value)
      index = next
    }
  }

  /// Finds never overlap: an address takes back the digits in front of its `@`.
  private mutating func add(_ find: Find) {
    while let last = finds.last, last.range.upperBound > find.range.lowerBound {
      finds.removeLast()
    }
    finds.append(find)
  }

  private mutating func step(over value: UInt8) {
    beforePrevious = previous
    previous = value
  }

  /// Whether a character can stand before an `@`; the plus sign of a form is a blank.
  private func isLocal(_ value: UInt8, at index: Int) -> Bool {
    if isForm, text.bytes[index] == UInt8(ascii: "+") { return false }
    return Self.isWord(value) || ".+-'~".utf8.contains(value)
  }

  /// Where the part before an `@` begins, without quotes in front of it; nil if there is none.
  private func wordStart(before at: Int) -> Int? {
    var index = localStart
    while index < at {
      let (value, next) = text.unit(at: index)
      if Self.isWord(value) { return index }
      index = next
    }
    return nil
  }

  private func domainEnd(from start: Int) -> Int? {
    var index = start
    var label = 0
    var letters = 0
    var end: Int?
    var dots = 0
    while index < text.count {
      let (value, next) = text.unit(at: index)
      if Self.isWord(value), value != UInt8(ascii: "_") {
        label += 1
        letters += Self.isDigit(value) ? 0 : 1
        if dots > 0, label >= 2, letters == label { end = next }
        if dots > 0, end != nil, letters != label { end = nil }
      } else if value == UInt8(ascii: "-"), label > 0 {
        label += 1
      } else if value == UInt8(ascii: "."), label > 0 {
        dots += 1
        label = 0
        letters = 0
      } else {
        break
      }
      if index - start > 255 { return nil }
      index = next
    }
    return end
  }

  private func address(_ range: Range<Int>) -> [UInt8] {
    let plain = SpelledBytes(Array(text.bytes[range])).plain
    return Array(plain.lowercased().utf8)
  }

  static func isDigit(_ value: UInt8) -> Bool { value &- 0x30 < 10 }

  static func isWord(_ value: UInt8) -> Bool {
    isDigit(value) || (value | 0x20) &- 0x61 < 26 || value == UInt8(ascii: "_") || value >= 0x80
  }
}
