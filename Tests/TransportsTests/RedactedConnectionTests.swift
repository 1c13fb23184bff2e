// SPDX-License-Identifier: Apache-2.0

import Redaction
import Testing
import Transports

struct RedactedConnectionTests {
  private static let secret = "tok/en+9f=8c"
  private static let redactor = Redactor(secrets: [Secret(secret, name: "api_key")])

  private static func exchange(_ text: String) -> Exchange {
    let certificate = CertificateFacts(
      subject: "CN=\(text)", issuer: text, names: [text, "a.test"],
      notBefore: Timestamp(microseconds: 1), notAfter: Timestamp(microseconds: 2),
      isSelfSigned: true)
    let facts = ConnectionFacts(
      remote: SocketAddress(host: text, port: 443), local: SocketAddress(host: text, port: 2),
      proxy: nil,
      tls: TLSFacts(version: text, cipher: text, certificates: [certificate], trust: .ownFile))
    return Exchange(
      request: Request(method: "GET", url: "https://crm.test/"),
      startedAt: Timestamp(microseconds: 0), timings: Timings(total: .zero),
      outcome: .failure(
        TransportFailure(.tls, text, .init(phase: .tls, limit: .deadline, tlsCause: .expired))),
      connection: facts)
  }

  @Test func `no text of a connection lets a secret through`() {
    var text = ""
    dump(Self.redactor.redact(Self.exchange(Self.secret)), to: &text)
    #expect(!text.contains("en+9f"))
    #expect(text.contains("REDACTED-1-api_key"))
  }

  @Test func `what is no secret stays as it was`() throws {
    let redacted = Self.redactor.redact(Self.exchange("10.0.0.1"))
    let connection = try #require(redacted.connection)
    #expect(connection.remote.text == "10.0.0.1:443")
    #expect(connection.local?.text == "10.0.0.1:2")
    #expect(connection.proxy == nil)
    #expect(connection.scope == .private)
    let tls = try #require(connection.tls)
    #expect(tls.trust == .ownFile)
    #expect(tls.version?.text == "10.0.0.1")
    let certificate = try #require(tls.certificates.first)
    #expect(certificate.subject.text == "CN=10.0.0.1")
    #expect(certificate.names.map(\.text) == ["10.0.0.1", "a.test"])
    #expect(certificate.notBefore == Timestamp(microseconds: 1))
    #expect(certificate.notAfter == Timestamp(microseconds: 2))
    #expect(certificate.isSelfSigned)
    #expect(
      redacted.circumstances
        == TransportFailure.Circumstances(phase: .tls, limit: .deadline, tlsCause: .expired))
  }
}
