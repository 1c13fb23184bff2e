// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Texts one behind the other in one array of bytes, each behind its length.
///
/// A run keeps the headers of all answers: as texts of their own they would take twice the room.
/// They come out byte for byte as they went in.
struct PackedTexts: Sendable {
  private let bytes: [UInt8]

  init(_ texts: [String]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      texts.reduce(0) { $0 + Self.lengthBytes($1.utf8.count) + $1.utf8.count })
    for text in texts {
      Self.append(length: text.utf8.count, to: &bytes)
      bytes.append(contentsOf: text.utf8)
    }
    self.bytes = bytes
  }

  /// All texts, from the first one.
  var reader: Reader { Reader(of: bytes) }

  /// The same texts in the bytes of other ones if these are the same byte for byte.
  func shared(with other: PackedTexts) -> PackedTexts {
    isSame(as: other) ? other : self
  }

  /// Whether the texts are the same byte for byte.
  func isSame(as other: PackedTexts) -> Bool { bytes == other.bytes }

  /// Seven bits a byte, the low ones first; all but the last have the high bit.
  private static func append(length: Int, to bytes: inout [UInt8]) {
    var rest = length
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func lengthBytes(_ length: Int) -> Int {
    var (rest, count) = (length, 1)
    while rest > 0x7F { (rest, count) = (rest >> 7, count + 1) }
    return count
  }
}

extension PackedTexts: Hashable {
  /// As texts they are compared, for which two spellings of one character are the same.
  static func == (left: PackedTexts, right: PackedTexts) -> Bool {
    left.isSame(as: right) || left.texts == right.texts
  }

  func hash(into hasher: inout Hasher) { hasher.combine(texts) }

  var texts: [String] {
    var texts: [String] = []
    var reader = self.reader
    while let next = reader.next() { texts.append(next.text) }
    return texts
  }
}

extension PackedTexts {
  /// Goes through texts; only those that are asked for are made.
  struct Reader: Sendable {
    let bytes: [UInt8]
    private var position = 0

    fileprivate init(of bytes: [UInt8]) { self.bytes = bytes }

    /// Whether the same texts are left, byte for byte.
    func isSame(as other: Reader) -> Bool { position == other.position && bytes == other.bytes }

    /// The next text; nil behind the last.
    mutating func next() -> PackedText? {
      guard position < bytes.count else { return nil }
      var (count, shift) = (0, 0)
      while bytes[position] > 0x7F {
        count |= Int(bytes[position] & 0x7F) << shift
        (position, shift) = (position + 1, shift + 7)
      }
      count |= Int(bytes[position]) << shift
      let first = position + 1
      position = first + count
      return PackedText(all: bytes, range: first..<position)
    }
  }
}

/// One of many texts in one array of bytes.
struct PackedText {
  fileprivate let all: [UInt8]
  fileprivate let range: Range<Int>

  var text: String { String(decoding: all[range], as: UTF8.self) }

  /// Whether it is that text, or begins with it if more may follow; the case of ASCII letters does
  /// not matter.
  func isSpelled(_ other: String, orLonger mayBeLonger: Bool = false) -> Bool {
    let count = other.utf8.count
    guard range.count == count || mayBeLonger && range.count > count else { return false }
    return zip(all[range], other.utf8).allSatisfy { $0.lowercased == $1.lowercased }
  }

  /// Whether two texts are the same byte for byte: not `==`, for which two spellings of one
  /// character are the same.
  func isSame(as other: PackedText) -> Bool {
    guard range.count == other.range.count else { return false }
    return all[range].withUnsafeBytes { left in
      other.all[other.range].withUnsafeBytes { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return true }
        return memcmp(left, right, range.count) == 0
      }
    }
  }
}
