// SPDX-License-Identifier: Apache-2.0

/// A URI or a relative reference, split as RFC 3986 (appendix B) splits it.
///
/// Nothing is checked or normalised: schemas are found by comparing the text.
struct SchemaURI: Sendable, Hashable {
  private var scheme: String?
  private var authority: String?
  private var path: String
  private var query: String?
  /// What stands behind `#`, as it is spelled.
  private(set) var fragment: String?

  init(_ text: String) {
    var rest = Array(text.utf8)[...]
    fragment = Self.cut(&rest, behind: UInt8(ascii: "#"))
    query = Self.cut(&rest, behind: UInt8(ascii: "?"))
    let stop = rest.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
    if let stop, rest[stop] == UInt8(ascii: ":"), stop > rest.startIndex {
      scheme = String(decoding: rest[..<stop], as: UTF8.self)
      rest = rest[(stop + 1)...]
    }
    if rest.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = String(decoding: rest[..<end], as: UTF8.self)
      rest = rest[end...]
    }
    path = String(decoding: rest, as: UTF8.self)
  }

  private static func cut(_ rest: inout ArraySlice<UInt8>, behind mark: UInt8) -> String? {
    guard let index = rest.firstIndex(of: mark) else { return nil }
    defer { rest = rest[..<index] }
    return String(decoding: rest[(index + 1)...], as: UTF8.self)
  }

  /// The text without the fragment: what a schema resource is known by.
  var resource: String {
    (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path
      + (query.map { "?" + $0 } ?? "")
  }

  /// The URI that this reference means at a base (RFC 3986, section 5.2).
  ///
  /// A base without a scheme is allowed, so that files can refer to each other by name.
  func resolved(against base: SchemaURI) -> SchemaURI {
    var target = self
    if scheme != nil {
      target.path = Self.withoutDots(path)
      return target
    }
    target.scheme = base.scheme
    if authority != nil {
      target.path = Self.withoutDots(path)
      return target
    }
    target.authority = base.authority
    if path.isEmpty {
      target.path = base.path
      target.query = query ?? base.query
    } else {
      target.path = Self.withoutDots(path.utf8.first == UInt8(ascii: "/") ? path : merged(base))
    }
    return target
  }

  private func merged(_ base: SchemaURI) -> String {
    if base.authority != nil, base.path.isEmpty { return "/" + path }
    let folder = base.path.utf8.lastIndex(of: UInt8(ascii: "/"))
    return (folder.map { String(base.path[...$0]) } ?? "") + path
  }

  /// The path with `.` and `..` worked off; `..` at the top is dropped.
  private static func withoutDots(_ path: String) -> String {
    let isRooted = path.utf8.first == UInt8(ascii: "/")
    let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard segments.contains(where: { $0 == "." || $0 == ".." }) else { return path }
    var kept: [String] = []
    for segment in segments.dropFirst(isRooted ? 1 : 0) {
      if segment == ".." { _ = kept.popLast() } else if segment != "." { kept.append(segment) }
    }
    // A path that ends in dots names the folder.
    if let last = segments.last, last == "." || last == ".." { kept.append("") }
    return (isRooted ? "/" : "") + kept.joined(separator: "/")
  }

  /// A text with its `%XX` resolved; `nil` if one of them is no pair of hex digits or the bytes
  /// are not UTF-8.
  static func decodingPercents(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let digits = String(validating: rest.prefix(2), as: UTF8.self), digits.utf8.count == 2,
        !digits.utf8.contains(UInt8(ascii: "+")), let value = UInt8(digits, radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
