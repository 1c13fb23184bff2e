// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Redaction
import Testing

extension ComplaintCase {
  static let templates: [ComplaintCase] = [
    ComplaintCase(
      .search, "UrlEncode .Phone", "UrlEncode ▸.CallerNumber◂", "template-variable",
      "{{.CallerNumber}} does not exist in a contact search",
      "known here: .Phone, .base_url, .api_key",
      "write .Phone; CallerNumber belongs to call journals"
    ),
    ComplaintCase(
      .search, "UrlEncode .Phone", "UrlEncode ▸.Phnoe◂", "template-variable",
      "{{.Phnoe}} does not exist in a contact search", "known here: .Phone, .base_url, .api_key",
      "write .Phone"),
    ComplaintCase(
      .search, "UrlEncode .Phone", "UrlEncode ▸.app_key◂", "template-variable",
      "{{.app_key}} does not exist in a contact search",
      "known here: .Phone, .base_url, .api_key", "write .api_key"),
    ComplaintCase(
      .search, "UrlEncode .Phone", "UrlEncode ▸.tenant◂", "template-variable",
      "{{.tenant}} does not exist in a contact search",
      "known here: .Phone, .base_url, .api_key",
      "write `tenant: …` under the variables of each environment"),
    ComplaintCase(
      .search, "{{.ContactId}}", "{{▸.ContactIdd◂}}", "template-variable",
      "{{.ContactIdd}} does not exist in a pop-up",
      "known here: .Phone, .ContactId, .ContactsId, .CustomValue, .base_url, .api_key, .FirstName, .BusinessNumber",
      "write .ContactId"),
    ComplaintCase(
      .contract, "\"{{.api_key}}\"", "\"{{▸.Phone◂}}\"", "template-variable",
      "{{.Phone}} does not exist in a header of every request", "known here: .base_url, .api_key",
      "Phone belongs to contact searches, typed searches and pop-ups"),
    ComplaintCase(
      .contract, "base: \"{{.base_url}}\"", "base: \"{{▸.bas_url◂}}\"", "template-variable",
      "{{.bas_url}} does not exist in the base", "known here: .base_url, .api_key",
      "write .base_url"),
    ComplaintCase(
      .search, "Aisha Rahman", "\"{{▸.Email◂}}\"", "template-variable",
      "{{.Email}} does not exist in an expected value",
      "known here: .Phone, .ContactType, .CustomerNumber, .base_url, .api_key, .ContactsId, .FirstName, .BusinessNumber",
      "write `Email: PATH` under mapping"),
    ComplaintCase(
      .search, "UrlEncode .Phone", "UrlEncode ▸.CustomerNumber◂", "template-own-variable",
      "{{.CustomerNumber}} exists in expected values only; no PBX knows it",
      "known here: .Phone, .base_url, .api_key", "write .Phone"),
    ComplaintCase(
      .search, "UrlEncode .Phone", "UrlEncode ▸.Tag◂", "template-own-variable",
      "{{.Tag}} exists in expected values only; no PBX knows it",
      "known here: .Phone, .base_url, .api_key", "take it out of what the PBX sends"),
    ComplaintCase(
      .search, "Aisha Rahman", "\"{{▸.api_key◂}}\"", "secret-in-expectation",
      "{{.api_key}} is a secret and would stand in the report", "an expected value is shown",
      "expect something else"),
  ]

  private static let functions = PBXTemplate.functionNames.sorted().joined(separator: ", ")

  static let syntax: [ComplaintCase] = [
    ComplaintCase(
      .search, "{{UrlEncode .Phone}}", "{{▸UrlEncod◂ .Phone}}", "template-syntax",
      "the PBX cannot read this template: function \"UrlEncod\" not defined",
      "no function of this name", "write UrlEncode"),
    ComplaintCase(
      .search, "{{.ContactId}}", "{{.ContactId▸}◂", "template-syntax",
      "the PBX cannot read this template: bad character U+007D '}'", "", "close it with }}"),
    ComplaintCase(
      .search, "{{.ContactId}}", "{{▸ContactId◂}}", "template-syntax",
      "the PBX cannot read this template: function \"ContactId\" not defined",
      "no function of this name",
      "a variable begins with a dot: .ContactId; the PBX has \(functions) and Go's own functions"),
  ]

