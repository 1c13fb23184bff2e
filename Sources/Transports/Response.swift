// SPDX-License-Identifier: Apache-2.0

/// An HTTP answer as it came, decompressed.
public struct Response: Sendable, Hashable {
  /// The status code.
  ///
  /// Redirects are never followed: a 3xx is the answer.
  public let status: Int
  /// The body after content decoding.
  public let body: [UInt8]
  /// The version, the reason phrase, then the value of each header field.
  let texts: PackedTexts
  /// The names of the header fields.
  let names: PackedTexts

  /// An answer.
  public init(
    status: Int, reason: String = "", version: String = "HTTP/1.1", headers: [HeaderField] = [],
    body: [UInt8] = []
  ) {
    self.init(
      status: status, texts: PackedTexts([version, reason] + headers.map(\.value)),
      names: PackedTexts(headers.map(\.name)), body: body)
  }

  private init(status: Int, texts: PackedTexts, names: PackedTexts, body: [UInt8]) {
    self.status = status
    self.texts = texts
    self.names = names
    self.body = body
  }

  /// The protocol version, such as `HTTP/1.1` or `HTTP/2`.
  public var version: String {
    var texts = texts.reader
    return texts.next()?.text ?? ""
  }

  /// The reason phrase; empty in HTTP/2.
  public var reason: String {
    var texts = texts.reader
    _ = texts.next()
    return texts.next()?.text ?? ""
  }

  /// The header fields in the order they came, duplicates kept.
  public var headers: [HeaderField] { headers { _ in true } }

  /// The header fields whose names begin with a text; its case does not matter.
  func headers(beginningWith start: String) -> [HeaderField] {
    headers { $0.name.isSpelled(start, orLonger: true) }
  }

  private func headers(where isWanted: (PackedField) -> Bool) -> [HeaderField] {
    var headers: [HeaderField] = []
    var fields = fields
    while let next = fields.next() {
      if isWanted(next) { headers.append(next.field) }
    }
    return headers
  }

  /// The header fields, none of them made.
  var fields: PackedFields {
    var values = texts.reader
    _ = values.next()
    _ = values.next()
    return PackedFields(names: names.reader, values: values)
  }

  /// The values of a header field, in order; the name's case does not matter.
  public func header(_ name: String) -> [String] {
    var values: [String] = []
    var fields = fields
    while let next = fields.next() {
      if next.name.isSpelled(name) { values.append(next.value.text) }
    }
    return values
  }

  /// The first value of a header field; nil if it is missing.
  public func firstValue(of name: String) -> String? {
    var fields = fields
    while let next = fields.next() {
      if next.name.isSpelled(name) { return next.value.text }
    }
    return nil
  }

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

extension Response {
  /// The same answer with another array for its body.
  func with(body: [UInt8]) -> Response {
    Response(status: status, texts: texts, names: names, body: body)
  }

  /// The same answer with other arrays for its header.
  func with(names: PackedTexts, texts: PackedTexts) -> Response {
    Response(status: status, texts: texts, names: names, body: body)
  }
}
