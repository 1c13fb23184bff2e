// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// The whole life of a log-in at the built-in CRM's authorisation server.
@Suite struct SandboxLoginTests {
  /// The sandbox with faults, and a bench whose contract leads there.
  private func start(_ faults: [String], token more: String = "") async throws -> (
    ToolProcess, LoginBench
  ) {
    let scratch = try Scratch()
    let words = faults.flatMap { ["--fault", $0] }
    let sandbox = try ToolProcess(["sandbox", "--port", "0"] + words, in: scratch)
    let port = try await sandbox.line(after: "listening on http://127.0.0.1:")
    let bench = try LoginBench("http://127.0.0.1:\(port)", search: false)
    try Files.write(Self.contract, bench.contract + "/contract.yaml")
    try Files.write(Self.token + more, bench.contract + "/token.yaml")
    try Files.write(Self.search, bench.contract + "/contact-search.yaml")
    return (sandbox, bench)
  }

  private static let contract = """
    callready: 1
    name: Bench CRM
    base: "{{.base_url}}/v1"
    environments:
      test:
        variables: { base_url: http://127.0.0.1:9, client_id: pbx }
        secrets: { client_secret: { from: env SANDBOX_SECRET } }
    authentication:
      method: oauth2
      fields:
        base_url: { title: Address }
        client_id: { title: Client }
        client_secret: { title: Secret, type: password }

    """

  private static let token = """
    endpoint: token
    authorize: "{{.base_url}}/oauth/authorize"
    scope: [contacts.read, users.read]
    request: |
      POST {{.base_url}}/oauth/token
      Content-Type: application/x-www-form-urlencoded
    revoke:
      request: |
        POST {{.base_url}}/oauth/revoke
        Content-Type: application/x-www-form-urlencoded

        token={{UrlEncode .AccessToken}}

    """

  private static let search = """
    endpoint: contact-search
    types:
      Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.full_name
      BusinessNumber: data.#.phone
    popup: https://app.example/{{.ContactId}}
    scenarios:
      known: { call: "+971500000000", finds: { ContactsId: abc123 } }

    """

  private static let secrets = ["SANDBOX_SECRET": "northgate-pbx-secret"]

  /// Opens the address, reads the consent page, and decides.
  private func logIn(_ bench: LoginBench, _ decision: String = "allow") async throws
    -> ToolProcess.Ending
  {
    let process = try bench.start(["login", "--wait"], environment: Self.secrets)
    let address = "http" + (try await process.line(after: "  http"))
    let browser = WebBrowser()
    let page = try browser.open(address)
    let ticket = try #require(page.body.firstMatch(of: #/name="ticket" value="([^"]*)"/#)?.1)
    let user = try #require(
      page.body.firstMatch(of: #/name="user"[^>]*value="([^"]*)"|<option value="([^"]*)"/#))
    let name = String(user.1 ?? user.2 ?? "")
    let place = String(address.prefix { $0 != "?" })
    let answer = try browser.open(
      place, form: [("ticket", String(ticket)), ("user", name), ("decision", decision)])
    _ = try browser.open(try #require(answer.location, "\(answer.body)"))
    return try await process.ending()
  }

  private func lookUp(_ bench: LoginBench) async throws -> ToolProcess.Ending {
    try await bench.run(["lookup", "+971500000000"], environment: Self.secrets)
  }

  @Test(arguments: [[], ["rotate"], ["rotate=reuse-kills", "old-token=dies"]])
  func `a log-in lives through refreshes, with rotation and without`(_ faults: [String])
    async throws
  {
    let (sandbox, bench) = try await start(faults)
    let ending = try await logIn(bench)
    #expect(ending.status == .exited(0), "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains("scope: contacts.read users.read"))
    for _ in 0..<3 {
      let lookup = try await lookUp(bench)
      #expect(lookup.status == .exited(0), "\(lookup.output)\(lookup.errors)")
    }
    let forget = try await bench.run(["login", "--forget"], environment: Self.secrets)
    #expect(forget.output.contains("the CRM has revoked them"), "\(forget.errors)")
    sandbox.send(SIGTERM)
  }

  @Test func `a refresh token that came back twice kills the log-in, and that is said`()
    async throws
  {
    let (sandbox, bench) = try await start(["rotate=reuse-kills"])
    #expect(try await logIn(bench).status == .exited(0))
    let old = try #require(Files.text(bench.store))
    #expect(try await lookUp(bench).status == .exited(0))
    // Somebody else uses the token of before: an old backup of the store.
    let new = try #require(Files.text(bench.store))
    try Files.write(old, bench.store)
    let reuse = try await lookUp(bench)
    #expect(reuse.status == .exited(3))
    #expect(reuse.errors.contains("invalid_grant"))
    try Files.write(new, bench.store)
    #expect(try await lookUp(bench).status == .exited(3), "the whole log-in is dead")
    sandbox.send(SIGTERM)
  }

  @Test func `a person who declines is understood`() async throws {
    let (sandbox, bench) = try await start([])
    let ending = try await logIn(bench, "deny")
    #expect(ending.status == .exited(3))
    #expect(ending.errors.contains("the CRM refused the log-in: 'access_denied'"))
    #expect(!Files.exists(bench.store))
    sandbox.send(SIGTERM)
  }

  /// Faults of the token endpoint, the exit status, and what is said.
  static let faults: [(String, Int32, String)] = [
    ("token-answer=html", 3, "with an HTML page instead of JSON"),
    ("token-answer=not-json", 3, "with what is not JSON"),
    ("token-answer=empty", 3, "without a body"),
    ("token-answer=huge", 3, "more than a token answer holds"),
    ("token-status=500", 3, "the token endpoint refused: 500"),
    ("expires-in=text", 0, "the lifetime is a text"),
    ("expires-in=negative", 0, "the lifetime '-1'"),
    ("expires-in=zero", 0, "the lifetime '0'"),
    ("expires-in=missing", 0, "does not state how long"),
    ("no-refresh-token", 0, "no refresh token came"),
    ("scope=contacts.read", 0, "did not grant users.read"),
    ("token-lifetime=10min", 0, "lives 10 min, but the PBX refreshes every 25 min"),
  ]

  @Test(arguments: faults)
  func `what is wrong with the token endpoint is told`(
    _ fault: String, _ status: Int32, _ words: String
  ) async throws {
    let (sandbox, bench) = try await start([fault])
    let ending = try await logIn(bench)
    #expect(ending.status == .exited(status), "\(ending.output)\(ending.errors)")
    #expect((ending.output + ending.errors).contains(words), "\(ending.output)\(ending.errors)")
    #expect(Files.exists(bench.store) == (status == 0))
    sandbox.send(SIGTERM)
  }

  @Test func `a client gets a token without a browser, in each form and with Basic`() async throws {
    for (type, place) in [
      ("application/x-www-form-urlencoded", "body"), ("application/json", "body"),
      ("application/x-www-form-urlencoded", "basic"), ("application/json", "basic"),
    ] {
      let (sandbox, bench) = try await start(
        [], token: "login: { grant: client-credentials, client-in: \(place) }\n")
      let text = try #require(Files.text(bench.contract + "/token.yaml"))
      try Files.write(
        text.replacing(
          "oauth/token\n  Content-Type: application/x-www-form-urlencoded",
          with: "oauth/token\n  Content-Type: \(type)"), bench.contract + "/token.yaml")
      let ending = try await bench.run(["login"], environment: Self.secrets)
      #expect(ending.status == .exited(0), "\(type) \(place): \(ending.errors)")
      #expect(ending.output.contains("the PBX has authorization-code only"))
      sandbox.send(SIGTERM)
    }
  }
}
