// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A text that is put together from pieces of a file, with the place of each piece.
struct MappedText {
  private(set) var bytes: [UInt8] = []
  private(set) var runs: [SourceSlice.Run] = []

  /// Adds a byte that comes from an offset of the file.
  mutating func append(_ byte: UInt8, from offset: Int) {
    if let last = runs.last, last.sourceOffset + (bytes.count - last.offset) == offset {
      bytes.append(byte)
      return
    }
    runs.append(SourceSlice.Run(offset: bytes.count, sourceOffset: offset))
    bytes.append(byte)
  }

  /// Adds a range of the file as it stands there.
  mutating func append(_ range: Range<Int>, of source: [UInt8]) {
    guard let first = range.first else { return }
    append(source[first], from: first)
    bytes.append(contentsOf: source[range.dropFirst()])
  }

  /// Adds what an escape stands for: each byte lies at its beginning.
  mutating func append(_ decoded: [UInt8], escapedAt offset: Int) {
    for byte in decoded {
      runs.append(SourceSlice.Run(offset: bytes.count, sourceOffset: offset))
      bytes.append(byte)
    }
  }

  /// Adds the places of line breaks: one is a blank, each further one a line feed.
  mutating func appendFolded(_ breaks: [Int]) {
    guard let first = breaks.first else { return }
    if breaks.count == 1 { append(UInt8(ascii: " "), from: first) }
    for offset in breaks.dropFirst() { append(0x0A, from: offset) }
  }

  /// The slice; an empty text stands at `start`.
  func slice(of source: SourceText, start: Int, end: Int) -> SourceSlice {
    let first = runs.isEmpty ? [SourceSlice.Run(offset: 0, sourceOffset: start)] : runs
    return SourceSlice(
      text: String(decoding: bytes, as: UTF8.self), source: source, runs: first, sourceEnd: end)
  }
}
