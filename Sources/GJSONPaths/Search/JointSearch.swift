// SPDX-License-Identifier: Apache-2.0

/// Looks several plain paths up in one walk over a document.
///
/// It answers what ``Search`` answers for each of them, or not at all: where the text is no
/// well-formed JSON in a container that a path leads into, it gives up, and the paths are looked up
/// one by one.
struct JointSearch {
  /// A path that is still looked for, and the component it has come to.
  struct Seeker {
    let path: Int
    let step: Int
  }

  /// What a path has led to so far.
  enum Finding {
    case nothing
    case value(ScannedValue)
    /// A list or a number that stands nowhere in the document.
    case made(GJSONValue)

    var isNothing: Bool { if case .nothing = self { true } else { false } }
  }

  let json: Bytes
  let scanner: ByteScanner
  let paths: [PlainPath]
  var findings: [Finding]
  /// For each path the list that `#` is collecting.
  var lists: [[UInt8]]
  /// The seekers of all containers that are open, the innermost last.
  var seekers: [Seeker] = []
  /// How many of the open arrays are walked for each of their elements.
  var openLists = 0
  /// Whether every path has led to its value, so that nothing more need be read.
  private(set) var isComplete = false

  /// What the paths select, in their order; nil if the document is not one to be searched jointly.
  static func run(_ paths: [PlainPath], in json: Bytes) -> [GJSONValue]? {
    json.scan { scanner in
      var search = JointSearch(json: json, scanner: scanner, paths: paths)
      return search.findAll()
    }
  }

  private init(json: Bytes, scanner: ByteScanner, paths: [PlainPath]) {
    self.json = json
    self.scanner = scanner
    self.paths = paths
    findings = Array(repeating: .nothing, count: paths.count)
    lists = Array(repeating: [], count: paths.count)
  }

  private mutating func findAll() -> [GJSONValue]? {
    let open = (0..<scanner.count).first {
      scanner.bytes[$0] == Byte.openBrace || scanner.bytes[$0] == Byte.openBracket
    }
    if let open {
      seekers = paths.indices.map { Seeker(path: $0, step: 0) }
      guard walk(at: open, seekers: 0..<seekers.count) != nil else { return nil }
    }
    return findings.map { finding in
      switch finding {
      case .nothing: .absent
      case .value(let scanned): json.value(scanned)
      case .made(let value): value
      }
    }
  }

  /// Walks the container that opens at an offset.
  ///
  /// - Returns: Its end; nil if the search is to be given up.
  private mutating func walk(at open: Int, seekers range: Range<Int>) -> Int? {
    scanner.bytes[open] == Byte.openBrace
      ? walkObject(at: open, range) : walkArray(at: open, range)
  }

  /// Takes the value at an offset for the seekers that end there, and walks it for those behind
  /// `mark`, which go on in it.
  ///
  /// - Returns: Its end; nil if the search is to be given up.
  mutating func visit(at offset: Int, _ lead: ByteScanner.Lead, from mark: Int) -> ScannedValue? {
    guard seekers.count > mark else {
      guard let value = scanner.value(at: offset, lead: lead) else { return nil }
      guard value.end <= scanner.count, value.kind != .number || isPlain(value) else { return nil }
      return value
    }
    guard let end = walk(at: offset, seekers: mark..<seekers.count) else { return nil }
    seekers.removeSubrange(mark...)
    return ScannedValue(kind: .json, start: offset, end: end)
  }

  /// Whether a number has no sign in it that would open or close anything: gjson reads a number on
  /// to the next comma or blank, and skips a container by its quotes and brackets.
  private func isPlain(_ number: ScannedValue) -> Bool {
    for offset in number.start..<number.end {
      let byte = scanner.bytes[offset]
      let isLetter = Byte.lowercased(byte) &- UInt8(ascii: "a") < 26
      guard
        isLetter || Byte.isDigit(byte) || byte == Byte.dot || byte == Byte.minus
          || byte == Byte.plus
      else { return false }
    }
    return true
  }

  /// Ends the search if nothing is missing; inside of a list there are more elements to come.
  mutating func endIfComplete() {
    if openLists == 0, findings.allSatisfy({ !$0.isNothing }) { isComplete = true }
  }

  /// The offset of the next byte that is no blank; nil at the end of the text.
  @inline(__always)
  func pastBlanks(_ start: Int) -> Int? {
    var offset = start
    while offset < scanner.count {
      switch scanner.bytes[offset] {
      case Byte.space, 0x09, 0x0A, 0x0D: offset &+= 1
      default: return offset
      }
    }
    return nil
  }
}
