// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// Secrets that travel in a header, in the query and in a Basic credential, and come back.
@Suite struct SecretTests {
  static let token = #"q7Zp+/M&x"4Vt%2<Lw9=eKd8RbHs3Nf"#
  static let key = "A1b2C3d4E5f6G7h8I9j0KkLlMmNnOoPp"
  static let password = "s3cr~t/Pass+Word-For%The*CRM?Yes"

  static let environment = ["E2E_TOKEN": token, "E2E_KEY": key, "E2E_PASSWORD": password]

  private static let contract = """
    callready: 1
    name: Echo
    kind: crm
    version: 1.0.0
    base: "{{.base_url}}"
    pbx: { edition: cloud, firmware: 84.21.0.66, plan: ultimate, region: AE, time-zone: Asia/Dubai }
    environments:
      test:
        variables: { base_url: http://127.0.0.1:9 }
        secrets:
          token: { from: env E2E_TOKEN }
          key: { from: env E2E_KEY }
          password: { from: env E2E_PASSWORD }
    authentication:
      method: basic
      credential: "service:{{.password}}"
      fields:
        base_url: { title: Address }
        token: { title: Token, type: password }
        key: { title: Key, type: password }
        password: { title: Password, type: password }
      headers: { X-Token: "{{.token}}" }

    """

  private static let search = """
    endpoint: contact-search
    types:
      Contacts: GET /contacts?key={{UrlEncode .key}}&phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.name
      BusinessNumber: data.#.phone
    popup: { field: data.#.url }
    scenarios:
      in the body: { call: "+971500000001", finds: { ContactsId: c1, FirstName: Aisha Rahman } }
      in a header: { call: "+971500000002", finds: { ContactsId: c1 } }
      in a page: { call: "+971500000003", finds: { ContactsId: c1 } }
      percent-encoded: { call: "+971500000004", finds: { ContactsId: c1 } }
      in Base64: { call: "+971500000005", finds: { ContactsId: c1 } }
      in broken JSON: { call: "+971500000006", finds: { ContactsId: c1 } }
      in the reason: { call: "+971500000007", finds: nothing }

    """

  private func contract(in scratch: Scratch) throws -> String {
    let folder = scratch.path("contract")
    mkdir(folder, 0o700)
    try Files.write(Self.contract, folder + "/contract.yaml")
    try Files.write(Self.search, folder + "/contact-search.yaml")
    return folder
  }

  @Test func `no byte that is written gives a secret away, and the recording replays without any`()
    async throws
  {
    let scratch = try Scratch()
    let contract = try contract(in: scratch)
    let server = try LoopbackCRM { connection in
      while let request = connection.request() { connection.write(EchoedSecrets.answer(request)) }
    }
    let live = try await callready(
      [
        "run", contract, "--set", "base_url=\(server.url)", "--record", scratch.path("recording"),
        "--out", scratch.path("live"),
      ], in: scratch, environment: Self.environment)
    #expect(server.requests.count == 45, "\(live.output)\(live.errors)")
    try expectSent(server.requests)
    let results = try Results(scratch.path("live"))
    #expect(!results.codes.isEmpty)

    let replay = try await callready(
      ["run", contract, "--replay", scratch.path("recording"), "--out", scratch.path("replay")],
      in: scratch)
    let replayed = try Results(scratch.path("replay"))
    #expect(replay.status == live.status)
    #expect(replayed.findings == results.findings)
    #expect(replayed.promises == results.promises)
    try hunt(in: scratch, except: contract)
  }

  /// The secrets were really sent and answered; otherwise there would be nothing to find.
  private func expectSent(_ requests: [String]) throws {
    let first = try #require(requests.first)
    #expect(first.contains("X-Token: \(Self.token)\r\n"))
    #expect(first.contains("key=\(Self.key)&"))
    let basic = String(
      decoding: SecretHunt.base64(Array("service:\(Self.password)".utf8)), as: UTF8.self)
    #expect(first.contains("Authorization: Basic \(basic)\r\n"))
  }

  private func hunt(in scratch: Scratch, except contract: String) throws {
    var looked = 0
    for path in Files.all(below: scratch.folder) where !path.hasPrefix(contract) {
      let bytes = try #require(Files.bytes(path))
      looked += 1
      for secret in Self.environment.values {
        #expect(SecretHunt(secret: secret).trace(in: bytes) == nil, "\(path)")
      }
    }
    // Two folders of results with four files each, a recording of two endpoints, and what two runs printed.
    #expect(looked == 14)
    let har = try #require(Files.text(scratch.path("recording/contact-search.har")))
    for name in ["key", "password", "token"] { #expect(har.contains("-\(name)"), "\(name)") }
  }

  @Test(arguments: environment.values.sorted())
  func `the hunt itself finds a secret in every encoding`(_ secret: String) {
    let hunt = SecretHunt(secret: secret)
    let bytes = Array(secret.utf8)
    let base64 = { (text: String) in
      String(decoding: SecretHunt.base64(Array(text.utf8)), as: UTF8.self)
    }
    let percent = SecretHunt.percentEncoded(secret)
    let html = secret.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing("\"", with: "&quot;")
    let json = bytes.map { byte in
      let digits = String(byte, radix: 16)
      return "\\u00" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
    let forms = [
      secret, secret.uppercased(), percent, html, json, base64(secret), base64("a" + secret),
      base64("ab" + secret + "c"), base64("service:" + secret).replacing("=", with: "%3D"),
      percent.replacing("%", with: "%25"),
      base64(secret).replacing("+", with: "-").replacing("/", with: "_"),
      bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined(),
    ]
    for form in forms {
      #expect(hunt.trace(in: Array("before \(form) behind".utf8)) != nil, "\(form)")
    }
    #expect(hunt.trace(in: Array("REDACTED-1-token and nothing else".utf8)) == nil)
  }
}

/// A server that gives back what it was sent, in another dress for each caller.
enum EchoedSecrets {
  static func answer(_ request: String) -> String {
    let secrets = [SecretTests.token, SecretTests.key, SecretTests.password]
    let all = secrets.joined(separator: " ")
    let json = all.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let base64 = secrets.map { String(decoding: SecretHunt.base64(Array($0.utf8)), as: UTF8.self) }
      .joined(separator: " ")
    switch request.firstMatch(of: /phone=%2B97150000000(\d)/)?.1 {
    case "1": return http(contact(named: json))
    case "2": return http(contact(named: "Aisha"), headers: "X-Echo: \(all)\r\n")
    case "3":
      let page = all.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing("\"", with: "&quot;")
      return http("<html><p title=\"\(page)\">\(page)</p></html>", type: "text/html")
    case "4": return http(contact(named: SecretHunt.percentEncoded(all)))
    case "5": return http(contact(named: base64))
    case "6": return http("{\"token\": \"\(all)")
    default: return http("{\"data\":[]}", status: "503 no \(all)")
    }
  }

  private static func contact(named name: String) -> String {
    #"{"data":[{"id":"c1","name":"\#(name)","phone":"+971500000001","url":"https://crm.example/c1"}]}"#
  }

  private static func http(
    _ body: String, status: String = "200 OK", type: String = "application/json",
    headers: String = ""
  ) -> String {
    "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\(headers)"
      + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }
}
