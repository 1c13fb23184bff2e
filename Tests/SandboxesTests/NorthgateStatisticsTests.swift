// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct NorthgateStatisticsTests {
  @Test func `requests, searches, reads and writes are counted`() async throws {
    let sandbox = try await NorthgateSandbox.start()
    let client = SandboxClient(sandbox: sandbox)
    var stranger = client
    stranger.key = nil
    #expect(sandbox.statistics.requests == 0)
    _ = try client.search("+971500000000")
    _ = try client.search("+971509999999", in: "leads")
    _ = try client.get("/contacts/abc123")
    _ = try client.get("/contacts/nobody")
    _ = try client.get("/contacts/c14/numbers")
    _ = try stranger.search("+971500000000")
    _ = try client.get("/contacts/%zz")
    _ = try client.send("POST", "/contacts", body: #"{"full_name":"Test"}"#)
    _ = try client.send("POST", "/contacts", body: "{}")
    _ = try client.send("DELETE", "/contacts/n1")
    _ = try client.send("DELETE", "/contacts/n1")
    let body = try client.get("/_sandbox/statistics").body
    #expect(body == #"{"requests":11,"searches":2,"reads":3,"writes":2,"calls":0,"tickets":0}"#)
    #expect(sandbox.statistics.requests == 11)
    #expect(sandbox.statistics.writes == 2)
    #expect(try client.get("/_sandbox/statistics").body == body)
    await sandbox.stop()
  }

  @Test(arguments: ["html", "status=500", "delay=600s", "match-all"])
  func `what is asked about the sandbox has no faults and needs no key`(
    _ fault: String
  ) async throws {
    try await withSandbox(faults: fault) { (client) throws in
      var client = client
      client.key = nil
      #expect(try client.get("/_sandbox/statistics").json()["requests"]?.int == 0)
      #expect(try client.send("POST", "/_sandbox/statistics").status == 405)
      #expect(try client.get("/_sandbox/nothing").status == 404)
    }
  }
}
