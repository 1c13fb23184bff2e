// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing
import Transports

@testable import CurlTransports

/// Why a certificate is not trusted, in people's terms.
@Suite(.enabled(if: Tool.isInstalled("openssl"), "needs the openssl program"))
struct TLSFailureTests {
  private typealias Wish = Certificates.Wish

  private func exchange(
    _ port: Int, host: String = "localhost", caFile: String? = nil
  ) async -> Exchange {
    let options = CurlOptions(caFile: caFile, environment: [:])
    return await CurlTransport(options: options).send(
      Request(method: "GET", url: "https://\(host):\(port)/"), within: SendLimits())
  }

  private func expect(
    _ exchange: Exchange, _ cause: TLSCause, _ words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(exchange.failure?.kind == .tls, sourceLocation: sourceLocation)
    #expect(exchange.failure?.circumstances.tlsCause == cause, sourceLocation: sourceLocation)
    #expect(exchange.failure?.circumstances.phase == .tls, sourceLocation: sourceLocation)
    #expect(exchange.failure?.detail == words, sourceLocation: sourceLocation)
  }

  @Test func `a certificate that vouches for itself`() async throws {
    let made = try Certificates()
    try made.make("own")
    try made.make("other")
    let (server, port) = try await made.serve("own")
    let unknown = await exchange(port)
    expect(
      unknown, .selfSigned,
      "the certificate of localhost:\(port) vouches for itself:"
        + " no authority has signed 'CN=localhost'")
    let facts = try #require(unknown.connection?.tls)
    #expect(facts.certificates.map(\.isSelfSigned) == [true])
    #expect(facts.trust == .none)
    #expect(facts.version == nil)
    expect(
      await exchange(port, caFile: made.file("other.pem")), .selfSigned,
      "the certificate of localhost:\(port) vouches for itself:"
        + " 'CN=localhost' is not in the file of authorities")
    withExtendedLifetime(server) {}
  }

  @Test func `an authority that nobody knows, with and without its own certificate`() async throws {
    let made = try Certificates()
    try made.make("root", Wish(subject: "/O=Nörd/CN=Own Root", names: "", isAuthority: true))
    try made.make("leaf", by: "root")
    let (alone, port) = try await made.serve("leaf")
    expect(
      await exchange(port), .unknownAuthority,
      "the certificate of localhost:\(port) was issued by 'O=Nörd, CN=Own Root',"
        + " which is no authority known here")
    let (whole, other) = try await made.serve("leaf", sending: "root")
    expect(
      await exchange(other), .unknownAuthority,
      "the chain of localhost:\(other) ends at 'O=Nörd, CN=Own Root',"
        + " which is no authority known here")
    withExtendedLifetime((alone, whole)) {}
  }

  @Test func `a chain without its middle`() async throws {
    let made = try Certificates()
    try made.make("root", Wish(subject: "/CN=Root", names: "", isAuthority: true))
    try made.make("middle", by: "root", Wish(subject: "/CN=Middle", names: "", isAuthority: true))
    let fetched = ["authorityInfoAccess=caIssuers;URI:http://ca.invalid/middle.cer"]
    try made.make("leaf", by: "middle", Wish(extensions: fetched))
    let (broken, port) = try await made.serve("leaf")
    expect(
      await exchange(port, caFile: made.file("root.pem")), .incompleteChain,
      "localhost:\(port) does not send the certificate of 'CN=Middle', which issued its own:"
        + " the chain is incomplete")
    let (whole, other) = try await made.serve("leaf", sending: "middle")
    let good = await exchange(other, caFile: made.file("root.pem"))
    #expect(good.response?.status == 200, "\(good.failure?.detail ?? "")")
    withExtendedLifetime((broken, whole)) {}
  }

  @Test func `certificates out of their time`() async throws {
    let made = try Certificates()
    try made.make("old", Wish(until: "20210203040506Z"))
    try made.make("young", Wish(from: "20980101000000Z"))
    let (old, port) = try await made.serve("old")
    expect(
      await exchange(port, caFile: made.file("old.pem")), .expired,
      "the certificate of localhost:\(port) expired on 2021-02-03T04:05:06.000Z")
    let (young, other) = try await made.serve("young")
    expect(
      await exchange(other, caFile: made.file("young.pem")), .notYetValid,
      "the certificate of localhost:\(other) is not good before 2098-01-01T00:00:00.000Z")
    withExtendedLifetime((old, young)) {}
  }

