// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// A contract with a token endpoint, a server for it, and a store of its own.
struct LoginBench {
  let scratch: Scratch
  let url: String
  let contract: String

  init(_ url: String, token more: String = "", search: Bool = true) throws {
    scratch = try Scratch()
    self.url = url
    contract = scratch.path("contract")
    mkdir(contract, 0o700)
    try Files.write(Self.contractText, contract + "/contract.yaml")
    try Files.write(Self.token + more, contract + "/token.yaml")
    if search { try Files.write(Self.search, contract + "/contact-search.yaml") }
  }

  private static let contractText = """
    callready: 1
    name: Bench CRM
    base: "{{.base_url}}"
    environments:
      test:
        variables: { base_url: http://127.0.0.1:9, client_id: client-1 }
        secrets: { client_secret: { from: env E2E_CLIENT_SECRET } }
    authentication:
      method: oauth2
      fields:
        base_url: { title: Address }
        client_id: { title: Client }
        client_secret: { title: Secret, type: password }

    """

  private static let token = """
    endpoint: token
    authorize: "{{.base_url}}/authorize"
    scope: [contacts, calls]
    request: |
      POST {{.base_url}}/token
      Content-Type: application/x-www-form-urlencoded
    rotates: true
    old-token: dies
    revoke:
      request: |
        POST {{.base_url}}/revoke
        Content-Type: application/x-www-form-urlencoded

        token={{UrlEncode .AccessToken}}
      kills: family

    """

  private static let search = """
    endpoint: contact-search
    types:
      Contacts: GET /contacts?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.name
      BusinessNumber: data.#.phone
    popup: https://app.example/{{.ContactId}}
    scenarios:
      known: { call: "+971500000000", finds: { ContactsId: c1, FirstName: Aisha Rahman } }
      nobody: { call: "+971509999999", finds: nothing }

    """

  /// Variables of every process: the store, and the client's secret.
  var environment: [String: String] {
    [
      "CALLREADY_STATE_HOME": scratch.path("state"),
      "E2E_CLIENT_SECRET": "s3cr-ClientSecret-4711",
    ]
  }

  /// The file that the tokens are stored in.
  var store: String { scratch.path("state") + "/tokens/bench_crm@test.json" }

  /// Starts the program with the server's address.
  func start(_ words: [String], environment more: [String: String] = [:]) throws -> ToolProcess {
    try ToolProcess(
      [words[0], contract] + words.dropFirst() + ["--set", "base_url=\(url)"], in: scratch,
      environment: environment.merging(more) { $1 })
  }

  /// Runs the program to its end.
  func run(
    _ words: [String], environment more: [String: String] = [:]
  ) async throws -> ToolProcess.Ending {
    try await start(words, environment: more).ending()
  }

  /// Logs in as a person with a browser would; the closure may change where the browser goes.
  func logIn(
    _ words: [String] = [], visiting change: (String) -> String = { $0 }
  ) async throws -> ToolProcess.Ending {
    let process = try start(["login", "--wait"] + words)
    let address = try await process.line(after: "  http")
    let browser = WebBrowser()
    let consent = try browser.open("http" + address)
    let page = try browser.open(change(try #require(consent.location)))
    #expect(page.status == 200)
    #expect(page.body.contains("You can close this window"))
    return try await process.ending()
  }
}
