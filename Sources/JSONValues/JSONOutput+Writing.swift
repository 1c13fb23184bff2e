// SPDX-License-Identifier: Apache-2.0

extension JSONOutput {
  /// The value as JSON text, without a final line break.
  ///
  /// Pretty text is indented by two spaces. Control characters, U+007F, U+2028 and U+2029 are
  /// escaped; all other characters stay as they are.
  public func text(pretty: Bool) -> String {
    var bytes: [UInt8] = []
    write(into: &bytes, pretty: pretty)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the value as JSON text, as ``text(pretty:)`` gives it.
  public func write(into bytes: inout [UInt8], pretty: Bool) {
    var writer = JSONWriter(bytes: bytes, isPretty: pretty)
    bytes = []
    writer.write(self)
    bytes = writer.bytes
  }
}

/// Appends values to bytes, keeping track of the indentation.
struct JSONWriter {
  var bytes: [UInt8]
  let isPretty: Bool
  private var level = 0

  init(bytes: [UInt8], isPretty: Bool) {
    self.bytes = bytes
    self.isPretty = isPretty
  }

  mutating func write(_ value: JSONOutput) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let bool): bytes.append(contentsOf: (bool ? "true" : "false").utf8)
    case .int(let int): bytes.append(contentsOf: String(int).utf8)
    case .number(let text) where JSONText.isNumber(text): bytes.append(contentsOf: text.utf8)
    case .number(let text), .string(let text): write(text)
    case .array(let elements):
      writeList(elements, in: ("[", "]")) { $0.write($1) }
    case .object(let members):
      writeList(members, in: ("{", "}")) { writer, member in
        writer.write(member.key)
        writer.bytes.append(UInt8(ascii: ":"))
        if writer.isPretty { writer.bytes.append(UInt8(ascii: " ")) }
        writer.write(member.value)
      }
    }
  }

  @inline(__always)
  private mutating func writeList<Item>(
    _ items: [Item], in brackets: (Unicode.Scalar, Unicode.Scalar),
    _ writeItem: (inout JSONWriter, Item) -> Void
  ) {
    bytes.append(UInt8(ascii: brackets.0))
    level += 1
    var isFirst = true
    for item in items {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      breakLine()
      writeItem(&self, item)
    }
    level -= 1
    if !items.isEmpty { breakLine() }
    bytes.append(UInt8(ascii: brackets.1))
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<level {
      bytes.append(UInt8(ascii: " "))
      bytes.append(UInt8(ascii: " "))
    }
  }

  /// Appends a string: runs of plain bytes at once, the rest escaped.
  private mutating func write(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      var start = 0
      var index = 0
      while index < utf8.count {
        let length = Self.lengthToEscape(utf8, at: index)
        if length > 0 {
          bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
          writeEscape(utf8, at: index)
          start = index + length
        }
        index += max(length, 1)
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Number of bytes at an index that must be escaped together; 0 if they can stay.
  @inline(__always)
  private static func lengthToEscape(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    switch utf8[index] {
    case 0..<0x20, 0x22, 0x5C, 0x7F: return 1
    case 0xE2 where index + 2 < utf8.count && utf8[index + 1] == 0x80:
      return utf8[index + 2] == 0xA8 || utf8[index + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }

  private mutating func writeEscape(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) {
    let byte = utf8[index]
    let escape: String
    switch byte {
    case 0x22: escape = "\\\""
    case 0x5C: escape = "\\\\"
    case 0x08: escape = "\\b"
    case 0x0C: escape = "\\f"
    case 0x0A: escape = "\\n"
    case 0x0D: escape = "\\r"
    case 0x09: escape = "\\t"
    case 0xE2: escape = utf8[index + 2] == 0xA8 ? "\\u2028" : "\\u2029"
    default: escape = (byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)
    }
    bytes.append(contentsOf: escape.utf8)
  }
}
