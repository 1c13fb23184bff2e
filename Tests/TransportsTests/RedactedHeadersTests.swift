// SPDX-License-Identifier: Apache-2.0

import Redaction
import Testing
import Transports

@Suite struct RedactedHeadersTests {
  static func exchange(_ fields: [HeaderField]) -> Exchange {
    Exchange(
      request: Request(method: "GET", url: "http://127.0.0.1/", headers: fields),
      startedAt: Timestamp(microseconds: 0), timings: Timings(total: .zero),
      outcome: .success(Response(status: 200, headers: fields)))
  }

  @Test func `headers that are remembered are redacted as others are`() {
    let redactor = Redactor(secrets: [Secret("t0k3n-of-nine", name: "key")])
    let memory = RedactedHeaders()
    let headers = [
      [HeaderField("A", "1"), HeaderField("Cookie", "s=1"), HeaderField("K", "t0k3n-of-nine")],
      [HeaderField("A", "2"), HeaderField("Cookie", "s=1"), HeaderField("K", "t0k3n-of-nine")],
      [HeaderField("K", "t0k3n-of-nine")], [],
      // The same characters in another spelling.
      [HeaderField("A", "e\u{301}")], [HeaderField("A", "\u{E9}")],
    ]
    for fields in headers {
      let exchange = Self.exchange(fields)
      let redacted = redactor.redact(exchange, remembering: memory)
      #expect(redacted == redactor.redact(exchange))
      #expect(
        redacted.response?.headers.map(\.value.text.utf8.count)
          == redactor.redact(exchange).response?.headers.map(\.value.text.utf8.count))
    }
  }
}
