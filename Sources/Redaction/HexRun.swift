// SPDX-License-Identifier: Apache-2.0

/// A stretch of text that could be hexadecimal, in one piece or as a dump with separators.
struct HexRun {
  private let range: Range<Int>
  /// How many digits at the front do not belong to it.
  private let skipped: Int

  init(_ range: Range<Int>, skipping skipped: Int) {
    self.range = range
    self.skipped = skipped
  }

  /// Whether a byte is a digit, or one of the separators that dumps have.
  @inline(__always)
  static func contains(_ byte: UInt8) -> Bool {
    byte.hexValue != nil || byte == 0x20 || byte == 0x3A || byte == 0x2D
  }

  /// The bytes; an odd digit at the end is left away.
  func decoded(in text: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count / 2)
    var digits = -skipped
    var high: UInt8 = 0
    for position in range {
      guard let value = text[position].hexValue else { continue }
      if digits >= 0, digits & 1 == 1 { bytes.append(high << 4 | value) }
      high = value
      digits += 1
    }
    return bytes
  }

  /// Where bytes of the run stand, with all digits that touch them.
  func range(ofBytes bytes: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    var digits = -skipped
    var low = range.upperBound
    var high = range.lowerBound
    for position in range where text[position].hexValue != nil {
      if digits == 2 * bytes.lowerBound { low = position }
      if digits == 2 * bytes.upperBound - 1 { high = position + 1 }
      digits += 1
    }
    while low > range.lowerBound, text[low - 1].hexValue != nil { low -= 1 }
    while high < range.upperBound, text[high].hexValue != nil { high += 1 }
    return low..<max(low, high)
  }
}
