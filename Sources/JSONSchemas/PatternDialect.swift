// SPDX-License-Identifier: Apache-2.0

/// An expression of JSON Schema's dialect (ECMA-262) rewritten for PCRE2.
///
/// Rewritten are `\s` and `\S`, which in ECMA-262 know all white space of Unicode, `\v`, which is
/// one character there, `[` inside brackets, which is plain there, and the long names of general
/// categories in `\p{…}`. Letters behind a backslash that mean something to PCRE2 alone, such as
/// `\A`, `\Z` or `\a`, are a fault, and so are its verbs, `(*…)`.
struct PatternDialect {
  /// The expression for PCRE2.
  private(set) var text: [UInt8] = []
  /// The first thing that ECMA-262 does not have.
  private(set) var fault: PatternError?
  private let source: [UInt8]
  /// Where rewritten pieces begin and end, in both texts.
  private var places: [(text: Int, source: Int)] = [(0, 0)]
  private var isInBrackets = false

  init(_ source: String) {
    self.source = Array(source.utf8)
    text.reserveCapacity(self.source.count)
    var index = 0
    while index < self.source.count { index = translate(at: index) }
  }

  /// The offset in the original expression that an offset in ``text`` stands for.
  func sourceOffset(of offset: Int) -> Int {
    let place = places.last { $0.text <= offset } ?? (0, 0)
    let next = places.first { $0.text > offset }?.source ?? source.count
    return min(place.source + offset - place.text, next)
  }

  /// Copies or rewrites what begins at an offset of the original.
  ///
  /// - Returns: the offset behind it.
  private mutating func translate(at index: Int) -> Int {
    let byte = source[index]
    guard byte == UInt8(ascii: "\\"), index + 1 < source.count else {
      return translatePlain(byte, at: index)
    }
    switch source[index + 1] {
    case UInt8(ascii: "s"):
      return rewrite(index..<index + 2, isInBrackets ? Self.space : "[\(Self.space)]")
    case UInt8(ascii: "S"):
      return rewrite(index..<index + 2, isInBrackets ? Self.noSpace : "[^\(Self.space)]")
    case UInt8(ascii: "v"): return rewrite(index..<index + 2, "\\x0b")
    case UInt8(ascii: "p"), UInt8(ascii: "P"): return translateCategory(at: index)
    case let letter where FormatScanner.isLetter(letter) && !Self.escapes.contains(letter):
      refuse("unrecognized character follows \\", at: index + 2)
      fallthrough
    default:
      text.append(contentsOf: source[index..<index + 2])
      return index + 2
    }
  }

  private mutating func translatePlain(_ byte: UInt8, at index: Int) -> Int {
    switch byte {
    case UInt8(ascii: "[") where isInBrackets: return rewrite(index..<index + 1, "\\[")
    case UInt8(ascii: "["): isInBrackets = true
    case UInt8(ascii: "]"): isInBrackets = false
    case UInt8(ascii: "*") where !isInBrackets && index > 0 && isOpened(before: index):
      refuse("quantifier does not follow a repeatable item", at: index)
    default: break
    }
    text.append(byte)
    return index + 1
  }

  /// Whether a group begins just before an offset.
  private func isOpened(before index: Int) -> Bool {
    let backslashes = source[..<(index - 1)].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    return source[index - 1] == UInt8(ascii: "(") && backslashes % 2 == 0
  }

  private mutating func refuse(_ message: String, at offset: Int) {
    fault = fault ?? PatternError(offset: offset, message: message)
  }

  private mutating func translateCategory(at index: Int) -> Int {
    let rest = source[(index + 2)...].prefix(64)
    if rest.first == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")) {
      let name = String(decoding: rest[(index + 3)..<end], as: UTF8.self)
      let value = name.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let isCategory =
        value.count == 1 || value[0] == "General_Category" || value[0] == "gc"
      if isCategory, let last = value.last, let short = Self.categories[String(last)] {
        let letter = source[index + 1] == UInt8(ascii: "p") ? "p" : "P"
        return rewrite(index..<end + 1, "\\\(letter){\(short)}")
      }
    }
    text.append(contentsOf: source[index..<index + 2])
    return index + 2
  }

  private mutating func rewrite(_ range: Range<Int>, _ replacement: String) -> Int {
    places.append((text.count, range.lowerBound))
    text.append(contentsOf: replacement.utf8)
    places.append((text.count, range.upperBound))
    return range.upperBound
  }

  /// WhiteSpace and LineTerminator of ECMA-262, as they stand in brackets.
  ///
  /// The `\s` at both ends keep a hyphen beside them from making a range, as it would with `\s`
  /// alone.
  private static let space =
    #"\s\u00a0\ufeff\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\s"#

  /// All but those, which needs no `^` and so can stand beside others.
  private static let noSpace =
    #"\x00-\x08\x0e-\x1f!-\x9f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e"#
    + #"\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\u{10ffff}"#

  /// The letters that mean something behind a backslash in ECMA-262 and PCRE2 alike.
  private static let escapes = Array("dDwWbBtnfrcxuk".utf8)

  /// The long names of general categories (Unicode, PropertyValueAliases).
  private static let categories: [String: String] = [
    "Letter": "L", "Cased_Letter": "L&", "LC": "L&", "Uppercase_Letter": "Lu",
    "Lowercase_Letter": "Ll", "Titlecase_Letter": "Lt", "Modifier_Letter": "Lm",
    "Other_Letter": "Lo", "Mark": "M", "Combining_Mark": "M", "Nonspacing_Mark": "Mn",
    "Spacing_Mark": "Mc", "Enclosing_Mark": "Me", "Number": "N", "Decimal_Number": "Nd",
    "digit": "Nd", "Letter_Number": "Nl", "Other_Number": "No", "Punctuation": "P", "punct": "P",
    "Connector_Punctuation": "Pc", "Dash_Punctuation": "Pd", "Open_Punctuation": "Ps",
    "Close_Punctuation": "Pe", "Initial_Punctuation": "Pi", "Final_Punctuation": "Pf",
    "Other_Punctuation": "Po", "Symbol": "S", "Math_Symbol": "Sm", "Currency_Symbol": "Sc",
    "Modifier_Symbol": "Sk", "Other_Symbol": "So", "Separator": "Z", "Space_Separator": "Zs",
    "Line_Separator": "Zl", "Paragraph_Separator": "Zp", "Other": "C", "Control": "Cc",
    "cntrl": "Cc", "Format": "Cf", "Surrogate": "Cs", "Private_Use": "Co", "Unassigned": "Cn",
    "L": "L", "Lu": "Lu", "Ll": "Ll", "Lt": "Lt", "Lm": "Lm", "Lo": "Lo", "M": "M", "Mn": "Mn",
    "Mc": "Mc", "Me": "Me", "N": "N", "Nd": "Nd", "Nl": "Nl", "No": "No", "P": "P", "Pc": "Pc",
    "Pd": "Pd", "Ps": "Ps", "Pe": "Pe", "Pi": "Pi", "Pf": "Pf", "Po": "Po", "S": "S", "Sm": "Sm",
    "Sc": "Sc", "Sk": "Sk", "So": "So", "Z": "Z", "Zs": "Zs", "Zl": "Zl", "Zp": "Zp", "C": "C",
    "Cc": "Cc", "Cf": "Cf", "Cs": "Cs", "Co": "Co", "Cn": "Cn",
  ]
}
