// SPDX-License-Identifier: Apache-2.0

import Transports

/// Collects the header of the final answer from the lines libcurl hands over.
///
/// Interim answers (1xx) are forgotten when the next status line comes; lines behind the end of the
/// final header are trailers and are left out.
struct AnswerHead {
  private(set) var status = 0
  private(set) var reason = ""
  private(set) var fields: [HeaderField] = []
  /// All bytes of all header lines, interim answers and trailers included.
  private(set) var bytes = 0
  private(set) var isComplete = false
  private var isOpen = false

  /// Takes a line with its line break; throws if it has no place in an HTTP header.
  mutating func take(_ line: UnsafeRawBufferPointer) throws(TransportFailure) {
    bytes += line.count
    if isComplete { return }
    let content = Self.trimmed(line[...], of: [0x0D, 0x0A])
    if !isOpen { return try begin(content) }
    if content.isEmpty {
      isOpen = false
      // 101 leaves HTTP: nothing else comes that could be the answer.
      isComplete = status >= 200 || status == 101
      if isComplete { try refuseBadLength() }
    } else if content.first == 0x20 || content.first == 0x09 {
      try unfold(content)
    } else {
      try append(content)
    }
  }

  private mutating func begin(_ line: Slice<UnsafeRawBufferPointer>) throws(TransportFailure) {
    let parts = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0].starts(with: "HTTP/".utf8), parts[1].count == 3,
      let code = Int(Self.text(parts[1])), (100...999).contains(code)
    else {
      throw TransportFailure(.notHTTP, "the answer does not begin with an HTTP status line")
    }
    status = code
    reason = parts.count == 3 ? Self.text(Self.trimmed(parts[2], of: [0x20, 0x09])) : ""
    fields = []
    isOpen = true
  }

  /// Who announces no length or two may hide one answer in another (RFC 9112, section 6.3).
  private func refuseBadLength() throws(TransportFailure) {
    let lengths = fields.values(of: "Content-Length")
    guard let first = lengths.first else { return }
    guard lengths.allSatisfy({ $0 == first }) else {
      throw TransportFailure(.notHTTP, "the answer announces two different lengths of its body")
    }
    guard !first.isEmpty, first.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), Int64(first) != nil else {
      throw TransportFailure(
        .notHTTP, "'\(first.prefix(40))' is not the length of a body (Content-Length)")
    }
  }

  /// How long the body will be as it is sent; nil if the answer does not say.
  var announcedLength: Int? { fields.values(of: "Content-Length").first.flatMap { Int($0) } }

  private mutating func append(_ line: Slice<UnsafeRawBufferPointer>) throws(TransportFailure) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
      throw TransportFailure(.notHTTP, "the answer's header has a line without a name and a colon")
    }
    let value = Self.trimmed(line[line.index(after: colon)...], of: [0x20, 0x09])
    fields.append(HeaderField(Self.text(line[..<colon]), Self.text(value)))
  }

  /// Joins a continuation line to the field before it with one blank (RFC 9112, section 5.2).
  private mutating func unfold(_ line: Slice<UnsafeRawBufferPointer>) throws(TransportFailure) {
    guard let last = fields.popLast() else {
      throw TransportFailure(.notHTTP, "the answer's header begins with a continuation line")
    }
    let more = Self.text(Self.trimmed(line, of: [0x20, 0x09]))
    fields.append(HeaderField(last.name, last.value.isEmpty ? more : "\(last.value) \(more)"))
  }

  private static func trimmed(
    _ bytes: Slice<UnsafeRawBufferPointer>, of blanks: [UInt8]
  ) -> Slice<UnsafeRawBufferPointer> {
    var rest = bytes
    while let last = rest.last, blanks.contains(last) { rest.removeLast() }
    while let first = rest.first, blanks.contains(first) { rest.removeFirst() }
    return rest
  }

  /// UTF-8 if it is, else Latin-1, in which every byte is a character.
  static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(Unicode.Scalar(byte)) }
    return String(text)
  }
}
