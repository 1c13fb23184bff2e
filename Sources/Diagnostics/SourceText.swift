// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The text of one file, with the places of its lines.
///
/// Two texts are equal only if they are the same object, so that places in files of one name do not
/// mix.
public final class SourceText: Sendable {
  /// The name under which the file is shown: the path as the person wrote it.
  public let name: String
  /// The bytes of the file, as they are on disk.
  public let utf8: [UInt8]
  private let lineStarts: [Int]

  /// A text and the name it is shown under.
  public init(name: String, utf8: [UInt8]) {
    self.name = name
    self.utf8 = utf8
    var starts = [0]
    utf8.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      var next = 0
      // A recording has megabytes; `memchr` passes over them at a tenth of what a loop takes.
      while let found = memchr(base + next, CInt(UInt8(ascii: "\n")), bytes.count - next) {
        next = base.distance(to: UnsafeRawPointer(found)) + 1
        starts.append(next)
      }
    }
    lineStarts = starts
  }

  /// A text that is not on disk, such as an argument of the command line.
  public convenience init(name: String, _ text: String) {
    self.init(name: name, utf8: Array(text.utf8))
  }

  /// Number of lines; an empty text has one.
  public var lineCount: Int { lineStarts.count }

  /// Line and column of a byte offset; an offset past the end is the end.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), utf8.count)
    let line = lineIndex(of: offset)
    return SourcePosition(line: line + 1, column: scalarCount(lineStarts[line]..<offset) + 1)
  }

  /// The text of a line without its line break; 1 is the first.
  public func line(_ number: Int) -> String {
    String(decoding: utf8[lineRange(number)], as: UTF8.self)
  }

  /// The bytes of a line without its line break; 1 is the first.
  ///
  /// A line that the text does not have is empty and stands at the end.
  public func lineRange(_ number: Int) -> Range<Int> {
    guard number >= 1, number <= lineStarts.count else { return utf8.count..<utf8.count }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : utf8.count
    if end > start, utf8[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<max(start, end)
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Counts every byte that is not a UTF-8 continuation.
  private func scalarCount(_ range: Range<Int>) -> Int {
    utf8[range].reduce(into: 0) { count, byte in
      if byte & 0xC0 != 0x80 { count += 1 }
    }
  }
}

extension SourceText: Hashable {
  /// Whether the two are the same object.
  public static func == (left: SourceText, right: SourceText) -> Bool { left === right }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(self))
  }
}
