// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Redaction
import Testing

private let contract =
  Fixture.contract + """
    response:
      status: [200, 206]
      size: 64 KB
      headers: { X-Version: "2", X-Request-Id: { present: true } }
      fields: { success: true, "meta.env": "{{.base_url}}" }

    """

private let search = Fixture.search.replacing(
  "  Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}",
  with: """
      Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}
      Leads:
        request: GET /leads?phone={{UrlEncode .Phone}}
        response: { size: 800 B, fields: { 'q.#(n=="{{.Phone}}").ok': { type: boolean } } }
    """
).replacing("popup:", with: "response: { within: 800 ms, headers: { X-Version: \"3\" } }\npopup:")

@Test func `a promise of a type goes over the endpoint's, and that over the contract's`() throws {
  let search = try #require(try Fixture.read(contract, search: search).contactSearch)
  let (common, leads) = (search.types[0].response, search.types[1].response)
  #expect(common.statuses.value == [200, 206] && leads.statuses.value == [200, 206])
  #expect(common.size.value == 65_536 && leads.size.value == 800)
  #expect(common.within.value == .milliseconds(800) && leads.within.value == .milliseconds(800))
  #expect(common.headers.map(\.name.value) == ["X-Version"])
  #expect(common.facts.map(\.path.source.text) == ["success", "meta.env"])
  #expect(leads.facts.map(\.path.source.text) == ["q.#(n==\"{{.Phone}}\").ok"])
  #expect(search.response.size.value == 65_536)
  #expect(search.response.size.span?.source.name == "Contracts/northgate/contract.yaml")
}

@Test func `an answer without a declared size may have a megabyte`() throws {
  let response = try #require(try Fixture.read().contactSearch).response
  #expect(response.size.value == 1_048_576 && response.size.span == nil)
  #expect(response.headers.isEmpty && response.facts.isEmpty)
}

extension ComplaintCase {
  static let answers: [ComplaintCase] = [
    ComplaintCase(
      .contract, "authentication:",
      "response: { fields: { a: \"{{▸.Phone◂}}\" } }\nauthentication:",
      "template-variable", "{{.Phone}} does not exist in a promise about every endpoint's answers",
      "known here: .base_url, .api_key",
      "Phone belongs to contact searches, typed searches and pop-ups"),
    ComplaintCase(
      .search, "popup:", "response: { headers: { X-Key: \"{{▸.api_key◂}}\" } }\npopup:",
      "secret-in-expectation", "{{.api_key}} is a secret and would stand in the report",
      "an expected value is shown", "expect something else"),
    ComplaintCase(
      .search, "popup:", "response: { headers: { ▸X Key◂: a } }\npopup:", "contract-bad-value",
      "'X Key' is not the name of a header", "expected the name of a header", "write X-Api-Key"),
    ComplaintCase(
      .search, "popup:", "response: { fields: { ▸$.data.ok◂: true } }\npopup:", "path-syntax",
      "'$.data.ok' is JSONPath; paths are GJSON", "expected a GJSON path", "write data.ok"),
    ComplaintCase(
      .search, "popup:", "response: { fields: { ok: { ▸matchs◂: a } } }\npopup:",
      "contract-unknown-key", "unknown key 'matchs'",
      "a matcher has one-of, not, contains, starts-with, ends-with, matches, present, type, at-least, at-most, unordered, phone",
      "did you mean 'matches'?"),
  ]

  static let promises: [ComplaintCase] = [
    ComplaintCase(
      .search, "popup:", "volatile: [\"▸data[0].views◂\"]\npopup:", "path-syntax",
      "'data[0].views' is JSONPath; paths are GJSON", "expected a GJSON path",
      "write data.0.views"),
    ComplaintCase(
      .search, "popup:", "volatile: [\"data.▸{{◂.base_url}}\"]\npopup:", "contract-bad-value",
      "a template stands in a path that is only compared", "not filled in here",
      "write the path as findings show it, such as data.#.views"),
    ComplaintCase(
      .search, "popup:", "volatile: [data.#.views, ▸data.#.views◂]\npopup:", "contract-bad-value",
      "'data.#.views' stands twice in 'volatile'", "the second time", "take one of them out"),
    ComplaintCase(
      .search, "popup:", "allowed-personal-data: { ▸data.#.born◂: }\npopup:",
      "contract-empty-value", "data.#.born has no reason", "expected a reason",
      "write `data.#.born: agents greet callers by it`, or leave the key out"),
    ComplaintCase(
      .search, "popup:", "allowed-personal-data: ▸[data.#.born]◂\npopup:", "contract-wrong-type",
      "expected a map of paths, found a list", "the value of 'allowed-personal-data'",
      "write `allowed-personal-data: { data.#.birth_date: agents greet callers by it }`"),
  ]
}

@Test(arguments: ComplaintCase.answers + ComplaintCase.promises)
func `a fault of a promise about answers is told where it stands`(_ row: ComplaintCase) throws {
  try row.check()
}

@Test func `values that change and personal data that is allowed are read`() throws {
  let text = Fixture.search.replacing(
    "popup:",
    with:
      "volatile: [data.#.views]\nallowed-personal-data: { data.#.born: agents ask for it }\npopup:")
  let search = try #require(try Fixture.read(search: text).contactSearch)
  #expect(search.volatile.map(\.value) == ["data.#.views"])
  #expect(search.allowedPersonalData.map(\.path.value) == ["data.#.born"])
  #expect(search.allowedPersonalData.map(\.reason) == ["agents ask for it"])
}
