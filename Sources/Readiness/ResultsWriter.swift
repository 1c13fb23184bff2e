// SPDX-License-Identifier: Apache-2.0

/// Writes JSON straight into bytes, without a tree of values in between.
///
/// A run has thousands of promises; a tree of them costs more than judging them. Objects and lists
/// stand on lines of their own, down to a row, which stands on one line with all that is in it.
struct ResultsWriter: ~Copyable {
  /// How an object or a list is laid out.
  enum Layout {
    /// Each member on a line of its own.
    case lines
    /// Everything on one line.
    case row
  }

  /// What is written so far.
  var bytes: OutputBytes
  /// The instants that were written, whose beginnings are nearly always the same.
  var instants = InstantTexts()
  /// Whether there are line breaks and blanks for people; if not, it is one long line.
  private let isPretty: Bool
  private var level = 0
  private var isInRow = false
  private var isFirst = true

  init(isPretty: Bool, drain: ResultsFile.Drain? = nil) {
    self.isPretty = isPretty
    bytes = OutputBytes(drain: drain)
  }

  /// Writes an object whose members the closure writes.
  @inline(__always)
  mutating func object(_ layout: Layout = .lines, _ members: (inout Self) -> Void) {
    enclose(("{", "}"), layout, members)
  }

  /// Writes a list of whatever the closure writes for each item.
  @inline(__always)
  mutating func list<Item>(
    _ items: some Sequence<Item>, _ layout: Layout = .lines,
    _ write: (inout Self, Item) -> Void
  ) {
    enclose(("[", "]"), layout) { writer in
      for item in items {
        writer.separate()
        write(&writer, item)
        writer.bytes.drainIfFull()
      }
    }
  }

  /// Writes a list of the rows that the closure writes.
  @inline(__always)
  mutating func list(_ rows: (inout Self) -> Void) { enclose(("[", "]"), .lines, rows) }

  /// Writes the next row of a list.
  @inline(__always)
  mutating func row(_ members: (inout Self) -> Void) {
    separate()
    object(.row, members)
    bytes.drainIfFull()
  }

  /// Writes members, and gives their bytes to be written again.
  mutating func written(_ write: (inout Self) -> Void) -> [UInt8] {
    let start = bytes.count
    write(&self)
    return bytes.copy(from: start)
  }

  /// Begins a member; its value is written next.
  mutating func name(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(name)
    bytes.append(UInt8(ascii: "\""))
    endName()
  }

  /// Begins a member whose name is data.
  mutating func name(_ name: String) {
    separate()
    value(name)
    endName()
  }

  /// Writes members as they were written into another row.
  mutating func members(_ members: [UInt8]) {
    members.withUnsafeBufferPointer { bytes.append($0) }
    isFirst = false
  }

  @inline(__always)
  private mutating func endName() {
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(UInt8(ascii: " ")) }
  }

  @inline(__always)
  private mutating func enclose(
    _ brackets: (Unicode.Scalar, Unicode.Scalar), _ layout: Layout,
    _ contents: (inout Self) -> Void
  ) {
    bytes.append(UInt8(ascii: brackets.0))
    let wasInRow = isInRow
    isInRow = isInRow || layout == .row
    level &+= 1
    isFirst = true
    contents(&self)
    level &-= 1
    if !isFirst { breakLine() }
    isFirst = false
    isInRow = wasInRow
    bytes.append(UInt8(ascii: brackets.1))
  }

  /// Sets what comes next apart from what came before it.
  @inline(__always)
  private mutating func separate() {
    if !isFirst {
      bytes.append(UInt8(ascii: ","))
      if isInRow, isPretty { bytes.append(UInt8(ascii: " ")) }
    }
    isFirst = false
    breakLine()
  }

  @inline(__always)
  private mutating func breakLine() {
    guard isPretty, !isInRow else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<level { bytes.append("  ") }
  }
}
