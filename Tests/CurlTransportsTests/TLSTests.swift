// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@testable import CurlTransports

@Suite(.enabled(if: Tool.isInstalled("openssl"), "needs the openssl program"))
struct TLSTests {
  private func serve() async throws -> (server: ToolServer, port: Int) {
    let folder = try ScratchFolder()
    try folder.makeCertificate()
    let port = try RawSocket.freePort()
    let server = try await ToolServer(
      [
        "openssl", "s_server", "-accept", "127.0.0.1:\(port)", "-www", "-quiet",
        "-key", folder.file("key.pem"), "-cert", folder.file("certificate.pem"),
      ], in: folder, listeningOn: port)
    return (server, port)
  }

  private func get(_ url: String, caFile: String?) async -> Exchange {
    await CurlTransport(options: CurlOptions(caFile: caFile, environment: [:])).send(
      Request(method: "GET", url: url), within: SendLimits())
  }

  @Test func `a certificate is trusted only if its authority is given and its name is right`()
    async throws
  {
    let (server, port) = try await serve()
    let caFile = server.folder.file("certificate.pem")
    let trusted = await get("https://localhost:\(port)/", caFile: caFile)
    #expect(trusted.response?.status == 200, "\(trusted.failure?.detail ?? "")")
    #expect(trusted.timings.tls.map { $0 > .zero } == true)
    let unknown = await get("https://localhost:\(port)/", caFile: nil)
    #expect(unknown.failure?.kind == .tls)
    #expect(unknown.failure?.detail.contains("vouches for itself") == true)
    let wrongName = await get("https://127.0.0.1:\(port)/", caFile: caFile)
    #expect(wrongName.failure?.kind == .tls)
    #expect(wrongName.failure?.detail.contains("127.0.0.1") == true)
    #expect(wrongName.response == nil)
    let noFile = await get("https://localhost:\(port)/", caFile: server.folder.file("none.pem"))
    #expect(noFile.failure?.kind == .tls)
    #expect(noFile.failure?.detail.contains("file of certificate authorities") == true)
    withExtendedLifetime(server) {}
  }

  @Test func `a server without TLS is a failed handshake`() async throws {
    let server = try RawServer { connection in
      connection.write("HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n")
      connection.waitForEnd()
    }
    let exchange = await get("https://127.0.0.1:\(server.port)/", caFile: nil)
    #expect(exchange.failure?.kind == .tls, "\(exchange.failure?.detail ?? "")")
  }
}

@Suite(
  .enabled(
    if: Tool.isInstalled("openssl") && Tool.isInstalled("nginx"), "needs openssl and nginx"))
struct HTTP2Tests {
  private func serve(
    _ settings: String = "", protocols: String = "ssl http2"
  ) async throws -> (server: ToolServer, port: Int) {
    let folder = try ScratchFolder()
    try folder.makeCertificate()
    let port = try RawSocket.freePort()
    try folder.write(
      """
      daemon off; worker_processes 1; pid nginx.pid; error_log error.log;
      events { worker_connections 512; }
      http {
        access_log off; client_body_temp_path body; proxy_temp_path proxy;
        fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
        server {
          listen 127.0.0.1:\(port) \(protocols); server_name localhost;
          ssl_certificate certificate.pem; ssl_certificate_key key.pem;
          \(settings)
          location / { add_header X-Protocol $server_protocol; return 200 "$request_uri"; }
        }
      }
      """, to: "nginx.conf")
    let server = try await ToolServer(
      [
        "nginx", "-p", folder.path, "-e", folder.file("error.log"), "-c", folder.file("nginx.conf"),
      ],
      in: folder, listeningOn: port)
    return (server, port)
  }

  private func answers(_ count: Int, from server: ToolServer, _ port: Int) async -> [Exchange] {
    let caFile = server.folder.file("certificate.pem")
    let transport = CurlTransport(options: CurlOptions(caFile: caFile, environment: [:]))
    return await withTaskGroup(of: Exchange.self) { group in
      for number in 0..<count {
        group.addTask {
          await transport.send(
            Request(method: "GET", url: "https://localhost:\(port)/\(number)"),
            within: SendLimits())
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test func `TLS agrees on HTTP/2, and one connection carries all requests`() async throws {
    let (server, port) = try await serve()
    let exchanges = await answers(50, from: server, port)
    #expect(exchanges.allSatisfy { $0.response?.version == "HTTP/2" })
    #expect(exchanges.allSatisfy { $0.response?.header("X-Protocol") == ["HTTP/2.0"] })
    #expect(exchanges.allSatisfy { $0.response?.reason == "" })
    #expect(exchanges.count { !$0.timings.reusedConnection } == 1)
    #expect(
      Set(exchanges.compactMap { $0.response?.body }) == Set((0..<50).map { Array("/\($0)".utf8) }))
    withExtendedLifetime(server) {}
  }

  @Test func `requests the server has refused unseen go over the next connection`() async throws {
    let (server, port) = try await serve("keepalive_requests 7;")
    let exchanges = await answers(50, from: server, port)
    let failures = exchanges.compactMap(\.failure)
    #expect(failures.isEmpty)
    #expect(exchanges.count { !$0.timings.reusedConnection } > 1)
    withExtendedLifetime(server) {}
  }

  @Test(arguments: [("ssl http2", "HTTP/2"), ("ssl", "HTTP/1.1")])
  func `a TLS connection is used again, and its facts stay known`(
    _ protocols: String, _ version: String
  ) async throws {
    let (server, port) = try await serve(protocols: protocols)
    var options = CurlOptions.patient
    options.caFile = server.folder.file("certificate.pem")
    let transport = CurlTransport(options: options)
    var facts: [ConnectionFacts?] = []
    for number in 0..<4 {
      let exchange = await transport.send(
        Request(method: "POST", url: "https://localhost:\(port)/\(number)", body: [0x61]),
        within: SendLimits())
      #expect(exchange.response?.version == version, "\(exchange.failure?.detail ?? "")")
      #expect(exchange.timings.reusedConnection == (number > 0))
      facts.append(exchange.connection)
    }
    #expect(facts[0]?.tls?.trust == .ownFile)
    #expect(Set(facts).count == 1)
    withExtendedLifetime(server) {}
  }

  @Test func `an HTTP/2 answer that is broken off is no answer`() async throws {
    // Announces more than it sends; nginx can only tell so by an error of the stream.
    let short = try RawServer(
      closingAfter: "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc")
    let (server, port) = try await serve(
      "location /none { return 444; } location /short { proxy_pass \(short.url); }")
    var options = CurlOptions.patient
    options.caFile = server.folder.file("certificate.pem")
    let transport = CurlTransport(options: options)
    for path in ["none", "short"] {
      let exchange = await transport.send(
        Request(method: "GET", url: "https://localhost:\(port)/\(path)"), within: SendLimits())
      let failure = try #require(exchange.failure)
      #expect(failure.kind == .cutOff, "\(failure.detail)")
      #expect(failure.circumstances.bodyBytes == (path == "short" ? 3 : 0))
      #expect(failure.circumstances.phase == (path == "short" ? .body : .wait))
    }
    let next = await transport.send(
      Request(method: "GET", url: "https://localhost:\(port)/next"), within: SendLimits())
    #expect(next.response?.status == 200)
    withExtendedLifetime(server) {}
  }
}
