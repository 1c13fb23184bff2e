// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Recordings
import Redaction
import Transports

/// Exchanges and recordings that the tests share.
enum Samples {
  static let start = Timestamp(microseconds: 1_795_256_130_250_123)

  static let secrets = [
    Secret("k-93f/Ax+7==", name: "api_key"),
    Secret("agent@crm.invalid", name: "user"),
    Secret("p\u{E4}ss \"word\"", name: "password"),
  ]

  static let redactor = Redactor(secrets: secrets)

  static var header: RecordingHeader {
    var header = RecordingHeader(
      contract: "Example CRM", environment: "test", seed: UInt64.max, masksPersonalData: false)
    header.variables = [.init("base_url", redactor.redact("http://127.0.0.1:8080"))]
    header.placeholders = redactor.placeholders.map { RecordedPlaceholder($0) }
    return header
  }

  static func get(_ path: String, headers: [HeaderField] = []) -> Request {
    Request(method: "GET", url: "http://127.0.0.1:8080" + path, headers: headers)
  }

  static func post(_ path: String, _ body: String?) -> Request {
    Request(
      method: "POST", url: "http://127.0.0.1:8080" + path,
      headers: [HeaderField("Content-Type", "application/json")], body: body.map { Array($0.utf8) })
  }

  static func answer(
    _ request: Request, _ body: String = "{}", at seconds: Int = 0, status: Int = 200
  ) -> Exchange {
    Exchange(
      request: request, startedAt: start.advanced(by: .seconds(seconds)),
      timings: Timings(
        total: .microseconds(12_345), send: .microseconds(5), wait: .milliseconds(12)),
      outcome: .success(
        Response(
          status: status, reason: "OK", headers: [HeaderField("Content-Type", "application/json")],
          body: Array(body.utf8))),
      remoteAddress: "127.0.0.1:8080")
  }

  static func refusal(_ request: Request, at seconds: Int = 0) -> Exchange {
    Exchange(
      request: request, startedAt: start.advanced(by: .seconds(seconds)),
      timings: Timings(total: .microseconds(800), nameLookup: .microseconds(20)),
      outcome: .failure(
        TransportFailure(.connectionRefused, "nobody listens on 127.0.0.1 port 8080")))
  }

  /// One endpoint's exchanges, written and read again.
  static func recording(
    _ exchanges: [Exchange], by redactor: Redactor = redactor, header: RecordingHeader = header
  ) throws -> Recording {
    let bytes = HARFile.bytes(of: exchanges.map { redactor.redact($0) }, header: header)
    let file = try HARFile(parsing: SourceText(name: "contact-search.har", utf8: bytes))
    return Recording(
      header: file.header, endpoints: [(name: "contact-search", entries: file.entries)])
  }

  /// A replay without secrets of exchanges without secrets.
  static func replay(_ exchanges: [Exchange]) throws -> ReplayTransport {
    ReplayTransport(try recording(exchanges), redactor: Redactor(secrets: []))
  }
}
