// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// Another identity logs in on its own, and its refresh token may rotate: each run stores the next.
@Suite struct IdentityLoginTests {
  private static let contract = """
    callready: 1
    name: Bench CRM
    base: "{{.base_url}}/v1"
    environments:
      test:
        variables: { base_url: http://127.0.0.1:9, client_id: pbx }
        secrets:
          client_secret: { from: env SANDBOX_SECRET }
          agent_refresh_token: { from: env NOBODY_SETS_THIS }
    authentication:
      method: oauth2
      fields:
        base_url: { title: Address }
        client_id: { title: Client }
        client_secret: { title: Secret, type: password }
      identities:
        agent: { refresh_token: agent_refresh_token }

    """

  private static let token = """
    endpoint: token
    authorize: "{{.base_url}}/oauth/authorize"
    scope: [contacts.read, users.read]
    request: |
      POST {{.base_url}}/oauth/token
      Content-Type: application/x-www-form-urlencoded
    rotates: true
    old-token: dies

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

  /// Logs in on the consent page as a user whose role is named there.
  private func logIn(_ bench: LoginBench, as role: String, _ words: [String] = []) async throws
    -> ToolProcess.Ending
  {
    let process = try bench.start(["login", "--wait"] + words, environment: Self.secrets)
    let address = "http" + (try await process.line(after: "  http"))
    let browser = WebBrowser()
    let page = try browser.open(address)
    let ticket = try #require(page.body.firstMatch(of: #/name="ticket" value="([^"]*)"/#)?.1)
    let line = try #require(page.body.split(separator: "\n").first { $0.contains("(\(role))") })
    let user = try #require(line.firstMatch(of: #/value="([^"]*)"/#)?.1)
    let answer = try browser.open(
      String(address.prefix { $0 != "?" }),
      form: [("ticket", String(ticket)), ("user", String(user)), ("decision", "allow")])
    _ = try browser.open(try #require(answer.location, "\(answer.body)"))
    return try await process.ending()
  }

  private func run(_ bench: LoginBench, _ name: String) async throws -> Results {
    let out = bench.scratch.path(name)
    let ending = try await bench.run(
      ["run", "--out", out, "--quiet", "--record", bench.scratch.path("rec-" + name)],
      environment: Self.secrets)
    #expect(ending.status == .exited(0), "\(ending.output)\(ending.errors)")
    return try Results(out)
  }

  @Test func `an agent logs in with a token that rotates, run after run`() async throws {
    let scratch = try Scratch()
    let sandbox = try ToolProcess(
      ["sandbox", "--port", "0", "--fault", "rotate=reuse-kills", "--fault", "old-token=dies"],
      in: scratch)
    let port = try await sandbox.line(after: "listening on http://127.0.0.1:")
    let bench = try LoginBench("http://127.0.0.1:\(port)", search: false)
    try Files.write(Self.contract, bench.contract + "/contract.yaml")
    try Files.write(Self.token, bench.contract + "/token.yaml")
    try Files.write(Self.search, bench.contract + "/contact-search.yaml")
    #expect(try await logIn(bench, as: "integration").status == .exited(0))
    let agent = try await logIn(bench, as: "agent", ["--identity", "agent"])
    #expect(agent.status == .exited(0), "\(agent.errors)")
    #expect(agent.output.contains("logged in to Bench CRM, environment test, as agent"))
    let store = bench.scratch.path("state") + "/tokens/bench_crm@test+agent.json"
    var last = try #require(Files.text(store))
    for name in ["first", "second"] {
      let results = try await run(bench, name)
      #expect(
        results.promises.contains("auth-agent-view | token | contacts | kept | -"),
        "\(results.promises)")
      let now = try #require(Files.text(store))
      #expect(now != last && !now.contains("refreshing-since"), "the successor is stored")
      last = now
    }
    let replay = try await bench.run(
      ["run", "--replay", bench.scratch.path("rec-second"), "--out", bench.scratch.path("again")])
    #expect(replay.status == .exited(64), "a replay takes no --set")
    let status = try await bench.run(["login", "--status", "--identity", "agent"])
    #expect(status.status == .exited(0) && status.output.contains(", as agent\n"))
    let forget = try await bench.run(
      ["login", "--forget", "--identity", "agent"], environment: Self.secrets)
    #expect(forget.output.contains("the tokens are removed") && !Files.exists(store))
    #expect(Files.exists(bench.store), "the integration's are still there")
    let wrong = try await bench.run(["login", "--identity", "agnt"])
    #expect(wrong.status == .exited(64))
    #expect(wrong.errors.contains("the contract has no identity 'agnt'"))
    sandbox.send(SIGTERM)
  }
}
