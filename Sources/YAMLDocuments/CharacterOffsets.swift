// SPDX-License-Identifier: Apache-2.0

/// Turns libyaml's marks, which count characters, into byte offsets.
struct CharacterOffsets {
  private let offsets: [UInt32]
  private let shift: Int
  private let count: Int

  /// The offsets of valid UTF-8; libyaml does not count a byte order mark.
  init(_ bytes: [UInt8]) {
    count = bytes.count
    shift = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      offsets = []
      return
    }
    offsets = bytes.indices.dropFirst(shift).compactMap {
      bytes[$0] & 0xC0 == 0x80 ? nil : UInt32($0)
    }
  }

  /// The byte offset of a character; the end of the file for one behind it.
  subscript(character: Int) -> Int {
    if offsets.isEmpty { return min(character + shift, count) }
    return character < offsets.count ? Int(offsets[character]) : count
  }
}
