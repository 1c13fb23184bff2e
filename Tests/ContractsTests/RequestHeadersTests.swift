// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Testing

extension ComplaintCase {
  private static let line = "GET /contacts/search?phone={{UrlEncode .Phone}}"
  private static let key = "X-Api-Key: \"{{.api_key}}\""

  private static func ofClient(
    _ file: File, _ old: String, _ new: String, _ name: String
  ) -> ComplaintCase {
    ComplaintCase(
      file, old, new, "request-header", "'\(name)' is not written in a contract",
      "the client writes it for each connection", "leave the header out")
  }

  private static func control(
    _ file: File, _ old: String, _ new: String, _ part: String, _ label: String
  ) -> ComplaintCase {
    ComplaintCase(
      file, old, new, "request-header", "a control character stands in the \(part) of a header",
      label, "take it out; a header is one line")
  }

  static let headers: [ComplaintCase] = [
    ofClient(.contract, key, "▸Host◂: x.example", "Host"),
    ofClient(.contract, key, "▸content-length◂: \"{{.api_key}}\"", "content-length"),
    ofClient(.search, line, "|\n    GET /a\n    ▸Transfer-Encoding◂: chunked", "Transfer-Encoding"),
    ofClient(
      .search, line, "|\n    POST /a\n    X: y\n    ▸CONNECTION◂: close\n\n    x", "CONNECTION"),
    control(.contract, key, "X-A: \"a▸\\◂nb\"", "value", "U+000A"),
    control(.contract, key, "X-A: \"{{.api_key}}▸\\◂x7f\"", "value", "U+007F"),
    control(.search, line, "\"GET /a\\nX-A: b▸\\◂r\\n\"", "value", "U+000D"),
    control(.search, line, "\"GET /a\\nX▸\\◂x01-A: b\"", "name", "U+0001"),
  ]
}

@Test(arguments: ComplaintCase.headers)
func `a header that cannot be sent is a complaint`(_ row: ComplaintCase) throws {
  try row.check()
}

@Test(arguments: [
  "Content-Type: application/json", "Connection-Id: a", "X-Host: a", "X-A: \"a\\tb\"",
  "X-A: \"\\u00e9\"",
])
func `a header of the request may be sent`(_ line: String) {
  let contract = Fixture.contract.replacing("X-Api-Key: \"{{.api_key}}\"", with: line)
  #expect(Fixture.complaints(contract).map(\.code) == [])
}
