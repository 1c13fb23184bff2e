// SPDX-License-Identifier: Apache-2.0

/// Masks the parameters of a URL or a form by their names, and the rest by its shape.
struct ParameterMasking {
  let policy: DeclaredPeople

  /// Whether a text is an absolute URL and nothing else.
  static func isURL(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, first | 0x20 == UInt8(ascii: "h") else { return false }
    let scheme = bytes.prefix(8).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    guard scheme.starts(with: "http://".utf8) || scheme.starts(with: "https://".utf8) else {
      return false
    }
    return bytes.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "\"") }
  }

  /// Whether a text is a form or a query: `name=value&…`, with nothing that would be encoded.
  static func isForm(_ bytes: [UInt8]) -> Bool {
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0 else { return false }
    let isName = bytes[..<equals].allSatisfy {
      $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 || "_-.[]%$".utf8.contains($0)
    }
    return isName && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"{}\\".utf8.contains($0) }
  }

  func masked(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let isURL = Self.isURL(bytes)
    let start =
      isURL ? bytes.firstIndex(of: UInt8(ascii: "?")).map { $0 + 1 } ?? bytes.count : 0
    let end =
      bytes[start...].firstIndex(of: UInt8(ascii: "#")).flatMap { isURL ? $0 : nil } ?? bytes.count
    var result = policy.maskedShapes(Array(bytes[..<start]), isForm: true)
    var isFirst = true
    for pair in bytes[start..<end].split(
      separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
    {
      if !isFirst { result.append(UInt8(ascii: "&")) }
      isFirst = false
      result += masked(pair: Array(pair))
    }
    result += policy.maskedShapes(Array(bytes[end...]), isForm: true)
    return String(decoding: result, as: UTF8.self)
  }

  private func masked(pair: [UInt8]) -> [UInt8] {
    guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else {
      return policy.maskedShapes(pair, isForm: true)
    }
    let name = SpelledBytes(Array(pair[..<equals])).plain
    let raw = Array(pair[(equals + 1)...])
    let value = SpelledBytes(raw.map { $0 == UInt8(ascii: "+") ? 0x20 : $0 }).plain
    if let kind = PersonalKey.kind(of: name), policy.hides(value, as: kind, isDirect: true) {
      return pair[...equals] + Array(kind.encodedMask.utf8)
    }
    if policy.declared.contains(value) { return pair }
    return policy.maskedShapes(Array(pair[...equals]), isForm: true)
      + policy.maskedShapes(raw, isForm: true)
  }
}
