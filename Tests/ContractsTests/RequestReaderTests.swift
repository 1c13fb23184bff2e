// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Redaction
import Testing

extension ComplaintCase {
  private static let line = "GET /contacts/search?phone={{UrlEncode .Phone}}"

  static let requests: [ComplaintCase] = [
    ComplaintCase(
      .search, "GET /contacts", "▸get◂ /contacts", "request-syntax", "'get' is not a method",
      "expected GET, POST, PUT, PATCH or DELETE", "write GET"),
    ComplaintCase(
      .search, line, "▸/contacts◂", "request-syntax", "a request begins with its method",
      "expected GET, POST, PUT, PATCH or DELETE", "write GET /contacts"),
    ComplaintCase(
      .search, line, "▸GET◂", "request-syntax", "a request has no URL",
      "expected a URL behind the method", "write GET /contacts?phone={{UrlEncode .Phone}}"),
    ComplaintCase(
      .search, line, "GET ▸contacts◂", "request-syntax",
      "the URL is neither absolute nor begins with /", "expected /…, https://… or {{…}}",
      "write GET /contacts"),
    ComplaintCase(
      .search, line, "GET /a▸ ◂b", "request-syntax", "a blank stands in the URL", "",
      "write %20 for a blank"),
    ComplaintCase(
      .search, line, "GET /a▸ ◂HTTP/1.1", "request-syntax", "a blank stands in the URL",
      "the version of HTTP is not written", "leave HTTP/1.1 out"),
    ComplaintCase(
      .search, line, "|\n    GET /a\n    ▸Accept text/plain◂", "request-syntax",
      "a header line is NAME: VALUE", "expected a header, or an empty line before the body",
      "a line that goes on with the URL is indented; a body follows an empty line"),
    ComplaintCase(
      .search, line, "|\n    GET /a\n      ?x={{▸.Phon◂}}", "template-variable",
      "{{.Phon}} does not exist in a contact search", "known here: .Phone, .base_url, .api_key",
      "write .Phone"),
    ComplaintCase(
      .search, line, "|\n    POST /a\n    X: {{▸.Phon◂}}\n\n    {\"a\": 1}", "template-variable",
      "{{.Phon}} does not exist in a contact search", "known here: .Phone, .base_url, .api_key",
      "write .Phone"),
    ComplaintCase(
      .search, line, "|\n    POST /a\n\n    {\"a\":\n      \"{{▸.Phon◂}}\"}", "template-variable",
      "{{.Phon}} does not exist in a contact search", "known here: .Phone, .base_url, .api_key",
      "write .Phone"),
  ]
}

@Test(arguments: ComplaintCase.requests)
func `a fault in a request points into the file`(_ row: ComplaintCase) throws {
  try row.check()
}

@Test func `a relative URL needs a base`() throws {
  let contract = Fixture.contract.replacing("base: \"{{.base_url}}\"\n", with: "")
  let marked = MarkedText(
    Fixture.search.replacing(
      "GET /contacts/search?phone={{UrlEncode .Phone}}",
      with: "GET ▸/contacts/search?phone={{UrlEncode .Phone}}◂"))
  let complaints = Fixture.complaints(contract, search: marked.text)
  #expect(complaints.map(\.code) == ["request-syntax"])
  let complaint = try #require(complaints.first)
  #expect(complaint.message.text == "the URL begins with /, and the contract has no base")
  #expect(
    complaint.remedy.text
      == "write `base: \"{{.base_url}}\"` in contract.yaml, or the whole URL here")
  #expect(complaint.span?.range == marked.range)
}

@Test func `a request is read line by line`() throws {
  let text = """
    |
        POST /contacts
          ?phone={{UrlEncode .Phone}}
          &limit=1
        Content-Type: application/json
        X-Two:two

        {"a": [
          1] }

        end
    mapping:
    """
  let search = Fixture.search.replacing(
    "GET /contacts/search?phone={{UrlEncode .Phone}}\nmapping:", with: text)
  let request = try #require(
    try Fixture.read(search: search).contactSearch?.types.first?.request)
  #expect(request.method.value == "POST")
  #expect(request.url.source.text == "/contacts?phone={{UrlEncode .Phone}}&limit=1")
  #expect(request.headers.map(\.name.value) == ["Content-Type", "X-Two"])
  #expect(request.headers.map(\.value.source.text) == ["application/json", "two"])
  #expect(request.body?.source.text == "{\"a\": [\n  1] }\n\nend")
}

@Test func `a request without a body has none`() throws {
  let search = Fixture.search.replacing("GET /contacts", with: "|\n    GET /contacts")
  let request = try #require(try Fixture.read(search: search).contactSearch?.types.first?.request)
  #expect(request.body == nil)
  #expect(request.headers.isEmpty)
}
