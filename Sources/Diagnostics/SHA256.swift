// SPDX-License-Identifier: Apache-2.0

import CCrypto

/// SHA-256 as libcrypto computes it.
public enum SHA256 {
  /// The first digits of the hash, in lower-case hex; all 64 of them if not told otherwise.
  public static func hexadecimal(of bytes: [UInt8], digits: Int = 64) -> String {
    hexadecimal(ofPieces: [bytes], digits: digits)
  }

  /// The same of bytes that stand in pieces, one behind the other, without putting them together.
  public static func hexadecimal(ofPieces pieces: [[UInt8]], digits: Int = 64) -> String {
    let alphabet = Array("0123456789abcdef".utf8)
    let text = hash(ofPieces: pieces).flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] }
    return String(decoding: text.prefix(max(0, digits)), as: UTF8.self)
  }

  /// The hash itself, 32 bytes.
  public static func hash(of bytes: [UInt8]) -> [UInt8] { hash(ofPieces: [bytes]) }

  private static func hash(ofPieces pieces: [[UInt8]]) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    var context = SHA256_CTX()
    SHA256_Init(&context)
    for bytes in pieces { SHA256_Update(&context, bytes, bytes.count) }
    SHA256_Final(&hash, &context)
    return hash
  }
}
