// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

/// Splits the text of a request: method line, lines that go on with the URL, header lines, an empty
/// line, the body.
struct RequestReader {
  private(set) var complaints: [Complaint] = []
  private let scalar: YAMLScalar
  private let slice: SourceSlice
  private let bytes: [UInt8]
  private let hasBase: Bool

  /// A reader of one request.
  ///
  /// With `hasBase` a URL may begin with `/`.
  init(_ scalar: YAMLScalar, hasBase: Bool) {
    self.scalar = scalar
    self.hasBase = hasBase
    slice = scalar.slice
    bytes = Array(scalar.slice.text.utf8)
  }

  /// The parts of a request, templates not yet read.
  struct Parts {
    var method: Located<String>
    var url: SourceSlice
    var headers: [(name: Located<String>, value: SourceSlice)] = []
    var body: SourceSlice?
  }

  static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]

  /// The parts; nil if the first line is no method and URL.
  mutating func read() -> Parts? {
    var lines = lineRanges()[...]
    guard let first = lines.popFirst(), let method = readMethod(first) else { return nil }
    var pieces = SlicePieces()
    let start = slice.span(method.url.lowerBound..<method.url.lowerBound).range.lowerBound
    pieces.append(slice.subslice(trimmed(method.url)))
    while let line = lines.first, isContinuation(line) {
      pieces.append(slice.subslice(trimmed(line)))
      lines.removeFirst()
    }
    let url = pieces.slice(of: slice.source, start: start)
    checkURL(url, method: method.name)
    var parts = Parts(method: method.name, url: url)
    while let line = lines.popFirst() {
      guard !trimmed(line).isEmpty else {
        parts.body = body(from: line.upperBound + 1)
        break
      }
      if let header = readHeader(line) { parts.headers.append(header) }
    }
    return parts
  }

  private func lineRanges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for (offset, byte) in bytes.enumerated() where byte == 0x0A {
      ranges.append(start..<offset)
      start = offset + 1
    }
    if start < bytes.count || ranges.isEmpty { ranges.append(start..<bytes.count) }
    return ranges
  }

  private func isBlank(_ offset: Int) -> Bool { bytes[offset] == 0x20 || bytes[offset] == 0x09 }

  private func isContinuation(_ line: Range<Int>) -> Bool {
    !trimmed(line).isEmpty && isBlank(line.lowerBound)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, isBlank(lower) { lower += 1 }
    while upper > lower, isBlank(upper - 1) { upper -= 1 }
    return lower..<upper
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func complain(
    _ message: RedactedText, at span: SourceSpan, label: RedactedText = "", remedy: RedactedText
  ) {
    complaints.append(
      Complaint("request-syntax", message, at: span.firstLine, label: label, remedy: remedy))
  }

  private mutating func readMethod(
    _ line: Range<Int>
  ) -> (name: Located<String>, url: Range<Int>)? {
    let end = line.first { isBlank($0) } ?? line.upperBound
    let name = text(line.lowerBound..<end)
    let span = slice.span(line.lowerBound..<end)
    guard Self.methods.contains(name) else {
      let near = NearestName.of(name, among: Self.methods)
      let isURL = name.contains("/") || name.contains("{{")
      complain(
        isURL || name.isEmpty
          ? "a request begins with its method" : "'\(authored: name)' is not a method",
        at: span, label: "expected GET, POST, PUT, PATCH or DELETE",
        remedy: isURL
          ? "write GET \(authored: text(line))"
          : "write \(authored: near ?? "GET /…")")
      return nil
    }
    let url = trimmed(end..<line.upperBound)
    guard !url.isEmpty else {
      complain(
        "a request has no URL", at: span, label: "expected a URL behind the method",
        remedy: "write \(authored: name) /contacts?phone={{UrlEncode .Phone}}")
      return nil
    }
    return (Located(name, at: span), url)
  }

  private mutating func readHeader(
    _ line: Range<Int>
  ) -> (name: Located<String>, value: SourceSlice)? {
    let colon = line.first { bytes[$0] == UInt8(ascii: ":") }
    if let colon {
      let name = slice.subslice(line.lowerBound..<colon)
      if let complaint = Complaint.controlCharacter(inHeader: name, "name") {
        complaints.append(complaint)
        return nil
      }
    }
    guard let colon, TextForm.header.accepts(text(line.lowerBound..<colon)) else {
      complain(
        "a header line is NAME: VALUE", at: slice.span(line),
        label: "expected a header, or an empty line before the body",
        remedy: "a line that goes on with the URL is indented; a body follows an empty line")
      return nil
    }
    let name = line.lowerBound..<colon
    return (
      Located(text(name), at: slice.span(name)),
      slice.subslice(trimmed(colon + 1..<line.upperBound))
    )
  }

  /// The body is sent byte for byte, less the last line break.
  private func body(from start: Int) -> SourceSlice? {
    guard start < bytes.count else { return nil }
    let end = bytes.last == 0x0A ? bytes.count - 1 : bytes.count
    return start < end ? slice.subslice(start..<end) : nil
  }

  private mutating func checkURL(_ url: SourceSlice, method: Located<String>) {
    let bytes = Array(url.text.utf8)
    if url.text.hasPrefix("/") {
      if !hasBase {
        complain(
          "the URL begins with /, and the contract has no base", at: url.span,
          label: "where does it go?",
          remedy: "write `base: \"{{.base_url}}\"` in contract.yaml, or the whole URL here")
      }
    } else if !["http://", "https://", "{{"].contains(where: { url.text.hasPrefix($0) }) {
      complain(
        "the URL is neither absolute nor begins with /", at: url.span,
        label: "expected /…, https://… or {{…}}",
        remedy: "write \(authored: method.value) /\(authored: String(url.text.prefix(60)))")
    }
    guard let blank = Self.blank(in: bytes) else { return }
    let rest = String(decoding: bytes[blank...], as: UTF8.self)
    let isVersion = rest.hasPrefix(" HTTP/")
    complain(
      "a blank stands in the URL", at: url.span(blank..<blank + 1),
      label: isVersion ? "the version of HTTP is not written" : "",
      remedy: isVersion
        ? "leave \(authored: String(rest.dropFirst())) out" : "write %20 for a blank")
  }

  /// The first blank that is not inside of `{{…}}`.
  private static func blank(in bytes: [UInt8]) -> Int? {
    var inside = false
    for (index, byte) in bytes.enumerated() {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if byte == 0x7B && next == 0x7B { inside = true }
      if byte == 0x7D && next == 0x7D { inside = false }
      if !inside, byte == 0x20 || byte == 0x09 { return index }
    }
    return nil
  }
}
