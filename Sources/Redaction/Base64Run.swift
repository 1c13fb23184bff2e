// SPDX-License-Identifier: Apache-2.0

/// A stretch of text that could be Base64, standard or URL-safe.
struct Base64Run {
  /// The characters, without padding.
  let range: Range<Int>
  /// How many `=` stand behind them, two at most.
  let padding: Int

  /// Whether a byte is a digit of either alphabet.
  @inline(__always)
  static func contains(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == 0x2B || byte == 0x2F || byte == 0x2D || byte == 0x5F
  }

  init(_ range: Range<Int>, in text: Span<UInt8>) {
    self.range = range
    var end = range.upperBound
    while end < text.count, end < range.upperBound + 2, text[end] == UInt8(ascii: "=") { end += 1 }
    padding = end - range.upperBound
  }

  /// The characters and their padding.
  var paddedRange: Range<Int> { range.lowerBound..<range.upperBound + padding }

  /// The bytes, if the first so many characters do not belong to it.
  func decoded(in text: Span<UInt8>, skipping skipped: Int = 0) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count / 4 * 3 + 3)
    var bits: UInt32 = 0
    var count = 0
    var position = range.lowerBound + skipped
    while position < range.upperBound {
      bits = bits << 6 | UInt32(Self.values[Int(text[position])])
      count &+= 1
      if count == 4 {
        bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
        bytes.append(UInt8(truncatingIfNeeded: bits))
        count = 0
      }
      position &+= 1
    }
    if count >= 2 { bytes.append(UInt8(truncatingIfNeeded: bits >> (count == 2 ? 4 : 10))) }
    if count == 3 { bytes.append(UInt8(truncatingIfNeeded: bits >> 2)) }
    return bytes
  }

  /// Writes other bytes in the same alphabet and with the same habit of padding.
  func encoded(_ bytes: [UInt8], in text: Span<UInt8>) -> [UInt8] {
    var isURLSafe = false
    for position in range where text[position] == 0x2D || text[position] == 0x5F {
      isURLSafe = true
    }
    // Without remainder nothing tells whether there would be padding: the standard says there is,
    // but tokens, whose parts stand between dots, have none.
    let pads = padding > 0 || (range.count % 4 == 0 && !isURLSafe && !touchesDot(in: text))
    let digits = Array((isURLSafe ? Self.urlSafeDigits : Self.standardDigits).utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 3 * 4 + 4)
    var position = 0
    while position < bytes.count {
      let group = bytes[position..<min(position + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...group.count { result.append(digits[bits >> (18 - 6 * place) & 63]) }
      if pads { for _ in group.count..<3 { result.append(UInt8(ascii: "=")) } }
      position += 3
    }
    return result
  }

  /// This run and the ones in the lines below it, if it looks like one line of wrapped text.
  ///
  /// Lines are wrapped at 60, 64 or 76 characters: whole groups of four, all of one length.
  func wrappedLines(in text: Span<UInt8>) -> [Base64Run]? {
    guard range.count >= 60, range.count % 4 == 0, padding == 0 else { return nil }
    var lines = [self]
    var position = range.upperBound
    while true {
      let start = position
      while position < text.count, position < start + 2,
        text[position] == 0x0A || text[position] == 0x0D
      { position += 1 }
      var end = position
      while end < text.count, end - position < range.count, Self.contains(text[end]) { end += 1 }
      guard position > start, end > position else { break }
      lines.append(Base64Run(position..<end, in: text))
      if end - position < range.count { break }
      position = end
    }
    return lines.count > 1 ? lines : nil
  }

  private func touchesDot(in text: Span<UInt8>) -> Bool {
    let dot = UInt8(ascii: ".")
    return range.lowerBound > 0 && text[range.lowerBound - 1] == dot
      || range.upperBound < text.count && text[range.upperBound] == dot
  }

  /// The parts between the characters that Base64 shares with paths and names.
  func pieces(in text: Span<UInt8>, atLeast minimum: Int) -> [Base64Run] {
    var pieces: [Base64Run] = []
    var start = range.lowerBound
    for position in range.lowerBound...range.upperBound
    where position == range.upperBound || !text[position].isAlphanumeric {
      if position - start >= minimum, position - start < range.count {
        pieces.append(Base64Run(start..<position, in: text))
      }
      start = position + 1
    }
    return pieces
  }

  private static let standardDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  private static let urlSafeDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0, count: 256)
    for digits in [standardDigits, urlSafeDigits] {
      for (value, byte) in digits.utf8.enumerated() { values[Int(byte)] = UInt8(value) }
    }
    return values
  }()
}
