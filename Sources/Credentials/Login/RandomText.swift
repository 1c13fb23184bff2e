// SPDX-License-Identifier: Apache-2.0

import Transports

/// Texts that nobody can guess.
enum RandomText {
  /// 32 random bytes in URL-safe Base64: 43 characters, what RFC 7636 section 4.1 recommends.
  static func make(using generator: inout some RandomNumberGenerator) -> String {
    let bytes = (0..<4).flatMap { _ in
      let word = generator.next()
      return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
    }
    return urlSafe(bytes)
  }

  /// Base64 with the URL-safe alphabet and without padding (RFC 4648 section 5).
  static func urlSafe(_ bytes: [UInt8]) -> String {
    let text = Base64.encoded(bytes).utf8.compactMap { byte -> UInt8? in
      switch byte {
      case UInt8(ascii: "+"): UInt8(ascii: "-")
      case UInt8(ascii: "/"): UInt8(ascii: "_")
      case UInt8(ascii: "="): nil
      default: byte
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
