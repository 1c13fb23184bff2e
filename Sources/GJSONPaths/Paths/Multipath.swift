// SPDX-License-Identifier: Apache-2.0

/// Several paths joined into one new object or array: `{name,phone:tel.0}`, `[name,tel.#]`.
struct Multipath {
  struct Part {
    /// The name before a colon, with its quotes if it has any; nil if none is given.
    let name: Bytes?
    let path: Bytes
  }

  private let open: UInt8
  private let parts: [Part]
  /// What follows the closing bracket.
  let rest: Bytes

  /// Nil if the bracket that the path begins with never closes.
  init?(_ path: Bytes) {
    var reader = PartReader(path: path)
    guard let end = reader.readToEnd() else { return nil }
    open = path[offset: 0]
    parts = reader.parts
    rest = path.dropFirst(end)
  }

  /// Whether the multipath is a whole component; anything behind it makes gjson look up that.
  var isComplete: Bool { rest.isEmpty || rest.first == Byte.pipe || rest.first == Byte.dot }

  /// The new container, without the parts that select nothing; nil if it would be too long.
  func build(from json: Bytes, depth: Depth) -> Bytes? {
    var output = [open]
    for part in parts {
      let value = Evaluation.value(of: part.path, in: json, depth: depth)
      guard value.exists else { continue }
      if output.count > 1 { output.append(Byte.comma) }
      if open == Byte.openBrace {
        part.appendName(to: &output)
        output.append(Byte.colon)
      }
      output.append(contentsOf: value.slice)
      if output.count > max(Evaluation.longestText, json.count &* 2) { return nil }
    }
    output.append(open &+ 2)
    return output[...]
  }
}

extension Multipath.Part {
  fileprivate func appendName(to output: inout [UInt8]) {
    if let name, !name.isEmpty {
      if name.first == Byte.quote, Validity.isValid(name) {
        output.append(contentsOf: name)
      } else {
        Quoting.append(name, to: &output)
      }
      return
    }
    let last = Self.lastComponent(of: path)
    Quoting.append(Self.isSimple(last) ? last : [Byte.underscore], to: &output)
  }

  private static func lastComponent(of path: Bytes) -> Bytes {
    var offset = path.count &- 1
    while offset >= 0 {
      let byte = path[offset: offset]
      if byte == Byte.pipe || byte == Byte.dot,
        offset == 0 || path[offset: offset &- 1] != Byte.backslash
      {
        return path.dropFirst(offset &+ 1)
      }
      offset &-= 1
    }
    return path
  }

  private static func isSimple(_ name: Bytes) -> Bool {
    name.allSatisfy { $0 >= Byte.space && !"[]{}()#|!".utf8.contains($0) }
  }
}

/// Cuts a multipath at its top-level commas and colons.
private struct PartReader {
  let path: Bytes
  private(set) var parts: [Multipath.Part] = []
  private var start = 1
  private var colon: Int?
  private var hasModifier = false

  init(path: Bytes) { self.path = path }

  /// The offset behind the closing bracket.
  mutating func readToEnd() -> Int? {
    var depth = 1
    var offset = 1
    while offset < path.count {
      switch path[offset: offset] {
      case Byte.backslash: offset &+= 1
      case Byte.at:
        // The colon behind a modifier belongs to its argument.
        let before = path[offset: offset &- 1]
        if before == Byte.dot || before == Byte.pipe { hasModifier = true }
      case Byte.colon:
        if !hasModifier, colon == nil, depth == 1 { colon = offset }
      case Byte.comma:
        if depth == 1 { endPart(at: offset) }
      case Byte.quote: offset = quotedEnd(from: offset)
      case Byte.openBracket, Byte.openParenthesis, Byte.openBrace: depth &+= 1
      case Byte.closeBracket, Byte.closeParenthesis, Byte.closeBrace:
        depth &-= 1
        if depth == 0 {
          endPart(at: offset)
          return offset &+ 1
        }
      default: break
      }
      offset &+= 1
    }
    return nil
  }

  private mutating func endPart(at end: Int) {
    let name = colon.map { path[offsets: start..<$0] }
    let pathStart = colon.map { $0 &+ 1 } ?? start
    parts.append(Multipath.Part(name: name, path: path[offsets: pathStart..<end]))
    start = end &+ 1
    colon = nil
    hasModifier = false
  }

  private func quotedEnd(from quote: Int) -> Int {
    var offset = quote &+ 1
    while offset < path.count, path[offset: offset] != Byte.quote {
      offset &+= path[offset: offset] == Byte.backslash ? 2 : 1
    }
    return offset
  }
}
