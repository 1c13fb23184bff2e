// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Redaction
import Testing

private func rule(_ text: String) throws -> SeveralRule? {
  let search = Fixture.search.replacing("popup:", with: "when-several: \(text)\npopup:")
  return try Fixture.read(search: search).contactSearch?.whenSeveral?.value
}

@Test func `a rule is an order by a field, ask or reject`() throws {
  guard case .newest(let newest) = try rule("newest by data.#.updated_at"),
    case .oldest(let oldest) = try rule("oldest  by  'data.#(a == 1).x y'".replacing("'", with: "")),
    case .activeFirst(let active) = try rule("active-first by data.#.active"),
    case .ask = try rule("ask"), case .reject = try rule("reject")
  else { return #expect(Bool(false), "expected the five rules") }
  #expect(newest.source.text == "data.#.updated_at")
  #expect(oldest.source.text == "data.#(a == 1).x y")
  #expect(active.source.text == "data.#.active")
}

extension ComplaintCase {
  private static let all =
    "expected newest by PATH, oldest by PATH, active-first by PATH, ask or reject"

  private static func rule(
    _ text: String, _ message: String, _ label: String, _ remedy: String,
    code: String = "contract-bad-value"
  ) -> ComplaintCase {
    ComplaintCase(
      .search, "popup:", "when-several: \(text)\npopup:", code, message, label, remedy)
  }

  static let rules: [ComplaintCase] = [
    rule("▸newst◂ by data.#.at", "'newst' is no rule", all, "did you mean 'newest'?"),
    rule("▸first◂", "'first' is no rule", all, "write ask if the agent picks, or newest by PATH"),
    rule(
      "▸newest◂", "'newest' needs the path of the field that it compares",
      "expected newest by PATH", "write newest by data.#.updated_at"),
    rule(
      "▸active-first◂ by", "'active-first' needs the path of the field that it compares",
      "expected active-first by PATH", "write active-first by data.#.active"),
    rule(
      "newest ▸of◂ data.#.at", "expected 'by' behind 'newest', found 'of'",
      "expected newest by PATH", "write newest by data.#.updated_at"),
    rule("ask ▸the agent◂", "nothing follows 'ask'", "expected the word alone", "write ask"),
    rule(
      "newest by ▸$.data[*].at◂", "'$.data[*].at' is JSONPath; paths are GJSON",
      "expected a GJSON path", "write data.#.at", code: "path-syntax"),
  ]
}

@Test(arguments: ComplaintCase.rules)
func `a rule that cannot be read is told by its wrong word`(_ row: ComplaintCase) throws {
  try row.check()
}
