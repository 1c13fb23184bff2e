// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// What a client has to prove when it redeems a code (RFC 7636).
enum PKCEChallenge: Sendable, Hashable {
  /// The verifier itself.
  case plain(String)
  /// Its SHA-256 in Base64 for URLs.
  case s256(String)

  /// Nil for a method that is unknown, or a challenge that no verifier can have.
  init?(_ challenge: String, method: String?) {
    guard Self.isVerifier(challenge) else { return nil }
    switch method ?? "plain" {
    case "plain": self = .plain(challenge)
    case "S256": self = .s256(challenge)
    default: return nil
    }
  }

  func isMet(by verifier: String) -> Bool {
    guard Self.isVerifier(verifier) else { return false }
    return switch self {
    case .plain(let challenge): verifier == challenge
    case .s256(let challenge): Base64.urlEncoded(Self.hash(of: verifier)) == challenge
    }
  }

  private static func hash(of text: String) -> [UInt8] {
    let digits = Array(SHA256.hexadecimal(of: Array(text.utf8)).utf8).compactMap {
      Character(UnicodeScalar($0)).hexDigitValue
    }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// 43 to 128 characters that need no escape in a URL (RFC 7636, 4.1).
  private static func isVerifier(_ text: String) -> Bool {
    (43...128).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~".utf8.contains(byte)
        }
      }
  }
}
