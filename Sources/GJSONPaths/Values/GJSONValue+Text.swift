// SPDX-License-Identifier: Apache-2.0

extension GJSONValue {
  /// The value as a PBX field would show it: gjson's `String()`.
  ///
  /// A string without its quotes and escapes, a number in its shortest decimal form unless it is
  /// all digits, a container as it stands, a null and a missing value as nothing. Bytes that are not
  /// UTF-8 become U+FFFD; ``bytes`` has them as they are.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The bytes of ``text``.
  public var bytes: [UInt8] { Array(textSlice) }

  /// The value as a number, if it is one.
  ///
  /// What is not a number after all, such as `-x`, is 0, and what does not fit is infinite.
  public var number: Double? { kind == .number ? GoFloat.parse(slice) : nil }

  var textSlice: Bytes {
    switch kind {
    case .null: []
    case .false: Self.falseText
    case .true: Self.trueText
    case .json: slice
    case .string: Unescaping.text(of: stringContent)
    case .number: isPlainInteger ? slice : Array(GoFloat.format(GoFloat.parse(slice)).utf8)[...]
    }
  }

  /// gjson's `Bool()`: what an option such as `{"deep":true}` means.
  var isTrue: Bool {
    switch kind {
    case .true: true
    case .number: GoFloat.parse(slice) != 0
    case .string: GoBool.parse(textSlice) == true
    case .null, .false, .json: false
    }
  }

  /// Digits behind at most one minus sign are kept as written, however many there are.
  private var isPlainInteger: Bool {
    let digits = slice.first == Byte.minus ? slice.dropFirst() : slice
    return digits.allSatisfy(Byte.isDigit)
  }

  /// What stands between the quotes; to the end where the closing one is missing.
  private var stringContent: Bytes {
    let isClosed = slice.scan { $0.string(from: 1).isClosed }
    return isClosed ? slice.dropFirst().dropLast() : slice.dropFirst()
  }

  private static let trueText: Bytes = Array("true".utf8)[...]
  private static let falseText: Bytes = Array("false".utf8)[...]
}

/// Go's `strconv.ParseBool`, in any case of letters.
enum GoBool {
  static func parse(_ text: Bytes) -> Bool? {
    let lower = text.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }[...]
    if lower.spells("1") || lower.spells("t") || lower.spells("true") { return true }
    if lower.spells("0") || lower.spells("f") || lower.spells("false") { return false }
    return nil
  }
}
