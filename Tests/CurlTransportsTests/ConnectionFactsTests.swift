// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@testable import CurlTransports

/// What is known about the connection, and whether it is new.
struct ConnectionFactsTests {
  private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

  private func get(_ url: String) -> Request { Request(method: "GET", url: url) }

  @Test func `both ends are known, and nothing of TLS without it`() async throws {
    let server = try RawServer(answering: Self.answer)
    let transport = CurlTransport(options: .patient)
    let first = await transport.send(get(server.url), within: SendLimits())
    let facts = try #require(first.connection)
    #expect(facts.remote == SocketAddress(host: "127.0.0.1", port: server.port))
    #expect(facts.local?.host == "127.0.0.1")
    #expect(facts.local.map { $0.port > 0 && $0.port != server.port } == true)
    #expect(facts.proxy == nil)
    #expect(facts.tls == nil)
    #expect(facts.scope == .loopback)
    #expect(first.remoteAddress == "127.0.0.1:\(server.port)")
    let second = await transport.send(get(server.url), within: SendLimits())
    #expect(second.timings.reusedConnection)
    #expect(second.connection == facts)
  }

  @Test func `a fresh connection is new and is not used again`() async throws {
    let server = try RawServer { connection in
      while connection.readRequest() != nil {
        let number = "\(connection.number)"
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(number.utf8.count)\r\n\r\n\(number)")
      }
    }
    let transport = CurlTransport(options: .patient)
    let fresh = SendLimits(usesFreshConnection: true)
    var numbers: [String] = []
    for limits in [SendLimits(), SendLimits(), fresh, fresh, SendLimits()] {
      let exchange = await transport.send(
        get("http://localhost:\(server.port)/"), within: limits)
      numbers.append(String(decoding: exchange.response?.body ?? [], as: UTF8.self))
      let isNew = numbers.count == 1 || limits.usesFreshConnection
      #expect(exchange.timings.reusedConnection == !isNew)
      #expect((exchange.timings.connect != nil) == isNew)
      #expect((exchange.timings.nameLookup != nil) == isNew)
    }
    #expect(numbers == ["0", "0", "1", "2", "0"])
  }
}

@Suite(.enabled(if: Tool.isInstalled("openssl"), "needs the openssl program"))
struct TLSFactsTests {
  private typealias Wish = Certificates.Wish

  @Test func `TLS and the chain are known on new and used connections`() async throws {
    let made = try Certificates()
    try made.make("root", Wish(subject: "/CN=Root", names: "", isAuthority: true))
    let hostile = "/CN=a\u{1B}[31m b, c=d/O=Ünï"
    try made.make(
      "leaf", by: "root", Wish(subject: hostile, from: "20240229000000Z", until: "20991231235959Z"))
    let (server, port) = try await made.serve("leaf", sending: "root")
    var options = CurlOptions.patient
    options.caFile = made.file("root.pem")
    let transport = CurlTransport(options: options)
    let request = Request(method: "GET", url: "https://localhost:\(port)/")
    for limits in [SendLimits(), SendLimits(usesFreshConnection: true), SendLimits()] {
      let exchange = await transport.send(request, within: limits)
      #expect(exchange.response?.status == 200, "\(exchange.failure?.detail ?? "")")
      let facts = try #require(exchange.connection?.tls)
      #expect(facts.version == "TLSv1.3")
      #expect(facts.cipher == "TLS_AES_256_GCM_SHA384")
      // The system knows nothing of it, so a PBX would refuse it.
      #expect(facts.trust == .ownFile)
      #expect(
        facts.certificates == [
          CertificateFacts(
            subject: #"O=Ünï, CN=a\1B[31m b\, c=d"#, issuer: "CN=Root",
            names: ["localhost", "127.0.0.1"],
            notBefore: Timestamp(rfc3339: "2024-02-29T00:00:00Z"),
            notAfter: Timestamp(rfc3339: "2099-12-31T23:59:59Z"), isSelfSigned: false),
          CertificateFacts(
            subject: "CN=Root", issuer: "CN=Root",
            notBefore: Timestamp(rfc3339: "2020-01-01T00:00:00Z"),
            notAfter: Timestamp(rfc3339: "2099-12-31T23:59:59Z"), isSelfSigned: true),
        ])
    }
    withExtendedLifetime(server) {}
  }

  @Test func `a chain is trusted by those authorities that vouch for it`() async throws {
    let made = try Certificates()
    try made.make("root", Wish(subject: "/CN=Root", names: "", isAuthority: true))
    try made.make("middle", by: "root", Wish(subject: "/CN=Middle", names: "", isAuthority: true))
    try made.make("leaf", by: "middle")
    let (server, port) = try await made.serve("leaf", sending: "middle")
    let url = "https://localhost:\(port)/"
    let transfer = Transfer(
      Request(method: "GET", url: url), to: try Destination(url: url), limits: SendLimits(),
      at: Timestamp(microseconds: 0))
    let loop = EventLoop(options: CurlOptions(environment: [:]))
    loop.start()
    let exchange = await withCheckedContinuation { continuation in
      transfer.continuation = continuation
      loop.start(transfer)
    }
    loop.stop()
    #expect(exchange.failure?.circumstances.tlsCause == .unknownAuthority)
    let chain = try #require(transfer.handshake?.chain)
    #expect(chain.certificates.count == 2)
    #expect(chain.isTrusted(folder: nil, file: made.file("root.pem")))
    #expect(!chain.isTrusted(folder: nil, file: made.file("leaf.pem")))
    #expect(!chain.isTrusted(folder: nil, file: made.file("missing.pem")))
    #expect(!chain.isTrusted(folder: nil, file: nil))
    #expect(!chain.isTrusted(folder: made.folder.path, file: made.file("root.pem")))
    try Tool.run(["openssl", "rehash", made.folder.path])
    #expect(chain.isTrusted(folder: made.folder.path, file: nil))
    withExtendedLifetime(server) {}
  }

  @Test(arguments: [
    ("", ""), ("a b", "a b"), ("é", "é"), ("a\u{0}b\n", #"a\00b\0A"#), ("\u{7F}", #"\7F"#),
  ]) func `text of a certificate holds no control characters`(_ text: String, _ shown: String) {
    #expect(CertificateReader.printable(Array(text.utf8)[...]) == shown)
  }

  @Test func `text of a certificate that is not UTF-8 is shown by its bytes`() {
    #expect(CertificateReader.printable([0x61, 0xFF, 0x80]) == #"a\FF\80"#)
  }
}

extension CurlOptions {
  /// Without proxies; on a busy machine an idle connection must still be there after a while.
  static var patient: CurlOptions { CurlOptions(environment: [:], idleLimit: .seconds(600)) }
}
