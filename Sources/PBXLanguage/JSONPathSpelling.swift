// SPDX-License-Identifier: Apache-2.0

import GJSONPaths

/// Rewrites what the vendor's pages spell as JSONPath to gjson's spelling.
///
/// | JSONPath | gjson |
/// |---|---|
/// | `$` | `@this` |
/// | `$.data.id` | `data.id` |
/// | `tokens[0].value` | `tokens.0.value` |
/// | `data[*].id` | `data.#.id` |
/// | `data[*]` | `data` (the list; `data.#` would be its length) |
/// | `['odata.count']` | `odata\.count` |
enum JSONPathSpelling {
  /// Whether a part begins with JSONPath's `$`; a key such as `$currency` is none.
  static func isRooted(_ text: [UInt8]) -> Bool {
    guard text.first == UInt8(ascii: "$") else { return false }
    let after = text.dropFirst().first
    return after == nil || after == UInt8(ascii: ".") || after == UInt8(ascii: "[")
  }

  /// The path in gjson's spelling; nil if there is nothing to rewrite, or something in it that
  /// gjson cannot say.
  static func rewrite(_ text: [UInt8]) -> [UInt8]? {
    let isRooted = isRooted(text)
    guard isRooted || text.contains(UInt8(ascii: "[")) else { return nil }
    var output: [UInt8] = []
    var hasSubscript = false
    var endsInWildcard = false
    var rest = isRooted ? text.dropFirst() : text[...]
    if isRooted, rest.first == UInt8(ascii: ".") { rest = rest.dropFirst() }
    if isRooted, rest.first == UInt8(ascii: ".") { return nil }
    while let byte = rest.first {
      endsInWildcard = false
      if byte == UInt8(ascii: "["), isRooted && output.isEmpty || followsKey(output) {
        guard let (component, length) = component(of: rest) else { return nil }
        if !output.isEmpty { output.append(UInt8(ascii: ".")) }
        output.append(contentsOf: component)
        rest = rest.dropFirst(length)
        hasSubscript = true
        endsInWildcard = component == Array("#".utf8)
        continue
      }
      let length = plainLength(rest)
      output.append(contentsOf: rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    guard isRooted || hasSubscript else { return nil }
    if endsInWildcard { output.removeLast(min(2, output.count)) }
    return output.isEmpty ? Array("@this".utf8) : output
  }

  /// A bracket behind a key is JSONPath's; behind a dot, a pipe or `#` it is gjson's own.
  private static func followsKey(_ output: [UInt8]) -> Bool {
    guard let last = output.last else { return false }
    return !".|#:".utf8.contains(last)
  }

  /// What must be copied in one piece: an escape, a query, a multipath, a quoted text or one byte.
  private static func plainLength(_ text: ArraySlice<UInt8>) -> Int {
    guard let first = text.first else { return 0 }
    if first == UInt8(ascii: "\\") { return 2 }
    guard "([{\"".utf8.contains(first) else { return 1 }
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    for (offset, byte) in text.enumerated() {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted {
        if "([{".utf8.contains(byte) { depth += 1 }
        if ")]}".utf8.contains(byte) { depth -= 1 }
      }
      if depth <= 0, !isQuoted, !isEscaped { return offset + 1 }
    }
    return text.count
  }

  /// The gjson component for a subscript, and how long the subscript is.
  private static func component(of text: ArraySlice<UInt8>) -> (component: [UInt8], length: Int)? {
    let inside = text.dropFirst()
    if let quote = inside.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
      let key = inside.dropFirst().prefix { $0 != quote }
      let length = key.count + 4
      guard text.dropFirst(length - 2).prefix(2).elementsEqual([quote, UInt8(ascii: "]")]) else {
        return nil
      }
      return (Array(GJSONPath.escaping(String(decoding: key, as: UTF8.self)).utf8), length)
    }
    let content = inside.prefix { $0 != UInt8(ascii: "]") }
    guard content.count + 2 <= text.count else { return nil }
    if content.elementsEqual("*".utf8) { return (Array("#".utf8), 3) }
    let isIndex = !content.isEmpty && content.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    return isIndex ? (Array(content), content.count + 2) : nil
  }
}
