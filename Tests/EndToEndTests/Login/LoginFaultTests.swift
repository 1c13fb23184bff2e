// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// Log-ins that go wrong: one clear message each, and the tokens of before stay.
@Suite struct LoginFaultTests {
  /// Tokens of an earlier log-in, which must survive.
  private func bench(_ server: TokenServer) async throws -> (LoginBench, [UInt8]) {
    let bench = try LoginBench(server.url)
    #expect(try await bench.logIn().status == .exited(0))
    return (bench, try #require(Files.bytes(bench.store)))
  }

  private func expect(
    _ ending: ToolProcess.Ending, _ message: String, in bench: LoginBench, keeping bytes: [UInt8]
  ) {
    #expect(ending.status == .exited(3))
    #expect(ending.errors.contains("error: \(message)"), "\(ending.errors)")
    #expect(ending.errors.split(separator: "\n").count == 2, "one message and its help")
    #expect(Files.bytes(bench.store) == bytes)
  }

  /// What the browser brings back instead, and the message.
  static let redirects: [(@Sendable (String) -> String, String)] = [
    ({ $0.replacing(#/state=[^&]*/#, with: "state=wrong") }, "the redirect has another state"),
    ({ $0.replacing(#/&?state=[^&]*/#, with: "") }, "the redirect has no state"),
    ({ $0.replacing(#/code=[^&]*/#, with: "code=wr0ng-code") }, "the token endpoint refused: 400"),
    ({ $0.replacing(#/code=[^&]*/#, with: "x=y") }, "the redirect has neither a code nor an error"),
    (
      { $0.replacing(#/code=[^&]*/#, with: "error=access_denied&error_description=No%0A") },
      #"the CRM refused the log-in: 'access_denied': No\n"#
    ),
  ]

  @Test(arguments: redirects.indices)
  func `a wrong redirect ends the log-in`(_ row: Int) async throws {
    let server = try TokenServer()
    let (bench, bytes) = try await bench(server)
    let ending = try await bench.logIn(visiting: Self.redirects[row].0)
    expect(ending, Self.redirects[row].1, in: bench, keeping: bytes)
    #expect(!ending.errors.contains("wr0ng-code"))
  }

  private static func raw(_ body: String, type: String = "application/json") -> TokenServer.Fault {
    { connection in
      connection.write(
        "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nConnection: close\r\n\r\n" + body)
    }
  }

  /// What the token endpoint does, and the message.
  static let endpoints: [(TokenServer.Fault, String)] = [
    ({ _ in }, "the token endpoint ended the connection before its answer"),
    ({ $0.waitForEnd() }, "the token endpoint did not answer in time"),
    (
      raw("<!doctype html><title>Log in</title>", type: "text/html"),
      "the token endpoint answered 200 with an HTML page instead of JSON"
    ),
    (raw(""), "the token endpoint answered 200 without a body"),
    (raw("{\"access_token\":"), "the token endpoint answered 200 with what is not JSON"),
    (raw("{\"token\":\"x\"}"), "the token endpoint's answer has no 'access_token'"),
    (
      { connection in
        // 100 MB, if anybody takes them.
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n{\"access_token\":\"")
        let piece = [UInt8](repeating: 0x61, count: 1 << 20)
        for _ in 0..<100 where !connection.write(piece) { return }
      }, "the token endpoint answered more than a token answer holds"
    ),
    (
      {
        $0.write("HTTP/1.1 302 Found\r\nLocation: https://x.invalid/\r\nContent-Length: 0\r\n\r\n")
      },
      "the token endpoint answered 302, a redirect to 'https://x.invalid/'"
    ),
    (
      { $0.write(TokenServer.http((503, "busy"))) }, "the token endpoint refused: 503"
    ),
  ]

  @Test(arguments: endpoints.indices)
  func `a token endpoint that fails ends the log-in`(_ row: Int) async throws {
    let server = try TokenServer()
    let (bench, bytes) = try await bench(server)
    server.with { $0.fault = Self.endpoints[row].0 }
    let ending = try await bench.logIn(["--deadline", "1500ms"])
    expect(ending, Self.endpoints[row].1, in: bench, keeping: bytes)
  }

  @Test func `a token endpoint that is down is told`() async throws {
    let port = try LoopbackCRM.closedPort()
    let bench = try LoginBench(
      "http://127.0.0.1:\(port)", token: "login: { grant: client-credentials }\n")
    let ending = try await bench.run(["login"])
    #expect(ending.status == .exited(3))
    #expect(ending.errors.contains("the token endpoint cannot be reached"))
    #expect(!Files.exists(bench.store))
  }

  /// Lifetimes that are none: the tokens are good and are kept, and it is told.
  static let lifetimes: [(String, String)] = [
    (#","expires_in":"3600""#, "the lifetime is a text, not a number"),
    (#","expires_in":"soon""#, "the lifetime 'soon' is no number of seconds above zero"),
    (#","expires_in":-1"#, "the lifetime '-1' is no number of seconds above zero"),
    ("", "the answer does not state how long the access token lives"),
  ]

  @Test(arguments: lifetimes)
  func `a lifetime that is none costs no token`(_ member: String, _ note: String) async throws {
    let server = try TokenServer(
      fault: Self.raw(#"{"access_token":"aT~zzzzzzzz","refresh_token":"rT~zzzzzzzz"\#(member)}"#))
    let bench = try LoginBench(server.url)
    let ending = try await bench.logIn()
    #expect(ending.status == .exited(0))
    #expect(ending.output.contains("note: \(note)"), "\(ending.output)")
    #expect(Files.text(bench.store)?.contains("rT~zzzzzzzz") == true)
  }

  @Test func `a damaged or open store is refused before anybody is bothered`() async throws {
    let server = try TokenServer()
    let (bench, _) = try await bench(server)
    chmod(bench.store, 0o644)
    for words in [["login", "--wait"], ["login", "--status"], ["login", "--forget"]] {
      let ending = try await bench.run(words)
      #expect(ending.status == .exited(3))
      #expect(ending.errors.contains("other users of this machine can read"))
    }
    chmod(bench.store, 0o600)
    try Files.write("{", bench.store)
    let ending = try await bench.run(["login", "--wait"])
    #expect(ending.errors.contains("is damaged: it is not JSON"))
    #expect(Files.text(bench.store) == "{")
  }
}
