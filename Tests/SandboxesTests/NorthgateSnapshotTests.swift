// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Sandboxes
import Testing

struct NorthgateSnapshotTests {
  @Test func `a snapshot is as before after everything was deleted`() async throws {
    var options = SandboxOptions(
      seed: try SandboxSeed(
        parsing: .init(name: "s", #"{"contacts":[{"id":"c2","full_name":"Omar"}]}"#)))
    options.records = 1_000
    try await withSandbox(options) { (client) throws in
      var stranger = client
      stranger.key = nil
      let before = try stranger.get("/_sandbox/snapshot").body
      #expect(before == #"{"contacts":["c2"],"made_up_contacts":1000,"calls":[],"tickets":[]}"#)
      let call = WrittenBodies.call(["contact_id": #""n1""#, "agent": nil])
      _ = try client.post("contacts", #"{"full_name":"Nora"}"#)
      _ = try client.post("calls", call)
      _ = try client.post("tickets", WrittenBodies.ticket(["assignee_id": nil]))
      let between = try stranger.get("/_sandbox/snapshot").body
      #expect(
        between
          == #"{"contacts":["c2","n1"],"made_up_contacts":1000,"calls":["k1"],"tickets":["t1"]}"#)
      let statistics = try stranger.get("/_sandbox/statistics").json()
      #expect(statistics["calls"]?.int == 1)
      #expect(statistics["tickets"]?.int == 1)
      for target in ["/contacts/n1", "/calls/k1", "/tickets/t1"] {
        #expect(try client.send("DELETE", target).status == 204)
      }
      #expect(try stranger.get("/_sandbox/snapshot").body == before)
      #expect(try client.send("DELETE", "/contacts/g5").status == 204)
      #expect(try stranger.get("/_sandbox/snapshot").json()["made_up_contacts"]?.int == 999)
    }
  }
}
