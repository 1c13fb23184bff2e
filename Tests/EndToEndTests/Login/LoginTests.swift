// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSONValues
import Testing

/// The log-in with the real program; the test plays the browser.
@Suite struct LoginTests {
  @Test func `a log-in by code with PKCE is stored, told and never shown`() async throws {
    let server = try TokenServer()
    let bench = try LoginBench(server.url)
    let ending = try await bench.logIn()
    #expect(ending.status == .exited(0), "\(ending.output)\(ending.errors)")
    let form = TokenServer.form(try #require(server.with { $0.bodies.first }))
    #expect(form["grant_type"] == "authorization_code")
    #expect(form["redirect_uri"]?.hasPrefix("http://127.0.0.1:") == true)
    for line in [
      "logged in to Bench CRM, environment test", "lives 1 h", "refresh token: stored",
      "scope: contacts", "stored in: \(bench.store)", "did not grant calls", "used PKCE",
    ] { #expect(ending.output.contains(line), "\(line)") }
    let text = try #require(Files.text(bench.store))
    #expect(text.contains(TokenServer.accessPrefix + "1"))
    #expect(text.contains(TokenServer.refreshPrefix + "1"))
    #expect(Self.mode(bench.store) == 0o600)
    #expect(Self.mode(bench.scratch.path("state/tokens")) == 0o700)
  }

  private static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  @Test func `what is stored is shown, and removed with a revocation`() async throws {
    let server = try TokenServer()
    let bench = try LoginBench(server.url)
    let before = try await bench.run(["login", "--status"])
    #expect(before.status == .exited(3))
    #expect(before.output.contains("nothing is stored"))
    _ = try await bench.logIn()
    // No secret is needed to look.
    let status = try await bench.run(["login", "--status"], environment: ["E2E_CLIENT_SECRET": ""])
    #expect(status.status == .exited(0))
    #expect(status.output.contains("refresh token: stored"))
    let forget = try await bench.run(["login", "--forget"])
    #expect(forget.status == .exited(0))
    #expect(forget.output.contains("the CRM has revoked them"))
    #expect(
      server.with { $0.revoked } == [
        TokenServer.refreshPrefix + "1", TokenServer.accessPrefix + "1",
      ])
    #expect(!Files.exists(bench.store))
    #expect(try await bench.run(["login", "--forget"]).output.contains("nothing is stored"))
  }

  @Test func `tokens are removed even if the CRM does not confirm it`() async throws {
    let server = try TokenServer()
    let bench = try LoginBench(server.url)
    _ = try await bench.logIn()
    let forget = try await bench.run(["login", "--forget"], environment: ["E2E_CLIENT_SECRET": ""])
    #expect(forget.status == .exited(3))
    #expect(forget.errors.contains("did not confirm"))
    #expect(!Files.exists(bench.store))
  }

  @Test func `nobody waits where nobody sits`() async throws {
    let bench = try LoginBench("http://127.0.0.1:9")
    let ending = try await bench.run(["login"])
    #expect(ending.status == .exited(3))
    #expect(ending.errors.contains("there is no terminal"))
    let late = try await bench.run(["login", "--wait", "--timeout", "100ms"])
    #expect(late.status == .exited(3))
    #expect(late.errors.contains("nobody came back from the CRM within 100 ms"))
  }

  @Test func `the redirect comes to the port of the contract, and a port in use is said`()
    async throws
  {
    let port = try LoopbackCRM.closedPort()
    let server = try TokenServer()
    let bench = try LoginBench(server.url, token: "login: { port: \(port) }\n")
    let process = try bench.start(["login", "--wait"])
    let address = try await process.line(after: "  http")
    #expect(address.contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A\(port)%2Fcallback"))
    let other = try await bench.run(["login", "--wait"])
    #expect(other.status == .exited(3))
    #expect(other.errors.contains("port \(port) is in use"))
    process.send(SIGTERM)
    #expect(try await process.ending().status == .signalled(SIGTERM))
  }

  @Test func `what is no redirect is turned away and changes nothing`() async throws {
    let server = try TokenServer()
    let bench = try LoginBench(server.url)
    let process = try bench.start(["login", "--wait"])
    let address = try await process.line(after: "  http")
    let browser = WebBrowser()
    let callback = try #require(try browser.open("http" + address).location)
    #expect(try browser.open(callback.replacing("/callback", with: "/favicon.ico")).status == 404)
    #expect(try browser.open(callback, host: "evil.example").status == 403)
    #expect(try browser.open(callback, form: [("code", "x")]).status != 200)
    #expect(try browser.open(callback).status == 200)
    #expect(try await process.ending().status == .exited(0))
  }

  @Test func `a rotation is rehearsed and recorded`() async throws {
    let server = try TokenServer()
    let bench = try LoginBench(server.url)
    _ = try await bench.logIn()
    let renewed = "n3w-ClientSecret-0815"
    server.with { $0.secret = renewed }
    let record = bench.scratch.path("rotation.json")
    let words = ["login", "--rotate", "--old", "env OLD", "--by", "Jonas", "--record", record]
    let secrets = ["OLD": "s3cr-ClientSecret-4711", "E2E_CLIENT_SECRET": renewed]
    let good = try await bench.run(words, environment: secrets)
    #expect(good.status == .exited(0), "\(good.output)\(good.errors)")
    let text = try #require(Files.text(record))
    #expect(text.contains(#""works": true"#) && text.contains(#""by": "Jonas""#))
    try await expectInReport(bench, record, secrets)
    // The other way round: the CRM still takes the old one only.
    server.with { $0.secret = "s3cr-ClientSecret-4711" }
    let bad = try await bench.run(words, environment: secrets)
    #expect(bad.status == .exited(4))
    #expect(bad.output.contains("the new secret: refused, must be accepted"))
  }

  /// A run finds the record, and so does the replay of its recording.
  private func expectInReport(
    _ bench: LoginBench, _ record: String, _ secrets: [String: String]
  ) async throws {
    mkdir(bench.scratch.path("rotations"), 0o700)
    try Files.write(
      try #require(Files.text(record)), bench.scratch.path("rotations/one.json"))
    let (out, recording) = (bench.scratch.path("out"), bench.scratch.path("recording"))
    _ = try await bench.run(
      [
        "run", "--out", out, "--record", recording, "--rotations", bench.scratch.path("rotations"),
      ], environment: secrets)
    let rotation = try #require(try Results(out).json["rotations"]?.elements.first)
    #expect(rotation["secret"]?.string == "client_secret" && rotation["by"]?.string == "Jonas")
    #expect(rotation["works"]?.bool == true && rotation["steps"]?.elements.count == 3)
    #expect(Files.text(out + "/report.html")?.contains("rehearsed by Jonas at ") == true)
    #expect(Files.text(out + "/summary.md")?.contains("rehearsed by Jonas at ") == true)
    let again = bench.scratch.path("again")
    _ = try await callready(
      ["run", bench.contract, "--replay", recording, "--out", again], in: bench.scratch)
    #expect(try Results(again).json["rotations"]?.raw == Results(out).json["rotations"]?.raw)
  }
}
