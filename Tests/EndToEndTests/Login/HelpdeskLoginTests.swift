// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// A real help desk that somebody has started.
enum Helpdesk {
  static let address = getenv("CALLREADY_HELPDESK").map { String(cString: $0) }
}

/// The life of a log-in at a real OAuth2 provider: django-oauth-toolkit before django-helpdesk.
///
/// Skipped unless `CALLREADY_HELPDESK` names its address, such as `http://127.0.0.1:18509`; its tokens
/// should live for 30 s or more.
@Suite(.enabled(if: Helpdesk.address != nil)) struct HelpdeskLoginTests {
  private static let contract = """
    callready: 1
    name: Bench CRM
    base: "{{.base_url}}/helpdesk/api"
    environments:
      test:
        variables: { base_url: http://127.0.0.1:9, client_id: code-app }
        secrets: { client_secret: { from: env HELPDESK_SECRET } }
    authentication:
      method: oauth2
      fields:
        base_url: { title: Address }
        client_id: { title: Client }
        client_secret: { title: Secret, type: password }

    """

  private static let token = """
    endpoint: token
    authorize: "{{.base_url}}/o/authorize/"
    scope: [read, write, tickets]
    request: |
      POST {{.base_url}}/o/token/
      Content-Type: application/x-www-form-urlencoded
    rotates: true
    old-token: dies
    revoke:
      request: |
        POST {{.base_url}}/o/revoke_token/
        Content-Type: application/x-www-form-urlencoded

        token={{UrlEncode .AccessToken}}&client_id={{.client_id}}&client_secret={{UrlEncode .client_secret}}

    """

  private static let search = """
    endpoint: contact-search
    types:
      Contacts: GET /tickets/?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: results.#.id
      FirstName: results.#.title
      BusinessNumber: results.#.phone
    popup: https://app.example/{{.ContactId}}
    scenarios:
      nobody: { call: "+971509999999", finds: nothing }

    """

  private static let secrets = ["HELPDESK_SECRET": "code-app-secret-dummy"]

  private func bench(_ more: String = "") throws -> LoginBench {
    let bench = try LoginBench(try #require(Helpdesk.address), search: false)
    try Files.write(Self.contract, bench.contract + "/contract.yaml")
    try Files.write(Self.token + more, bench.contract + "/token.yaml")
    try Files.write(Self.search, bench.contract + "/contact-search.yaml")
    return bench
  }

  /// Signs in as a person, opens the address, and follows the redirect.
  private func logIn(
    _ bench: LoginBench, visiting change: (String) -> String = { $0 }
  ) async throws -> ToolProcess.Ending {
    let process = try bench.start(["login", "--wait"], environment: Self.secrets)
    let address = "http" + (try await process.line(after: "  http"))
    let browser = WebBrowser()
    let page = try browser.open(bench.url + "/admin/login/")
    let mark = try #require(
      page.body.firstMatch(of: #/name="csrfmiddlewaretoken" value="([^"]+)"/#)?.1)
    _ = try browser.open(
      bench.url + "/admin/login/",
      form: [
        ("csrfmiddlewaretoken", String(mark)), ("username", "ann"),
        ("password", "hd-ann-dummy-1"),
      ])
    let answer = try browser.open(address)
    _ = try browser.open(change(try #require(answer.location, "\(answer.status)")))
    return try await process.ending()
  }

  private func lookUp(_ bench: LoginBench) async throws -> ToolProcess.Ending {
    try await bench.run(["lookup", "+971509999999"], environment: Self.secrets)
  }

  @Test func `code with PKCE, rotation, reuse and revocation`() async throws {
    let bench = try bench()
    let ending = try await logIn(bench)
    #expect(ending.status == .exited(0), "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains("scope: read write tickets"))
    let first = try #require(Files.text(bench.store))
    for _ in 0..<2 { #expect(try await lookUp(bench).status == .exited(0)) }
    let last = try #require(Files.text(bench.store))
    #expect(first != last)
    // A rotated token that comes back revokes the whole family.
    try Files.write(first, bench.store)
    #expect(try await lookUp(bench).errors.contains("invalid_grant"))
    try Files.write(last, bench.store)
    #expect(try await lookUp(bench).status == .exited(3))
    #expect(try await logIn(bench).status == .exited(0))
    let forget = try await bench.run(["login", "--forget"], environment: Self.secrets)
    #expect(forget.output.contains("the CRM has revoked them"), "\(forget.errors)")
  }

  @Test func `four lookups at once take turns and the family lives`() async throws {
    let bench = try bench()
    #expect(try await logIn(bench).status == .exited(0))
    let processes = try (0..<4).map { _ in
      try bench.start(["lookup", "+971509999999"], environment: Self.secrets)
    }
    for process in processes { #expect(try await process.ending().status == .exited(0)) }
    #expect(try await lookUp(bench).status == .exited(0))
  }

  @Test func `a wrong code, a missing PKCE and a wrong secret are understood`() async throws {
    let wrong = try await logIn(
      bench(), visiting: { $0.replacing(#/code=[^&]*/#, with: "code=no") })
    #expect(wrong.errors.contains("the token endpoint refused: 400 'invalid_grant'"))
    let plain = try await logIn(bench("login: { pkce: false }\n"))
    #expect(plain.errors.contains("'invalid_request': Code challenge required."))
    let bench = try bench()
    #expect(try await logIn(bench).status == .exited(0))
    let bytes = try #require(Files.bytes(bench.store))
    let refused = try await bench.run(
      ["lookup", "+971509999999"], environment: ["HELPDESK_SECRET": "another-secret"])
    #expect(refused.errors.contains("'invalid_client'"), "\(refused.errors)")
    #expect(Files.bytes(bench.store) == bytes, "the tokens of before are there")
    #expect(try await lookUp(bench).status == .exited(0))
  }
}
