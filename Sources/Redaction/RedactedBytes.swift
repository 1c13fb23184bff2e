// SPDX-License-Identifier: Apache-2.0

/// A body that may be written: its secrets are replaced, everything else is as it came.
public struct RedactedBytes: Sendable, Hashable {
  /// The bytes, safe to write.
  public let bytes: [UInt8]

  /// Made by ``Redactor`` alone.
  init(safe bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The bytes as text; what is not UTF-8 becomes U+FFFD.
  public var text: RedactedText { RedactedText(safe: String(decoding: bytes, as: UTF8.self)) }

  /// The first bytes as text, `count` of them at most, cut at a character.
  public func text(first count: Int) -> RedactedText {
    guard bytes.count > count else { return text }
    var end = max(0, count)
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return RedactedText(safe: String(decoding: bytes[..<end], as: UTF8.self))
  }
}

extension Redactor {
  /// The body as it may be written.
  public func redact(body: [UInt8]) -> RedactedBytes {
    RedactedBytes(safe: redactedBytes(body))
  }
}
