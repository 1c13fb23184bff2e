// SPDX-License-Identifier: Apache-2.0

/// Finds out whether JSON has to escape anything in a text.
enum PlainText {
  /// Whether nothing could have to be escaped: eight bytes are looked at in one go.
  static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    var offset = 0
    while offset &+ 8 <= raw.count {
      if !isPlainASCII(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) {
        guard (offset..<offset &+ 8).allSatisfy({ isPlain(raw, at: $0) }) else { return false }
      }
      offset &+= 8
    }
    return (offset..<raw.count).allSatisfy { isPlain(raw, at: $0) }
  }

  /// Whether at most quotation marks and backslashes have to be escaped.
  static func hasOnlyQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    return raw.indices.allSatisfy { isQuote(raw[$0]) || isPlain(raw, at: $0) }
  }

  /// Whether a byte is a quotation mark or a backslash.
  @inline(__always)
  static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Whether a byte is not escaped, nor begins the line breaks U+2028 and U+2029.
  @inline(__always)
  private static func isPlain(_ text: UnsafeRawBufferPointer, at index: Int) -> Bool {
    let byte = text[index]
    guard byte >= 0x20, !isQuote(byte), byte != 0x7F else { return false }
    // Marks of what is hidden begin with the same byte, and stand in nearly every body.
    return byte != 0xE2 || index &+ 2 >= text.count || text[index &+ 1] != 0x80
      || text[index &+ 2] | 1 != 0xA9
  }

  /// Whether eight bytes are ASCII that stays as it is.
  ///
  /// Subtracting from a byte that is too small sets its highest bit; a borrow may set another one
  /// above it, which does no harm.
  @inline(__always)
  private static func isPlainASCII(_ word: UInt64) -> Bool {
    let each: UInt64 = 0x0101_0101_0101_0101
    let controls = word &- each &* 0x20
    let quotes = (word ^ (each &* 0x22)) &- each
    let backslashes = (word ^ (each &* 0x5C)) &- each
    let delete = word &+ each
    return (word | controls | quotes | backslashes | delete) & (each &* 0x80) == 0
  }
}
