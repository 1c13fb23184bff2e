// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct FingerprintTests {
  /// Computed with `printf 'CODE\nENDPOINT\nINTERACTION\nSUBJECT' | sha256sum | cut -c -12`.
  static let known = [
    ("path-selects-nothing", "contact-search", "contacts", "FirstName", "a55df5b5b65b"),
    ("answer-missing", "contact-search", "", "", "4115f14db3c0"),
  ]

  @Test(arguments: known)
  func `a fingerprint is known beforehand`(
    _ code: String, _ endpoint: String, _ interaction: String, _ subject: String, _ digits: String
  ) {
    let fingerprint = Fingerprint(
      code: code, endpoint: endpoint, interaction: interaction, subject: subject)
    #expect(fingerprint.description == digits)
  }

  @Test func `each part changes the fingerprint, and so does its place`() {
    let parts = [["a", "b", "c", "d"], ["x", "b", "c", "d"], ["a", "x", "c", "d"]]
    let more = [
      ["a", "b", "x", "d"], ["a", "b", "c", "x"], ["b", "a", "c", "d"], ["ab", "", "c", "d"],
    ]
    let fingerprints = (parts + more).map {
      Fingerprint(code: $0[0], endpoint: $0[1], interaction: $0[2], subject: $0[3])
    }
    #expect(Set(fingerprints).count == fingerprints.count)
    #expect(fingerprints.sorted().map(\.description) == fingerprints.map(\.description).sorted())
  }
}
