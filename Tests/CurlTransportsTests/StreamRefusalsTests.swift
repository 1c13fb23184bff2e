// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CurlTransports

struct StreamRefusalsTests {
  private let goodbyes = StreamRefusals.Goodbyes()

  private func hear(_ lines: String...) -> Bool {
    var refusals = StreamRefusals(goodbyes)
    for line in lines { Array("\(line)\n".utf8).withUnsafeBytes { refusals.hear($0) } }
    return refusals.maySendAgain
  }

  @Test func `a stream behind the goodbye of its connection may go again`() {
    let goodbye = "recveived GOAWAY, error=0, last_stream=7"
    #expect(!hear("Connected to crm.test (10.0.0.1) port 443 (#3)", goodbye))
    let reuse = "Re-using existing connection #3 with host crm.test"
    #expect(hear(reuse, "Using Stream ID: 9 (easy handle 0x1)", "Connection died, retrying"))
    #expect(!hear(reuse, "Using Stream ID: 7 (easy handle 0x1)", "Connection died, retrying"))
    #expect(!hear(reuse, "Connection died, retrying"))
    let other = "Re-using existing connection #4 with host crm.test"
    #expect(!hear(other, "Using Stream ID: 9 (easy handle 0x1)", "Connection died, retrying"))
  }

  @Test func `a refused stream and a demand for the older protocol may go again`() {
    #expect(hear("REFUSED_STREAM, retrying a fresh connect"))
    #expect(hear("Downgrades to HTTP/1.1!"))
    #expect(!hear("Connection died, retrying a fresh connect (retry count: 1)"))
  }

  @Test(arguments: [
    "", "recveived GOAWAY", "Connected to", "Using Stream ID: ", "(#99999999999999999999)",
  ])
  func `talk that is not understood permits nothing`(_ line: String) {
    #expect(!hear(line, "Connection died"))
  }
}
