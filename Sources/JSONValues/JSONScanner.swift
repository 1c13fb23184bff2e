// SPDX-License-Identifier: Apache-2.0

/// Reads a whole document into nodes, by RFC 8259 and nothing besides it.
///
/// State lives in a struct with raw pointers because closures over local variables made the same
/// code twelve times slower. Every read is guarded by a comparison with `count`. There is no
/// recursion: an open container's `next` leads to the container around it.
struct JSONScanner: ~Copyable {
  let base: UnsafePointer<UInt8>
  let count: Int
  let maximumDepth: Int
  var position = 0
  var nodes: JSONNodeBuffer
  private var depth = 0
  private var open = 0

  init(_ base: UnsafePointer<UInt8>, count: Int, maximumDepth: Int) {
    self.base = base
    self.count = count
    self.maximumDepth = maximumDepth
    nodes = JSONNodeBuffer(capacity: count / 12)
  }

  /// Reads the document, which must be one value between white space.
  mutating func scanDocument() throws(JSONSyntaxError) {
    if count >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF {
      throw failure(.byteOrderMark, at: 0)
    }
    skipSpace()
    if position == count { throw failure(.emptyDocument, at: 0) }
    if base[position] == UInt8(ascii: "<") { throw failure(.markup, at: position) }
    repeat {
      if try !scanValue() { try scanToNextValue() }
    } while depth > 0
    skipSpace()
    if position < count { throw failure(.trailingContent, at: position) }
  }

  func failure(_ reason: JSONSyntaxError.Reason, at offset: Int) -> JSONSyntaxError {
    JSONSyntaxError(reason, at: offset, in: UnsafeBufferPointer(start: base, count: count))
  }

  @inline(__always)
  mutating func skipSpace() {
    while position < count {
      let byte = base[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position &+= 1
      // A file that is laid out for people is mostly indentation: eight blanks at a time.
      while position &+ 8 <= count,
        UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self) == 0x2020_2020_2020_2020
      {
        position &+= 8
      }
    }
  }

  @inline(__always)
  mutating func append(_ kind: JSONValue.Kind, from start: Int, to end: Int, escaped: Bool = false)
  {
    nodes.append(
      JSONNode(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
        next: UInt32(truncatingIfNeeded: nodes.count &+ 1), kind: kind, isEscaped: escaped))
    position = end
  }

  /// Reads a scalar, an empty container, or a container up to its first value.
  ///
  /// - Returns: whether a container was opened that is not empty.
  @inline(__always)
  private mutating func scanValue() throws(JSONSyntaxError) -> Bool {
    guard position < count else { throw failure(.unexpectedEnd, at: count) }
    switch base[position] {
    case UInt8(ascii: "\""): try scanString()
    case UInt8(ascii: "{"): return try enter(.object, closing: UInt8(ascii: "}"))
    case UInt8(ascii: "["): return try enter(.array, closing: UInt8(ascii: "]"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): try scanNumber()
    case UInt8(ascii: "t"): try scanWord("true", .true)
    case UInt8(ascii: "f"): try scanWord("false", .false)
    case UInt8(ascii: "n"): try scanWord("null", .null)
    default: throw failure(reasonForNoValue(), at: position)
    }
    return false
  }

  private mutating func enter(
    _ kind: JSONValue.Kind, closing: UInt8
  ) throws(JSONSyntaxError) -> Bool {
    if depth == maximumDepth { throw failure(.tooDeep, at: position) }
    let index = nodes.count
    append(kind, from: position, to: position &+ 1)
    skipSpace()
    if position < count, base[position] == closing {
      position &+= 1
      nodes[index].end = UInt32(truncatingIfNeeded: position)
      return false
    }
    nodes[index].next = UInt32(truncatingIfNeeded: open)
    open = index
    depth &+= 1
    if position == count { throw unterminated() }
    if kind == .object { try scanKey() }
    return true
  }

  /// Closes what ends here and steps over a comma to where the next value begins.
  @inline(__always)
  private mutating func scanToNextValue() throws(JSONSyntaxError) {
    while depth > 0 {
      skipSpace()
      guard position < count else { throw unterminated() }
      let isObject = nodes[open].kind == .object
      switch base[position] {
      case UInt8(ascii: ","): return try scanComma(inObject: isObject)
      case UInt8(ascii: "}") where isObject: close()
      case UInt8(ascii: "]") where !isObject: close()
      default:
        throw failure(isObject ? .expectedCommaInObject : .expectedCommaInArray, at: position)
      }
    }
  }

  @inline(__always)
  private mutating func scanComma(inObject isObject: Bool) throws(JSONSyntaxError) {
    let comma = position
    position &+= 1
    skipSpace()
    guard position < count else { throw unterminated() }
    if base[position] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
      throw failure(.trailingComma, at: comma)
    }
    if isObject { try scanKey() }
  }

  private mutating func close() {
    position &+= 1
    let around = Int(nodes[open].next)
    nodes[open].end = UInt32(truncatingIfNeeded: position)
    nodes[open].next = UInt32(truncatingIfNeeded: nodes.count)
    open = around
    depth &-= 1
  }

  @inline(__always)
  private mutating func scanKey() throws(JSONSyntaxError) {
    guard base[position] == UInt8(ascii: "\"") else {
      throw failure(reasonForNoKey(), at: position)
    }
    try scanString()
    skipSpace()
    guard position < count else { throw failure(.unexpectedEnd, at: count) }
    guard base[position] == UInt8(ascii: ":") else { throw failure(.expectedColon, at: position) }
    position &+= 1
    skipSpace()
  }

  private func unterminated() -> JSONSyntaxError {
    let node = nodes[open]
    return failure(
      node.kind == .object ? .unterminatedObject : .unterminatedArray, at: Int(node.start))
  }
}
