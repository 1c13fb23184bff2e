// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@Suite struct RequestTests {
  static let headers = [
    HeaderField("Accept", "a"), HeaderField("X-Key", "1"), HeaderField("accept", "b"),
    HeaderField("ACCEPT", ""), HeaderField("X-Key\u{212A}", "2"), HeaderField("", "empty"),
    HeaderField("AZ[@", "3"),
  ]

  static let lookups = [
    ("Accept", ["a", "b", ""]), ("aCCEPT", ["a", "b", ""]), ("x-key", ["1"]), ("X-Ke", []),
    ("Accept ", []), ("", ["empty"]),
    ("az[@", ["3"]), ("Az{`", []),
    // Only ASCII letters have a case: the Kelvin sign is no k, though Unicode lower-cases it so.
    ("X-Key\u{212A}", ["2"]), ("X-Keyk", []),
  ]

  @Test(arguments: lookups)
  func `the values of a field come in order whatever the case of its name`(
    _ name: String, _ values: [String]
  ) {
    #expect(Request(method: "GET", url: "u", headers: Self.headers).header(name) == values)
    #expect(Response(status: 200, headers: Self.headers).header(name) == values)
    #expect(Self.headers.values(of: name) == values)
  }

  @Test func `no body differs from an empty one`() {
    let none = Request(method: "POST", url: "u")
    #expect(none != Request(method: "POST", url: "u", body: []))
    #expect(none.body == nil && none.headers.isEmpty)
  }
}
