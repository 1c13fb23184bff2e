// SPDX-License-Identifier: Apache-2.0

import Redaction
import Testing
import Transports

@Suite struct RedactedExchangeTests {
  static let secret = "tok/en+9f=8c"
  static let placeholder = "REDACTED-1-api_key"
  static let redactor = Redactor(secrets: [Secret(secret, name: "api_key")])
  /// Base64 of `user:` and the secret.
  static let basic = Base64.encoded(Array("user:\(secret)".utf8))

  /// The secret in every place of an exchange, in the encoding that is usual there.
  static func exchange(_ outcome: Result<Response, TransportFailure>) -> Exchange {
    let request = Request(
      method: "GET" + secret, url: "https://u:tok%2Fen%2B9f%3D8c@crm/?key=tok%2fen%2B9f%3d8c",
      headers: [
        HeaderField("Authorization", "Basic " + basic),
        HeaderField("X-" + secret, "Bearer " + secret),
      ], body: Array(#"{"k":"tok\/en+9f=8c","raw":"tok/en+9f=8c"}"#.utf8) + [0xFF])
    return Exchange(
      request: request, startedAt: Timestamp(microseconds: 5), timings: Timings(total: .seconds(2)),
      outcome: outcome, remoteAddress: secret + ":80")
  }

  static let answer = Response(
    status: 401, reason: "no " + secret, version: "HTTP/" + secret,
    headers: [
      HeaderField("Set-Cookie", "t=" + secret), HeaderField("Location", "/?k=tok%2Fen%2B9f%3D8c"),
      HeaderField(secret, basic),
    ], body: Array("<b>tok/en&#43;9f=8c</b> \(basic)".utf8))

  static let outcomes: [Result<Response, TransportFailure>] = [
    .success(answer), .failure(TransportFailure(.other, "server says \(secret), \(basic)")),
  ]

  /// Everything that is reachable in a value, and its bodies as text.
  static func everything(in exchange: RedactedExchange) -> String {
    var text = ""
    dump(exchange, to: &text)
    for message in [exchange.request, exchange.response] {
      text += "\n" + (message?.body?.text.text ?? "")
    }
    return text
  }

  @Test(arguments: outcomes)
  func `no place of an exchange lets a secret through`(
    _ outcome: Result<Response, TransportFailure>
  ) {
    let text = Self.everything(in: Self.redactor.redact(Self.exchange(outcome)))
    // The parts of the secret that no encoding changes, and its Base64 in a row.
    for part in ["tok/", "en+9f", "en%2B9f", "9f=8c", "9f%3D8c", "9f%3d8c", "9f=", Self.basic] {
      #expect(!text.contains(part))
    }
    #expect(text.contains(Self.placeholder))
  }

  @Test(arguments: outcomes)
  func `without the redactor the same exchange would give the secret away`(
    _ outcome: Result<Response, TransportFailure>
  ) {
    let text = Self.everything(in: Redactor(secrets: []).redact(Self.exchange(outcome)))
    for part in ["tok/", "en+9f", "en%2B9f", Self.basic] { #expect(text.contains(part)) }
  }

  @Test func `what is no secret is kept as it is`() {
    let raw = Self.exchange(.success(Self.answer))
    let exchange = Self.redactor.redact(raw)
    #expect(exchange.method.text == "GET" + Self.placeholder)
    #expect(exchange.status == 401 && exchange.failure == nil && exchange.failureDetail.isEmpty)
    #expect(exchange.reason.text == "no " + Self.placeholder)
    #expect(exchange.startedAt == raw.startedAt && exchange.timings == raw.timings)
    #expect(exchange.remoteAddress?.text == Self.placeholder + ":80")
    #expect(
      exchange.request.headers.map(\.name.text) == ["Authorization", "X-" + Self.placeholder])
    #expect(exchange.request.body?.bytes.last == 0xFF)
    #expect(exchange.response?.headers.first?.value.text == "t=" + Self.placeholder)
  }

  @Test func `a failure has a kind and words, and no answer`() {
    let failure = TransportFailure(.cutOff, "after 3 bytes of " + Self.secret)
    let exchange = Self.redactor.redact(Self.exchange(.failure(failure)))
    #expect(exchange.failure == .cutOff && exchange.response == nil && exchange.status == nil)
    #expect(exchange.failureDetail.text == "after 3 bytes of " + Self.placeholder)
    #expect(exchange.reason.isEmpty && exchange.version.isEmpty)
  }
}
