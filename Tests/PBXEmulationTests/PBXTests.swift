// SPDX-License-Identifier: Apache-2.0

import Contracts
import GoTemplates
import PBXEmulation
import PBXLanguage
import Testing
import Transports

struct PBXTests {
  @Test func `a URL that begins with a slash goes to the base`() throws {
    let pbx = try Make.pbx(Make.contract())
    let request = try pbx.request(searching: pbx.type, for: "+971500000000")
    #expect(request.method == "GET")
    #expect(request.url == "https://crm.example/v1/contacts?phone=%2B971500000000")
    #expect(request.headers.isEmpty)
    #expect(request.body == nil)
  }

  @Test func `an absolute URL goes where it says`() throws {
    let pbx = try Make.pbx(
      Make.contract(request: "GET https://search.example/{{.tenant}}?q={{.Phone}}"))
    let request = try pbx.request(searching: pbx.type, for: "101")
    #expect(request.url == "https://search.example/north gate?q=101")
  }

  @Test func `another base stands in for the contract's own`() throws {
    let pbx = try Make.pbx(Make.contract(), base: "http://127.0.0.1:8080/v1")
    #expect(pbx.base == "http://127.0.0.1:8080/v1")
    let request = try pbx.request(searching: pbx.type, for: "101")
    #expect(request.url == "http://127.0.0.1:8080/v1/contacts?phone=101")
  }

  @Test func `a contract without a base has an empty one`() throws {
    let pbx = try Make.pbx(
      Make.contract(request: "GET https://crm.example/{{.Phone}}", base: ""))
    #expect(pbx.base.isEmpty)
    #expect(try pbx.request(searching: pbx.type, for: "1").url == "https://crm.example/1")
  }

  @Test func `a plus that the PBX keeps is sent as it is`() throws {
    let pbx = try Make.pbx(Make.contract(pbx: "{ assume: { plus: kept } }"))
    let request = try pbx.request(searching: pbx.type, for: "+971500000000")
    #expect(request.url == "https://crm.example/v1/contacts?phone=+971500000000")
  }

  static let basic = """
    method: basic
    fields: { base_url: { title: Address } }
    """

  @Test func `basic authentication sends user name and password in Base64 of UTF-8`() throws {
    let pbx = try Make.pbx(
      Make.contract(authentication: Self.basic + "\ncredential: \"{{.username}}:{{.password}}\""))
    let request = try pbx.request(searching: pbx.type, for: "1")
    #expect(request.header("authorization") == ["Basic em/DqzpwYXNzOndvcmQ="])
  }

  @Test func `a credential without a colon is sent as it is`() throws {
    let pbx = try Make.pbx(
      Make.contract(authentication: Self.basic + "\ncredential: \"{{.api_key}}\""))
    let request = try pbx.request(searching: pbx.type, for: "1")
    #expect(request.header("Authorization") == ["Basic a2V5LTAxMjM0NTY3ODk="])
  }

  @Test func `a custom Authorization header overrides the one of the method`() throws {
    let pbx = try Make.pbx(
      Make.contract(
        authentication: Self.basic + """

          credential: "{{.api_key}}"
          headers: { authorization: "token {{.api_key}}" }
          """))
    let request = try pbx.request(searching: pbx.type, for: "1")
    #expect(request.headers == [HeaderField("authorization", "token key-0123456789")])
  }

  static let headers = """
    fields: { base_url: { title: Address } }
    headers: { X-Api-Key: "{{.api_key}}", Accept: application/json }
    """

  @Test func `headers of every request come before those of the request`() throws {
    let pbx = try Make.pbx(
      Make.contract(
        request: "GET /contacts\nX-Caller: {{.Phone}}", authentication: Self.headers))
    let request = try pbx.request(searching: pbx.type, for: "101")
    #expect(
      request.headers == [
        HeaderField("X-Api-Key", "key-0123456789"), HeaderField("Accept", "application/json"),
        HeaderField("X-Caller", "101"),
      ])
  }

  @Test func `a request's own header overrides a common one, whatever the case`() throws {
    let pbx = try Make.pbx(
      Make.contract(
        request: "GET /contacts\naccept: text/json", authentication: Self.headers))
    let request = try pbx.request(searching: pbx.type, for: "101")
    #expect(
      request.headers == [
        HeaderField("X-Api-Key", "key-0123456789"), HeaderField("accept", "text/json"),
      ])
  }

  @Test func `a body is sent byte for byte with its variables`() throws {
    let pbx = try Make.pbx(
      Make.contract(
        request: """
          POST /contacts/search
          Content-Type: application/json

          {"phone": "{{.Phone}}",
           "tenant": "{{.tenant}}"}
          """))
    let request = try pbx.request(searching: pbx.type, for: "+971500000000")
    #expect(request.method == "POST")
    #expect(
      request.body.map { String(decoding: $0, as: UTF8.self) }
        == "{\"phone\": \"+971500000000\",\n \"tenant\": \"north gate\"}")
  }

  @Test func `a template that fails says where`() throws {
    let contract = try Make.contract(request: "GET /contacts?at={{ToMillis .Phone}}")
    let pbx = try Make.pbx(contract)
    #expect(throws: TemplateExecutionError.self) {
      try pbx.request(searching: pbx.type, for: "nobody")
    }
    #expect(
      try pbx.request(searching: pbx.type, for: "12").url
        == "https://crm.example/v1/contacts?at=12000")
  }

  @Test func `values of the interaction hide those of the environment`() throws {
    let contract = try Make.contract(request: "GET /contacts?phone={{.Phone}}")
    var values = Make.values
    values.plain["Phone"] = "from the environment"
    let pbx = try PBX(contract: contract, values: values)
    #expect(try pbx.request(searching: pbx.type, for: "7").url.hasSuffix("?phone=7"))
  }
}
