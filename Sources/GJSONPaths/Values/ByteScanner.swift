// SPDX-License-Identifier: Apache-2.0

/// Finds where values end in text that may not be JSON at all.
///
/// Each step goes forward only, so a walk over a document costs its length. Offsets count from the
/// beginning of the buffer.
struct ByteScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let count: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    count = bytes.count
  }

  /// What a byte begins, seen where a value may stand.
  enum Lead {
    case nothing, string, object, array, number, literal
  }

  @inline(__always)
  func lead(at offset: Int) -> Lead {
    switch bytes[offset] {
    case Byte.quote: .string
    case Byte.openBrace: .object
    case Byte.openBracket: .array
    case UInt8(ascii: "n"):
      // "nan" is a number to gjson, "null" is not.
      offset &+ 1 < count && bytes[offset &+ 1] != UInt8(ascii: "u") ? .number : .literal
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .literal
    case Byte.plus, Byte.minus, UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "i"),
      UInt8(ascii: "I"), UInt8(ascii: "N"):
      .number
    default: .nothing
    }
  }

  /// The end of the string whose inside begins at an offset, and whether it has a closing quote.
  @inline(__always)
  func string(from start: Int) -> (end: Int, isClosed: Bool, hasEscape: Bool) {
    var offset = start
    var hasEscape = false
    while offset < count {
      offset = firstQuoteOrBackslash(from: offset)
      guard offset < count else { break }
      if bytes[offset] == Byte.quote { return (offset &+ 1, true, hasEscape) }
      hasEscape = true
      offset &+= 2
    }
    return (count, false, hasEscape)
  }

  /// Eight bytes at a time: strings are most of a document.
  @inline(__always)
  private func firstQuoteOrBackslash(from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    var offset = start
    if let base = UnsafeRawPointer(bytes.baseAddress) {
      while offset &+ 8 <= count {
        let word = UInt64(
          littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let quote = word ^ (ones &* 0x22)
        let slash = word ^ (ones &* 0x5C)
        let hits = (((quote &- ones) & ~quote) | ((slash &- ones) & ~slash)) & tops
        if hits != 0 { return offset &+ hits.trailingZeroBitCount >> 3 }
        offset &+= 8
      }
    }
    while offset < count, bytes[offset] != Byte.quote, bytes[offset] != Byte.backslash {
      offset &+= 1
    }
    return offset
  }

  /// The end of the container whose opening byte stands at an offset.
  ///
  /// Any bracket closes any other, as in gjson. A container that is never closed ends at `count`,
  /// and one past it if a string in it is never closed: callers tell the two apart.
  func containerEnd(at open: Int) -> Int {
    var offset = open &+ 1
    var depth = 1
    while offset < count {
      let byte = bytes[offset]
      offset &+= 1
      if byte == Byte.quote {
        let inner = string(from: offset)
        guard inner.isClosed else { return count &+ 1 }
        offset = inner.end
      } else if byte | 0x20 == Byte.openBrace || byte == Byte.openParenthesis {
        depth &+= 1
      } else if byte | 0x20 == Byte.closeBrace || byte == Byte.closeParenthesis {
        depth &-= 1
        if depth == 0 { return offset }
      }
    }
    return count
  }

  func numberEnd(at start: Int) -> Int {
    var offset = start &+ 1
    while offset < count {
      let byte = bytes[offset]
      if byte <= Byte.space || byte == Byte.comma || byte == Byte.closeBracket
        || byte == Byte.closeBrace
      {
        break
      }
      offset &+= 1
    }
    return offset
  }

  func literalEnd(at start: Int) -> Int {
    var offset = start &+ 1
    while offset < count, bytes[offset] &- UInt8(ascii: "a") < 26 { offset &+= 1 }
    return offset
  }
}
