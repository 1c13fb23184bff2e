// SPDX-License-Identifier: Apache-2.0

/// An HTTP answer as it came, decompressed.
public struct Response: Sendable, Hashable {
  /// The status code.
  ///
  /// Redirects are never followed: a 3xx is the answer.
  public let status: Int
  /// The reason phrase; empty in HTTP/2.
  public let reason: String
  /// The protocol version, such as `HTTP/1.1` or `HTTP/2`.
  public let version: String
  /// The header fields in the order they came, duplicates kept.
  public let headers: [HeaderField]
  /// The body after content decoding.
  public let body: [UInt8]

  /// An answer.
  public init(
    status: Int, reason: String = "", version: String = "HTTP/1.1", headers: [HeaderField] = [],
    body: [UInt8] = []
  ) {
    self.status = status
    self.reason = reason
    self.version = version
    self.headers = headers
    self.body = body
  }

  /// The values of a header field, in order; the name's case does not matter.
  public func header(_ name: String) -> [String] { headers.values(of: name) }

  /// The first value of a header field; nil if it is missing.
  public func firstValue(of name: String) -> String? { headers.firstValue(of: name) }

  /// The media type without parameters, in lower case; nil if the answer names none.
  ///
  /// It is what stands there, not mended: a blank within it or a second type behind a comma stays.
  public var mediaType: String? {
    guard let value = firstValue(of: "Content-Type") else { return nil }
    // Most types are plain, and to look at scalars takes longer than to look at bytes.
    let isPlain = value.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 == UInt8(ascii: "/") }
    if isPlain, !value.isEmpty { return value }
    let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
    var type = value.unicodeScalars.prefix { $0 != ";" }.drop(while: isBlank)
    while let last = type.last, isBlank(last) { type.removeLast() }
    return type.isEmpty ? nil : String(type).lowercased()
  }
}
