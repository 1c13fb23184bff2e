// SPDX-License-Identifier: Apache-2.0

/// `@pretty`: the text with one member a line (tidwall/pretty v1.2).
///
/// An array that fits on the rest of a line and holds no object stays on it.
struct PrettyPrinter {
  private let json: Bytes
  private let scanner: ByteScanner
  private let options: PrettyOptions
  private var output: [UInt8] = []
  private var offset = 0
  /// Where the last line begins in the output, as tidwall/pretty counts it.
  private var lineStart = 0

  static func print(_ json: Bytes, options: PrettyOptions) -> Bytes {
    json.scan { scanner in
      var printer = PrettyPrinter(json: json, scanner: scanner, options: options)
      printer.output.append(contentsOf: options.prefix)
      printer.value(depth: 0)
      if !printer.output.isEmpty { printer.output.append(0x0A) }
      return printer.output[...]
    }
  }

  private init(json: Bytes, scanner: ByteScanner, options: PrettyOptions) {
    self.json = json
    self.scanner = scanner
    self.options = options
  }

  private mutating func value(depth: Int) {
    while offset < scanner.count {
      let lead = scanner.lead(at: offset)
      switch lead {
      case .nothing: offset &+= 1
      case .object: return container(depth: depth)
      case .array:
        if !arrayOnOneLine() { container(depth: depth) }
        return
      case .string, .number, .literal: return scalar(lead)
      }
    }
  }

  private mutating func scalar(_ lead: ByteScanner.Lead) {
    let start = offset
    switch lead {
    case .string: offset = scanner.string(from: start &+ 1).end
    case .number:
      offset = numberEnd(from: start)
    default:
      // A literal is written out by its first letter, and as many bytes are taken for it.
      let word: StaticString =
        switch scanner.literalKind(at: start) {
        case .true: "true"
        case .false: "false"
        default: "null"
        }
      word.withUTF8Buffer { output.append(contentsOf: $0) }
      offset = start &+ word.utf8CodeUnitCount
      return
    }
    output.append(contentsOf: json[offsets: start..<offset])
  }

  private func numberEnd(from start: Int) -> Int {
    let end = scanner.numberEnd(at: start)
    var offset = start &+ 1
    while offset < end, scanner.bytes[offset] != Byte.colon { offset &+= 1 }
    return offset
  }

  private mutating func container(depth: Int) {
    let open = scanner.bytes[offset]
    guard depth < Evaluation.deepest else { return copyContainer() }
    output.append(open)
    offset &+= 1
    var pairs = PrettyPairs()
    var count = 0
    while offset < scanner.count {
      let byte = scanner.bytes[offset]
      if byte == open &+ 2 {
        end(open, depth: depth, count: count, pairs)
        return
      }
      guard byte > Byte.space, open == Byte.openBracket || byte == Byte.quote else {
        offset &+= 1
        continue
      }
      if count > 0 { output.append(Byte.comma) }
      // tidwall/pretty begins to count the line a byte later behind the comma of an array.
      lineStart = output.count &+ (count > 0 && open == Byte.openBracket ? 1 : 0)
      member(of: open, depth: depth, &pairs)
      count &+= 1
    }
  }

  private mutating func member(of open: UInt8, depth: Int, _ pairs: inout PrettyPairs) {
    let keyStart = offset
    output.append(0x0A)
    let lineOffset = output.count
    indent(depth &+ 1)
    if open == Byte.openBrace {
      scalar(.string)
      let key = keyStart..<offset
      output.append(contentsOf: [Byte.colon, Byte.space])
      value(depth: depth &+ 1)
      pairs.add(key: key, line: lineOffset..<output.count)
    } else {
      value(depth: depth &+ 1)
    }
  }

  private mutating func end(_ open: UInt8, depth: Int, count: Int, _ pairs: PrettyPairs) {
    if open == Byte.openBrace, options.sortsKeys { pairs.sort(&output, json: json) }
    if count > 0 {
      lineStart = output.count
      output.append(0x0A)
      indent(depth)
    }
    output.append(open &+ 2)
    offset &+= 1
  }

  private mutating func indent(_ depth: Int) {
    output.append(contentsOf: options.prefix)
    for _ in 0..<depth { output.append(contentsOf: options.indent) }
  }

  private mutating func copyContainer() {
    let end = min(scanner.containerEnd(at: offset), scanner.count)
    output.append(contentsOf: json[offsets: offset..<end])
    offset = end
  }
}

extension PrettyPrinter {
  /// Tries to write an array on the rest of the line; if it does not fit nothing has happened.
  private mutating func arrayOnOneLine() -> Bool {
    guard options.width > 0 else { return false }
    let room = options.width &- (output.count &- lineStart)
    guard room > 3 else { return false }
    let (length, start) = (output.count, offset)
    if inlineArray(limit: length &+ room, depth: 0) { return true }
    output.removeSubrange(length...)
    offset = start
    return false
  }

  private mutating func inlineArray(limit: Int, depth: Int) -> Bool {
    output.append(Byte.openBracket)
    offset &+= 1
    var count = 0
    while offset < scanner.count, output.count <= limit, depth < Evaluation.deepest {
      let byte = scanner.bytes[offset]
      if byte == Byte.closeBracket {
        output.append(byte)
        offset &+= 1
        return output.count <= limit
      }
      guard byte > Byte.space else {
        offset &+= 1
        continue
      }
      if count > 0 { output.append(contentsOf: [Byte.comma, Byte.space]) }
      guard inlineValue(limit: limit, depth: depth) else { return false }
      count &+= 1
    }
    return offset >= scanner.count && output.count <= limit
  }

  private mutating func inlineValue(limit: Int, depth: Int) -> Bool {
    while offset < scanner.count {
      let lead = scanner.lead(at: offset)
      switch lead {
      case .nothing: offset &+= 1
      case .object: return false
      case .array: return inlineArray(limit: limit, depth: depth &+ 1)
      case .string, .number, .literal:
        scalar(lead)
        return true
      }
    }
    return true
  }
}
