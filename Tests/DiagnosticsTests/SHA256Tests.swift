// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct SHA256Tests {
  /// The first three are examples of FIPS 180-4 and NIST; the others come from `sha256sum`.
  static let known: [(String, String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test(arguments: known)
  func `a text has its hash`(_ text: String, _ hash: String) {
    #expect(SHA256.hexadecimal(of: Array(text.utf8)) == hash)
  }

  @Test func `bytes in pieces have the hash of the whole`() {
    let pieces = ["", "ab", "", "c"].map { Array($0.utf8) }
    #expect(SHA256.hexadecimal(ofPieces: pieces) == Self.known[1].1)
    #expect(SHA256.hexadecimal(ofPieces: []) == Self.known[0].1)
  }

  static let lengths = [
    (0, ""), (1, "b"), (12, "ba7816bf8f01"), (-1, ""), (Int.min, ""), (Int.max, known[1].1),
  ]

  @Test(arguments: lengths)
  func `the first digits are as many as there can be`(_ digits: Int, _ text: String) {
    #expect(SHA256.hexadecimal(of: Array("abc".utf8), digits: digits) == text)
  }
}