  @Test func `an authority out of its time is named`() async throws {
    let made = try Certificates()
    try made.make(
      "root", Wish(subject: "/CN=Old Root", names: "", isAuthority: true, until: "20210101000000Z"))
    try made.make("leaf", by: "root")
    let (server, port) = try await made.serve("leaf")
    expect(
      await exchange(port, caFile: made.file("root.pem")), .expired,
      "the certificate 'CN=Old Root' in the chain of localhost:\(port) expired"
        + " on 2021-01-01T00:00:00.000Z")
    withExtendedLifetime(server) {}
  }

  @Test func `a certificate for other names`() async throws {
    let made = try Certificates()
    let names = (1...7).map { "DNS:crm\($0).test" }.joined(separator: ",")
    try made.make("other", Wish(subject: "/CN=crm.test", names: names))
    try made.make("nameless", Wish(subject: "/CN=crm.test", names: ""))
    let (server, port) = try await made.serve("other")
    let wrong = await exchange(port, caFile: made.file("other.pem"))
    expect(
      wrong, .wrongName,
      "the certificate of localhost:\(port) is for 'crm1.test', 'crm2.test', 'crm3.test',"
        + " 'crm4.test', 'crm5.test' and 2 more, not for 'localhost'")
    #expect(wrong.connection?.tls?.certificates.first?.names.count == 7)
    let (bare, other) = try await made.serve("nameless")
    expect(
      await exchange(other, caFile: made.file("nameless.pem")), .wrongName,
      "the certificate of localhost:\(other) is for no name but 'CN=crm.test', not for 'localhost'")
    withExtendedLifetime((server, bare)) {}
  }

  @Test func `a key that is too weak`() async throws {
    let made = try Certificates()
    try made.make("weak", Wish(key: ["rsa:1024"]))
    let (server, port) = try await made.serve("weak", ["-cipher", "ALL:@SECLEVEL=0"])
    let exchange = await exchange(port, caFile: made.file("weak.pem"))
    #expect(exchange.failure?.circumstances.tlsCause == .weak)
    #expect(exchange.failure?.detail.contains("too weak") == true)
    withExtendedLifetime(server) {}
  }

  @Test(arguments: ["-tls1", "-tls1_1"])
  func `a server that speaks only old TLS`(_ version: String) async throws {
    let made = try Certificates()
    try made.make("own")
    let (server, port) = try await made.serve("own", [version, "-cipher", "ALL:@SECLEVEL=0"])
    expect(
      await exchange(port, caFile: made.file("own.pem")), .oldVersion,
      "localhost:\(port) offers no version of TLS that is safe (1.2 or later)")
    withExtendedLifetime(server) {}
  }

  @Test(arguments: ["-tls1_2", "-tls1_3"])
  func `a server that demands a certificate of us`(_ version: String) async throws {
    let made = try Certificates()
    try made.make("own")
    let (server, port) = try await made.serve("own", [version, "-Verify", "1"])
    let exchange = await exchange(port, caFile: made.file("own.pem"))
    #expect(exchange.failure?.kind == .tls)
    #expect(exchange.failure?.circumstances.tlsCause == .clientCertificate)
    #expect(
      exchange.failure?.detail
        == "localhost:\(port) wants a certificate from the client, and CallReady sends none")
    withExtendedLifetime(server) {}
  }

  @Test func `a server that asks for a certificate and can do without`() async throws {
    let made = try Certificates()
    try made.make("own")
    let (server, port) = try await made.serve("own", ["-verify", "1"])
    let exchange = await exchange(port, caFile: made.file("own.pem"))
    #expect(exchange.response?.status == 200, "\(exchange.failure?.detail ?? "")")
    withExtendedLifetime(server) {}
  }

  @Test func `a file of authorities that cannot be read`() async throws {
    let made = try Certificates()
    try made.make("own")
    try made.folder.write("no certificate", to: "none.pem")
    let (server, port) = try await made.serve("own")
    for name in ["missing.pem", "none.pem"] {
      let exchange = await exchange(port, caFile: made.file(name))
      #expect(exchange.failure?.circumstances.tlsCause == .authorityFile, "\(name)")
    }
    withExtendedLifetime(server) {}
  }

  @Test func `what answers does not speak TLS, or hangs up`() async throws {
    let plain = try RawServer { connection in
      connection.write("HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n")
      connection.waitForEnd()
    }
    expect(
      await exchange(plain.port, host: "127.0.0.1"), .notTLS,
      "what answers at 127.0.0.1:\(plain.port) does not speak TLS: is it an http address?")
    let hangingUp = try RawServer { connection in
      var bytes = [UInt8](repeating: 0, count: 4096)
      _ = recv(connection.socket, &bytes, bytes.count, 0)
    }
    expect(
      await exchange(hangingUp.port, host: "127.0.0.1"), .closed,
      "127.0.0.1:\(hangingUp.port) closed the connection during the TLS handshake")
  }
}
