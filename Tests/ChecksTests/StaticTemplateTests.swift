// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import Redaction
import Testing

@Suite struct StaticTemplateTests {
  @Test(arguments: [
    ("GET /c?phone={{.Phone}}", [".Phone"]), ("GET /c?a=1&phone={{$.Phone}}", ["$.Phone"]),
    ("GET /c?phone={{UrlEncode .Phone}}", []), ("GET /c?phone={{.Phone | urlquery}}", []),
    ("GET /c?phone={{printf `%s` .Phone}}", [".Phone"]),
    ("GET /c?phone={{slice .Phone 1}}", []), ("GET /c?phone={{len .Phone}}", []),
    ("GET /c/{{.Phone}}", []), ("GET /c/{{.Phone}}?full=1", []),
    ("GET /c/{{.Phone}}?p={{.Phone}}", [".Phone"]), ("GET /c#?p={{.Phone}}", [".Phone"]),
    ("GET /c?p=1#{{.Phone}}", []),
    ("GET /c?{{if .Phone}}phone={{.Phone}}{{end}}", [".Phone"]),
    ("GET /c?{{if .base_url}}x{{else}}phone={{.Phone}}{{end}}", [".Phone"]),
    ("GET /c?phone={{$p := .Phone}}{{$p}}", [".Phone"]),
    ("GET /c?phone={{$p := .Phone}}{{UrlEncode $p}}", []),
    ("GET /c?phone={{UrlEncode .Phone}}&again={{.Phone}}", [".Phone"]),
    ("GET /c?key={{.base_url}}", []), ("POST /c", []),
  ]) func `a number in a query is escaped`(_ request: String, _ expected: [String]) throws {
    let fixture = StaticFixture().request("'\(request)'")
    #expect(try fixture.findings("template-raw-plus").map(\.pointed) == expected)
  }

  @Test(arguments: [
    ("application/x-www-form-urlencoded", [".Phone"]), ("application/json", []),
  ]) func `a form is a query, other bodies are not`(
    _ type: String, _ expected: [String]
  ) throws {
    let request = """
      |
          POST /c
          Content-Type: \(type)

          phone={{.Phone}}
      """
    let fixture = StaticFixture().request(request)
    #expect(try fixture.findings("template-raw-plus").map(\.pointed) == expected)
  }

  @Test func `where UrlEncode keeps the plus, it does not help`() throws {
    let fixture = StaticFixture().assuming("plus: kept")
    let found = try fixture.findings("template-raw-plus")
    #expect(found.map(\.message.text) == ["UrlEncode keeps the + of {{.Phone}} on this PBX"])
    #expect(found.map(\.remedy.text) == ["write {{urlquery .Phone}}"])
    let mended = fixture.request("GET /c?phone={{urlquery .Phone}}")
    #expect(try mended.findings("template-raw-plus").isEmpty)
  }

  @Test func `typed searches are queries too`() throws {
    let fixture = StaticFixture().request(
      "{ request: GET /c/1, search: \"GET /c?q={{.SearchValue}}\" }")
    let found = try fixture.findings("template-raw-plus")
    #expect(found.map(\.subject.name) == ["SearchValue"])
    #expect(found.map(\.remedy.text) == ["write {{UrlEncode .SearchValue}}"])
  }

  @Test(arguments: [
    ("$.data[*].full_name", "data.#.full_name"), ("data[0].full_name", "data.0.full_name"),
    ("$..full_name", "a path such as data.#.name"),
    ("data[*].#(p==\"{{.Phone}}\").name", "data.#.#(p==\"{{.Phone}}\").name"),
  ]) func `JSONPath in a mapping blocks`(_ path: String, _ gjson: String) throws {
    let fixture = StaticFixture().search("data.#.full_name", "'\(path)'")
    let found = try fixture.findings("template-jsonpath")
    #expect(found.map(\.pointed) == [path])
    #expect(found.map(\.remedy.text) == ["write \(gjson)"])
    #expect(found.map(\.kind.severity) == [.blocker])
    #expect(found.map(\.subject.name) == ["FirstName"])
  }

  @Test(arguments: [
    "data.#.full_name", "$currency", "data.#(tags.#(==\"a[0]\")).name", "data.[a,b].0",
    "data.#[a==1].name", "data.a\\[0\\]",
  ]) func `GJSON is left alone`(_ path: String) throws {
    let fixture = StaticFixture().search("data.#.full_name", "'\(path)'")
    #expect(try fixture.findings("template-jsonpath").isEmpty)
  }

