// SPDX-License-Identifier: Apache-2.0

/// A secret as bytes to look for, and the bytes that take its place.
struct SoughtSecret: Sendable {
  /// The value in UTF-8.
  let bytes: [UInt8]
  /// The value with everything made alike that a match takes for the same; see ``fold(_:)``.
  let folded: [UInt8]
  /// What stands in its place.
  let placeholder: [UInt8]

  init(_ value: String, placeholder: String) {
    bytes = Array(value.utf8)
    folded = bytes.map(Self.fold)
    self.placeholder = Array(placeholder.utf8)
  }

  /// Shortest piece of the beginning that gives the secret away where a text was cut off.
  var shortestTellingPrefix: Int { max(8, (bytes.count + 1) / 2) }

  /// The byte that stands for all bytes a match takes for the same.
  ///
  /// ASCII letters match in both cases, as systems shout keys in error messages; `+` and blank
  /// match each other, as forms write one for the other.
  @inline(__always)
  static func fold(_ byte: UInt8) -> UInt8 {
    if byte &- 0x41 < 26 { return byte | 0x20 }
    return byte == 0x2B ? 0x20 : byte
  }

  /// Whether the value, or its beginning, stands at an offset, folded.
  @inline(__always)
  func matches(_ text: Span<UInt8>, at offset: Int, count: Int) -> Bool {
    guard offset >= 0, count <= folded.count, offset <= text.count - count else { return false }
    for index in 0..<count where Self.fold(text[offset &+ index]) != folded[index] { return false }
    return true
  }

  /// Whether the value stands at an offset, byte for byte.
  func stands(in text: Span<UInt8>, at offset: Int) -> Bool {
    bytes.stand(in: text, at: offset)
  }
}

extension [UInt8] {
  /// Whether these bytes stand at an offset of a text.
  func stand(in text: Span<UInt8>, at offset: Int) -> Bool { self[...].stand(in: text, at: offset) }
}

extension ArraySlice<UInt8> {
  /// Whether these bytes stand at an offset of a text.
  func stand(in text: Span<UInt8>, at offset: Int) -> Bool {
    guard offset >= 0, offset <= text.count - count else { return false }
    var place = offset
    for byte in self {
      if text[place] != byte { return false }
      place &+= 1
    }
    return true
  }
}
