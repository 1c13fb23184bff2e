// SPDX-License-Identifier: Apache-2.0

/// A query over the elements of an array: `#(path == value)`, with a `#` behind it for all matches.
struct Query {
  enum Operator {
    /// Nothing was asked but that the path exists.
    case exists
    case equal, notEqual
    case less, lessOrEqual, greater, greaterOrEqual
    case like, notLike
    /// A lone `!`, which no value satisfies.
    case unknown
  }

  /// What to look up in each element; empty for the element itself.
  let path: Bytes
  let comparison: Comparison
  /// Whether every match is wanted.
  let wantsAll: Bool
  /// How many bytes of the path the query takes.
  let length: Int

  /// A query without its closing bracket: it asks that the element exists.
  static let unreadable = Query(
    path: [], comparison: Comparison(.exists, []), wantsAll: false, length: 0)

  private init(path: Bytes, comparison: Comparison, wantsAll: Bool, length: Int) {
    self.path = path
    self.comparison = comparison
    self.wantsAll = wantsAll
    self.length = length
  }

  /// Nil if the brackets of the query never close.
  init?(_ text: Bytes) {
    guard let extent = Extent(of: text) else { return nil }
    length = extent.close &+ 1
    wantsAll = length < text.count && text[offset: length] == Byte.hash
    guard let start = extent.operatorStart else {
      path = text[offsets: 2..<extent.close].trimmed
      comparison = Comparison(.exists, [])
      return
    }
    path = text[offsets: 2..<start].trimmed
    let (operation, width) = Self.operation(text[offsets: start..<extent.close].trimmed)
    var value = text[offsets: start &+ width..<extent.close].trimmed
    if value.count >= 2, value.first == Byte.quote, value.last == Byte.quote {
      value = value.dropFirst().dropLast()
      // An unknown escape cuts the value off, see `Unescaping`.
      if extent.hasEscape { value = Unescaping.unescaped(value) }
    }
    comparison = Comparison(operation, value)
  }

  private static func operation(_ text: Bytes) -> (Operator, width: Int) {
    let first = text.first
    let second = text.dropFirst().first
    let isWide = second == UInt8(ascii: "=")
    switch first {
    case UInt8(ascii: "="): return (.equal, isWide ? 2 : 1)
    case UInt8(ascii: "<"): return isWide ? (.lessOrEqual, 2) : (.less, 1)
    case UInt8(ascii: ">"): return isWide ? (.greaterOrEqual, 2) : (.greater, 1)
    case UInt8(ascii: "%"): return (.like, 1)
    default:
      if isWide { return (.notEqual, 2) }
      if second == UInt8(ascii: "%") { return (.notLike, 2) }
      return second == nil ? (.unknown, 1) : (.exists, 0)
    }
  }
}

extension Query {
  /// Where a query's operator stands and where its closing bracket.
  private struct Extent {
    var operatorStart: Int?
    var close = 0
    /// Whether a quoted text in it holds a backslash.
    var hasEscape = false

    init?(of text: Bytes) {
      var offset = 2
      var depth = 1
      while offset < text.count {
        let byte = text[offset: offset]
        if depth == 1, operatorStart == nil, "!=<>%".utf8.contains(byte) {
          operatorStart = offset
          offset &+= 1
          continue
        }
        switch byte {
        case Byte.backslash: offset &+= 1
        case Byte.openBracket, Byte.openParenthesis: depth &+= 1
        case Byte.closeBracket, Byte.closeParenthesis:
          depth &-= 1
          if depth == 0 {
            close = offset
            return
          }
        case Byte.quote: offset = skipQuoted(text, from: offset)
        default: break
        }
        offset &+= 1
      }
      return nil
    }

    /// The offset of the closing quote.
    private mutating func skipQuoted(_ text: Bytes, from quote: Int) -> Int {
      var offset = quote &+ 1
      while offset < text.count, text[offset: offset] != Byte.quote {
        if text[offset: offset] == Byte.backslash {
          hasEscape = true
          offset &+= 1
        }
        offset &+= 1
      }
      return offset
    }
  }
}
