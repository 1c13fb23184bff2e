// SPDX-License-Identifier: Apache-2.0

/// An HTTP request as it is sent: nothing in it is a template any more.
public struct Request: Sendable, Hashable {
  /// The method in capitals, such as `GET`.
  public let method: String
  /// The absolute URL, with its query, byte for byte as it goes out.
  public let url: String
  /// The header fields in the order they are sent.
  public let headers: [HeaderField]
  /// The body; nil if none is sent, which differs from an empty one.
  public let body: [UInt8]?

  /// A request.
  public init(method: String, url: String, headers: [HeaderField] = [], body: [UInt8]? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }

  /// The values of a header field, in order; the name's case does not matter.
  public func header(_ name: String) -> [String] { headers.values(of: name) }
}

/// One header field.
public struct HeaderField: Sendable, Hashable {
  /// The name as it was sent.
  public let name: String
  /// The value, without the blanks around it; bytes that are not UTF-8 are read as Latin-1.
  public let value: String

  /// A header field.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension [HeaderField] {
  /// The values of a field, in order; the name's case does not matter.
  public func values(of name: String) -> [String] {
    filter { $0.name.isHeaderName(name) }.map(\.value)
  }

  /// The first value of a field; nil if it is missing.
  public func firstValue(of name: String) -> String? {
    first { $0.name.isHeaderName(name) }?.value
  }
}

extension String {
  /// Whether two names of header fields are the same: only ASCII letters have a case there.
  fileprivate func isHeaderName(_ other: String) -> Bool {
    utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { $0.lowercased == $1.lowercased }
  }
}

extension UInt8 {
  /// The small letter if it is a capital one of ASCII.
  var lowercased: UInt8 { 0x41...0x5A ~= self ? self | 0x20 : self }
}