  @Test func `a path that all types share is told once, and the pop-up's too`() throws {
    let fixture = StaticFixture().search(
      "mapping:", "  Leads: GET /l?p={{UrlEncode .Phone}}\nmapping:"
    ).search("data.#.full_name", "$.name").search(
      "https://crm.example/contacts/{{.ContactId}}", "{ field: $.url }")
    let found = try fixture.findings("template-jsonpath")
    #expect(found.map(\.subject.name) == ["FirstName", "popup"])
    #expect(found.map(\.effect.text) == ["a contact without FirstName", "no page opens"])
  }

  @Test func `JSONPath in a request that follows is only told`() throws {
    let fixture = StaticFixture().request(
      """

          request: GET /c?p={{UrlEncode .Phone}}
          then: { details: { request: GET /d, mapping: { Email: "$.mail", firm: "firm[0]" } } }
      """)
    #expect(try fixture.findings("template-jsonpath").isEmpty)
    let found = try fixture.findings("template-jsonpath-follow-up")
    #expect(found.map(\.pointed) == ["$.mail", "firm[0]"])
    #expect(found.allSatisfy { $0.kind.severity == .minor })
    #expect(found.map(\.subject.interaction) == ["Contacts: details", "Contacts: details"])
  }

  @Test(arguments: [("none", 0), ("basic", 2)])
  func `Authorization is the method's own`(_ method: String, _ count: Int) throws {
    let credential = method == "basic" ? ", credential: \"{{.api_key}}\"" : ""
    let fixture = StaticFixture().contract(
      "  fields:", "  method: \(method)\n  fields:"
    ).contract(
      "headers: { X-Api-Key: \"{{.api_key}}\" }",
      "headers: { authorization: \"Bearer {{.api_key}}\" }"
    ).contract(
      "method: basic",
      "method: basic\(credential.isEmpty ? "" : "\n  credential: \"{{.api_key}}\"")"
    )
    .request("|\n    GET /c?p={{UrlEncode .Phone}}\n    Authorization: Bearer {{.api_key}}")
    let found = try fixture.findings("template-authorization")
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.pointed.lowercased() == "authorization" })
  }

  @Test(arguments: [
    ("GET /c?key={{.api_key}}", [".api_key"]), ("GET /{{.api_key}}/c", [".api_key"]),
    ("GET /c?key={{UrlEncode .api_key}}&again={{.api_key}}", [".api_key"]),
    ("GET /c{{if .api_key}}?x=1{{end}}", []), ("GET /c?url={{.base_url}}", []),
  ]) func `a secret does not stand in a URL`(_ request: String, _ expected: [String]) throws {
    let fixture = StaticFixture().request("'\(request)'")
    let found = try fixture.findings("template-secret-in-url")
    #expect(found.map(\.pointed) == expected)
  }

  @Test func `neither in the base nor in the pop-up`() throws {
    let fixture = StaticFixture()
      .contract("base: \"{{.base_url}}\"", "base: \"{{.base_url}}/{{.api_key}}\"")
      .search("contacts/{{.ContactId}}", "contacts/{{.ContactId}}?key={{.api_key}}")
    let found = try fixture.findings("template-secret-in-url")
    #expect(found.map(\.subject.interaction) == ["popup", ""])
    #expect(found.map(\.effect.isEmpty) == [false, true])
  }

  @Test(arguments: [
    (fields: 5, headers: 20, inUse: 9, []),
    (fields: 6, headers: 21, inUse: 10, ["6 fields", "21 headers", "10 custom"]),
  ]) func `a template keeps within the limits of the PBX`(
    _ fields: Int, _ headers: Int, _ inUse: Int, _ expected: [String]
  ) throws {
    func entries(_ count: Int, _ value: String) -> String {
      (1...count).map { "f\($0): \(value)" }.joined(separator: ", ")
    }
    var fixture = StaticFixture()
    fixture.contract = """
      callready: 1
      name: Example CRM
      pbx: { templates-in-use: \(inUse) }
      base: https://crm.example
      environments: { test: { variables: { \(entries(fields, "v")) } } }
      authentication:
        fields: { \(entries(fields, "{}")) }
        headers: { \(entries(headers, "v")) }
      """
    let messages = try fixture.findings("template-limit").map(\.message.text)
    #expect(messages.count == expected.count)
    for part in expected { #expect(messages.contains { $0.contains(part) }) }
  }
}
