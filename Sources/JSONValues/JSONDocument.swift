// SPDX-License-Identifier: Apache-2.0

/// A JSON text that has been read by RFC 8259, with the place of every value in it.
///
/// Nothing is changed or dropped: order and duplicates of keys, spelling of numbers and white space
/// all stay. Copies share their storage.
public struct JSONDocument: Sendable {
  /// The depth of nesting beyond which no limit can be set, so that walking a document is safe.
  public static let greatestDepth = 2_048

  private let tape: JSONTape

  /// Reads a document.
  ///
  /// Not tolerated: a byte order mark, bytes that are not UTF-8, anything behind the value, 4 GiB
  /// or more, and more arrays and objects inside each other than `maximumDepth` (or
  /// ``greatestDepth``). A `\u` escape of half a surrogate pair is allowed, as in the RFC.
  public init(parsing bytes: [UInt8], maximumDepth: Int = 512) throws(JSONSyntaxError) {
    let depth = min(max(maximumDepth, 0), Self.greatestDepth)
    let nodes = try bytes.withUnsafeBufferPointer {
      (buffer) throws(JSONSyntaxError) -> JSONNodes in
      guard let base = buffer.baseAddress, buffer.count > 0 else {
        throw JSONSyntaxError(.emptyDocument, at: 0, in: buffer)
      }
      if buffer.count >= UInt32.max { throw JSONSyntaxError(.tooLarge, at: 0, in: buffer) }
      var scanner = JSONScanner(base, count: buffer.count, maximumDepth: depth)
      try scanner.scanDocument()
      return scanner.takeNodes()
    }
    tape = JSONTape(bytes: bytes, nodes: nodes)
  }

  /// Reads a document from text.
  public init(parsing text: String, maximumDepth: Int = 512) throws(JSONSyntaxError) {
    try self.init(parsing: Array(text.utf8), maximumDepth: maximumDepth)
  }

  /// The text of the document, byte for byte.
  public var bytes: [UInt8] { tape.bytes }

  /// The value that the document is.
  public var root: JSONValue { JSONValue(tape: tape, index: 0) }
}

extension JSONScanner {
  /// The nodes of the document that has been scanned; ends the scanner.
  consuming func takeNodes() -> JSONNodes { nodes.finished() }
}
