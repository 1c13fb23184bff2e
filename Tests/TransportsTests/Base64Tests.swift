// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@Suite struct Base64Tests {
  /// RFC 4648, section 10.
  @Test(
    arguments: zip(
      ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
      ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]))
  func `the vectors of the RFC go both ways`(_ text: String, _ encoded: String) {
    #expect(Base64.encoded(Array(text.utf8)) == encoded)
    #expect(Base64.decoded(encoded) == Array(text.utf8))
  }

  @Test func `every byte comes back`() {
    let bytes = (0..<1024).map { UInt8($0 * 7 & 255) }
    #expect(Base64.decoded(Base64.encoded(bytes)) == bytes)
  }

  @Test(arguments: [
    "Z", "Zg=", "Zg===", "Z===", "Zm9v=", "Zm-v", "Zm_v", "Zm9v\t", "é", "Zm 9v", "=", "Zg==Zg==",
  ])
  func `what is not Base64 is refused`(_ text: String) {
    #expect(Base64.decoded(text) == nil)
  }

  static let tolerated = [
    ("Zm9v\r\nYg", "foob"), ("Zm9v\nYmE=\n", "fooba"), ("\n", ""), ("Zg=\r\n=", "f"),
    ("Zm8", "fo"), ("Zg", "f"),
  ]

  @Test(arguments: tolerated)
  func `line breaks and missing padding are tolerated`(_ encoded: String, _ text: String) {
    #expect(Base64.decoded(encoded) == Array(text.utf8))
  }
}
