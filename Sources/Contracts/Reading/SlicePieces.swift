// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Puts a text together from pieces of slices, so that each byte keeps its place in the file.
struct SlicePieces {
  private var bytes: [UInt8] = []
  private var runs: [SourceSlice.Run] = []
  private var end = 0

  /// Adds a piece of a slice.
  mutating func append(_ piece: SourceSlice) {
    let bytes = Array(piece.text.utf8)
    append(bytes.indices, of: bytes, in: piece)
    end = max(end, piece.span.range.upperBound)
  }

  /// Adds a part of a slice whose bytes are at hand.
  mutating func append(_ range: Range<Int>, of bytes: [UInt8], in slice: SourceSlice) {
    for offset in range {
      let place = slice.span(offset..<offset + 1).range
      append(bytes[offset], from: place.lowerBound)
      end = max(end, place.upperBound)
    }
  }

  /// Adds a text that stands in the file in another form, all of it at one offset.
  mutating func append(_ text: String, at offset: Int) {
    for byte in text.utf8 {
      runs.append(SourceSlice.Run(offset: bytes.count, sourceOffset: offset))
      bytes.append(byte)
    }
    end = max(end, offset)
  }

  private mutating func append(_ byte: UInt8, from offset: Int) {
    let isNext = runs.last.map { $0.sourceOffset + bytes.count - $0.offset == offset }
    if isNext != true {
      runs.append(SourceSlice.Run(offset: bytes.count, sourceOffset: offset))
    }
    bytes.append(byte)
  }

  /// The slice; an empty one stands at `start`.
  func slice(of source: SourceText, start: Int) -> SourceSlice {
    SourceSlice(
      text: String(decoding: bytes, as: UTF8.self), source: source,
      runs: runs.isEmpty ? [SourceSlice.Run(offset: 0, sourceOffset: start)] : runs,
      sourceEnd: max(end, start))
  }
}
