// SPDX-License-Identifier: Apache-2.0

/// Bytes that are meant to be UTF-8, read as Go reads a string: what is not UTF-8 is one byte wide.
enum ByteText {
  /// The scalar that begins at an offset and its width; `nil` with width 1 for an invalid byte.
  static func scalar(_ bytes: borrowing some RandomAccessCollection<UInt8>, at offset: Int)
    -> (scalar: Unicode.Scalar?, width: Int)
  {
    func byte(_ ahead: Int) -> UInt8? {
      let wanted = offset + ahead
      guard wanted < bytes.count else { return nil }
      return bytes[bytes.index(bytes.startIndex, offsetBy: wanted)]
    }
    guard let first = byte(0) else { return (nil, 0) }
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4 else { return (nil, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for ahead in 1..<width {
      guard let next = byte(ahead), next & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    let smallest: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]
    guard value >= smallest[width], let scalar = Unicode.Scalar(value) else { return (nil, 1) }
    return (scalar, width)
  }

  /// Every scalar in turn; an invalid byte is `nil`.
  static func forEachScalar(
    _ bytes: [UInt8], _ body: (_ scalar: Unicode.Scalar?, _ range: Range<Int>) -> Void
  ) {
    var offset = 0
    while offset < bytes.count {
      let (scalar, width) = scalar(bytes, at: offset)
      body(scalar, offset..<(offset + width))
      offset += width
    }
  }

  /// The number of scalars, an invalid byte counting as one.
  static func scalarCount(_ bytes: [UInt8]) -> Int {
    var count = 0
    forEachScalar(bytes) { _, _ in count += 1 }
    return count
  }

  /// Whether Go's `unicode.IsPrint` holds.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }

  /// Whether a name may hold the scalar: a letter, a digit of any script, or an underscore.
  static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar)
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      true
    default: false
    }
  }
}