  static let paths: [ComplaintCase] = [
    ComplaintCase(
      .search, "data.#.id", "data.#▸(◂name==\"x\".id", "path-syntax",
      "'(' is not closed in the path", "opened here", "close it, or write \\( if the key holds it"),
    ComplaintCase(
      .search, "data.#.id", "data.#(name==▸\"◂x).id", "path-syntax",
      "'\"' is not closed in the path", "opened here", "close it, or write \\\" if the key holds it"
    ),
    ComplaintCase(
      .search, "data.#.id", "data▸]◂.id", "path-syntax", "']' closes nothing in the path", "",
      "take it out, or write \\] if the key holds it"),
    jsonPath("▸$.data[*].id◂", "data.#.id"), jsonPath("▸data[0].id◂", "data.0.id"),
    jsonPath("▸data['x']◂", "data.x"), jsonPath("'▸$.data[*].id◂'", "data.#.id"),
    ComplaintCase(
      .search, "data.#.id", "▸data.#.id, data[0].id◂", "path-syntax",
      "2 paths stand in one text", "a comma parts them only in a PBX's own template",
      "write [data.#.id, data.0.id]"),
    ComplaintCase(
      .search, "data.#.id", "\"▸#.id,#(a==1).b◂\"", "path-syntax",
      "2 paths stand in one text", "a comma parts them only in a PBX's own template",
      "write [\"#.id\", \"#(a==1).b\"]"),
    ComplaintCase(
      .search, "popup: https://app.northgate.example/contacts/{{.ContactId}}",
      "popup: { field: \"▸data.#.url,data.#.link◂\" }", "path-syntax",
      "2 paths stand in one text", "expected one path", "write one of them: data.#.url"),
    ComplaintCase(
      .search, "popup:", "response: { fields: { \"▸a,b◂\": 1 } }\npopup:", "path-syntax",
      "2 paths stand in one text", "expected one path", "write a line for each: a; b"),
    jsonPath("▸$..id◂", nil),
  ]

  /// In a promise about the answer, which no PBX reads.
  private static func jsonPath(_ new: String, _ path: String?) -> ComplaintCase {
    let written = new.split(separator: "▸").last?.split(separator: "◂").first ?? ""
    return ComplaintCase(
      .search, "popup:", "response:\n  fields:\n    \(new): 1\npopup:", "path-syntax",
      "'\(written)' is JSONPath; paths are GJSON", "expected a GJSON path",
      "write \(path ?? "a path such as data.#.name")")
  }
}

@Test(arguments: ComplaintCase.templates + ComplaintCase.syntax + ComplaintCase.paths)
func `a fault inside of a template or path points into the file`(_ row: ComplaintCase) throws {
  try row.check()
}

@Test(arguments: [
  "data.#(name==\"a)b\").id", "data\\(.id", "[a,b]", "{a,\"b\":c}", "a.@pretty:{\"x\":\"}\"}",
  "data.#.\"x",
  "$currency", "data.[id,name]", "$.data[{{.Phone}}].id",
])
func `brackets that have their partner are no fault of a path`(_ path: String) throws {
  let text = Fixture.search.replacing("data.#.id", with: "'\(path)'")
  #expect(Fixture.complaints(search: text).map(\.code) == [])
}

private let two = """
  callready: 1
  name: x
  base: https://x.example
  environments:
    sandbox: { variables: { app_url: https://a.example, base_url: x } }
    production: { variables: { base_url: x } }

  """

@Test func `a variable without a value in one environment names it`() throws {
  let marked = MarkedText(Fixture.search.replacing("https://app", with: "{{▸.app_url◂}}"))
  let complaints = Fixture.complaints(
    two, search: marked.text.replacing("popup: ", with: "popup:  "))
  #expect(complaints.map(\.code) == ["yaml-template"])
  let quoted = MarkedText(
    Fixture.search.replacing(
      "https://app.northgate.example/contacts/{{.ContactId}}",
      with: "\"{{▸.app_url◂}}/{{.app_url}}\""))
  let missing = Fixture.complaints(two, search: quoted.text)
  #expect(missing.map(\.code) == ["variable-without-value"])
  let complaint = try #require(missing.first)
  #expect(
    complaint.message.text == "{{.app_url}} has no value in the environment 'production'")
  #expect(complaint.label.text == "used here")
  #expect(
    complaint.remedy.text == "write `app_url: …` under environments.production.variables")
  #expect(complaint.span?.range == quoted.range)
}

@Test func `a field without a value in one environment names it`() throws {
  let marked = MarkedText(two + "authentication: { fields: { ▸key◂: { type: password } } }\n")
  let complaints = Fixture.complaints(marked.text, search: nil)
  #expect(
    complaints.map(\.message.text) == [
      "the field 'key' has no value in the environment 'production'",
      "the field 'key' has no value in the environment 'sandbox'",
    ])
  let complaint = try #require(complaints.first)
  #expect(complaint.code == "variable-without-value")
  #expect(complaint.span?.range == marked.range)
  #expect(
    complaint.remedy.text
      == "write `key: { from: env NAME }` under environments.production.secrets")
}
