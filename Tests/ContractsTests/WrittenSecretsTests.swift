// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Redaction
import Testing

private let secret = "hunter2-sk_live_42"

/// A place in which a secret is written, `SECRET` standing for it.
struct WrittenSecret: Sendable, CustomTestStringConvertible {
  let file: ComplaintCase.File
  let old: String
  let new: String

  init(_ file: ComplaintCase.File, _ old: String, _ new: String) {
    self.file = file
    self.old = old
    self.new = new
  }

  var testDescription: String { new }

  private static let key = "X-Api-Key: \"{{.api_key}}\""
  private static let address = "https://sandbox.northgate.example/v1"
  private static let base = "base: \"{{.base_url}}\""
  private static let line = "GET /contacts/search?phone={{UrlEncode .Phone}}"

  static let urls = [
    WrittenSecret(.contract, address, "https://▸user:SECRET◂@x.example/v1"),
    WrittenSecret(.contract, address, "\"https://▸user:p@SECRET◂@x.example\""),
    WrittenSecret(.contract, address, "https://▸SECRET:◂@x.example"),
    WrittenSecret(.contract, address, "\"https://▸user:\\x41SECRET◂@x.example/v1\""),
    WrittenSecret(.contract, base, "base: https://▸user:SECRET◂@x.example"),
    WrittenSecret(.contract, base, "base: ftp://▸user:SECRET◂@x.example"),
    WrittenSecret(.contract, base, "base: \"https://▸{{.api_key}}:SECRET◂@x.example\""),
    WrittenSecret(.contract, key, "Referer: https://▸user:SECRET◂@x.example/"),
    WrittenSecret(.search, line, "GET https://▸user:SECRET◂@x.example/a"),
    WrittenSecret(.search, line, "https://▸user:SECRET◂@x.example/a"),
    WrittenSecret(.search, line, "GET /a?next=https://x/&to=https://▸user:SECRET◂@x.example/a"),
    WrittenSecret(.search, line, "|\n    GET /a\n      ?to=https://▸user:SECRET◂@x/ b"),
  ]

  static let headers = [
    WrittenSecret(.contract, key, "X-Api-Key: ▸SECRET◂"),
    WrittenSecret(.contract, key, "\"authorization\": \"▸Bearer SECRET◂\""),
    WrittenSecret(.contract, key, "X-Northgate-Key: '▸SECRET◂'"),
    WrittenSecret(.contract, key, "Session-Token: ▸SECRET◂"),
    WrittenSecret(.contract, key, "APIKEY: ▸SECRET◂"),
    WrittenSecret(.contract, key, "Client-Secret: \"▸SECRET\\n◂\""),
    WrittenSecret(.search, line, "|\n    GET /a\n    X-Password:  ▸SECRET◂"),
    WrittenSecret(
      .search, line, "|\n    GET /a b\n    Proxy-Authorization: ▸Basic SECRET◂\n\n    x"),
  ]

  fileprivate func complaints() -> (all: [Complaint], range: Range<Int>?) {
    let fixture = file == .contract ? Fixture.contract : Fixture.search
    let changed = fixture.replacing(old, with: new, maxReplacements: 1)
    let marked = MarkedText(changed.replacing("SECRET", with: secret))
    return file == .contract
      ? (Fixture.complaints(marked.text), marked.range)
      : (Fixture.complaints(search: marked.text), marked.range)
  }
}

private func expectHidden(_ complaints: [Complaint], _ hidden: String = secret) {
  let renderer = CaretRenderer(redactor: Redactor(secrets: []), width: 500)
  for complaint in complaints {
    #expect(!renderer.render(complaint).text.contains(hidden), "\(complaint.code)")
  }
}

@Test(arguments: WrittenSecret.urls)
func `a name and password in a URL are a complaint that hides them`(_ row: WrittenSecret) throws {
  let (all, range) = row.complaints()
  let complaint = try #require(all.first { $0.code == "secret-in-contract" })
  #expect(complaint.message.text == "a secret is written in the contract")
  #expect(complaint.label.text == "a URL holds no name and password")
  #expect(
    complaint.remedy.text
      == "take it out of the URL, write `method: basic` and `password: { from: env CRM_PASSWORD }`, and have this one revoked"
  )
  #expect(complaint.span?.range == range)
  expectHidden(all)
}

@Test(arguments: WrittenSecret.headers)
func `a credential written into a header is a complaint that hides it`(
  _ row: WrittenSecret
) throws {
  let (all, range) = row.complaints()
  let complaint = try #require(all.first { $0.code == "secret-in-contract" })
  #expect(complaint.message.text == "a secret is written in the contract")
  #expect(complaint.label.text == "expected a variable such as {{.api_key}}")
  #expect(
    complaint.remedy.text
      == "put it into an environment variable, write {{.api_key}} here and `api_key: { from: env CRM_KEY }` under secrets, and have this one revoked"
  )
  #expect(complaint.span?.range == range)
  expectHidden(all)
}

@Test(arguments: ["0x77665544", "77665544", "7766#5544", "7766 #5544", "a7766 #5544 b"])
func `no complaint about a bare text writes a secret out`(_ value: String) {
  let contract = Fixture.contract.replacing(
    "{ X-Api-Key: \"{{.api_key}}\" }", with: "\n    X-Api-Key: \(value)")
  let complaints = Fixture.complaints(contract)
  #expect(complaints.map(\.code) == ["secret-in-contract"])
  expectHidden(complaints, "7766")
  expectHidden(complaints, "5544")
}

@Test(arguments: [
  "Authorization: \"token {{.api_key}}\"", "Authorization: \"{{.api_key}}\"",
  "X-Atlassian-Token: no-check", "X-CSRF-Token: Fetch", "Accept: application/json",
  "Idempotency-Key: a", "Referer: \"https://{{.api_key}}:{{.api_key}}@x.example/\"",
  "Referer: \"https://user:{{.api_key}}@x.example/\"",
  "Referer: \"https://{{.api_key}}:@x.example/\"", "Referer: https://x.example:80/a:b@c",
  "Referer: https://x.example?a:b@c", "Referer: https://user@x.example", "Referer: \"a:b@c\"",
  "Referer: \"://\"", "Referer: \"https://{{\\\"a:b@c\\\"}}\"",
])
func `what holds no secret is none`(_ line: String) {
  let contract = Fixture.contract.replacing("X-Api-Key: \"{{.api_key}}\"", with: line)
  #expect(Fixture.complaints(contract).map(\.code) == [])
}

@Test func `the body of a request may hold any URL`() {
  let search = Fixture.search.replacing(
    "GET /contacts/search?phone={{UrlEncode .Phone}}",
    with: "|\n    POST /a\n\n    {\"a\": \"https://user:word@x.example\"}")
  #expect(Fixture.complaints(search: search).map(\.code) == [])
}

@Test func `an escape at the end of a secret is hidden with it`() {
  let url = Fixture.contract.replacing(
    "base: \"{{.base_url}}\"", with: "base: \"https://user:abc\\x41@x.example\"")
  let search = Fixture.search.replacing(
    "GET /contacts/search?phone={{UrlEncode .Phone}}",
    with: "\"GET /a\\nX-Api-Key: abc\\x41\\n\"")
  let complaints = Fixture.complaints(url, search: search)
  #expect(complaints.map(\.code) == ["secret-in-contract", "secret-in-contract"])
  expectHidden(complaints, "x41")
}
