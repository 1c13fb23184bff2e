// SPDX-License-Identifier: Apache-2.0

import Testing

/// Live, recorded and sandbox runs of one contract find the same.
@Suite struct WorldsAgreeTests {
  /// A way the CRM behaves, the exit status, and exactly the codes that are found.
  struct Row: Sendable, CustomTestStringConvertible {
    let faults: [String]
    let exit: Int32
    let codes: [String]

    init(_ faults: [String], exit: Int32, _ codes: [String]) {
      (self.faults, self.exit, self.codes) = (faults, exit, codes)
    }

    var testDescription: String { faults.isEmpty ? "healthy" : faults.joined(separator: " ") }

    var arguments: [String] { faults.flatMap { ["--fault", $0] } }
  }

  static let rows = [
    Row([], exit: 0, []),
    // Fields
    Row(["rename=full_name:name"], exit: 4, ["path-selects-nothing"]),
    Row(["rename=id:uid"], exit: 4, ["path-selects-nothing"]),
    Row(["rename=data:items"], exit: 4, ["path-selects-nothing"]),
    Row(["moved-field=phone:details.phone"], exit: 4, ["path-selects-nothing"]),
    Row(["null=full_name"], exit: 0, ["mapping-empty"]),
    Row(["type=full_name:number"], exit: 4, ["lookup-known"]),
    Row(["type=id:number"], exit: 4, ["answer-shape", "lookup-known"]),
    Row(["drop=email"], exit: 4, ["lookup-aligned"]),
    Row(["missing-key=full_name"], exit: 4, ["lookup-aligned"]),
    Row(
      ["extra-personal-data"], exit: 0, Array(repeating: "lookup-personal-data", count: 8)),
    // The search
    Row(["match-all"], exit: 4, ["lookup-number"]),
    Row(["dropped-filter=phone"], exit: 4, ["lookup-number"]),
    Row(["not-searched=mobile"], exit: 4, ["lookup-known"]),
    Row(["duplicate-record"], exit: 4, ["lookup-known"]),
    Row(["oldest-first"], exit: 4, ["lookup-several"]),
    Row(["archived-first"], exit: 4, ["lookup-several"]),
    Row(["more-pages"], exit: 0, ["lookup-more-pages"]),
    Row(["side-effect"], exit: 0, ["lookup-side-effect"]),
    Row(["other-id"], exit: 0, ["lookup-id"]),
    Row(["other-id=number"], exit: 0, ["lookup-id"]),
    Row(["search=exact"], exit: 4, ["lookup-format", "lookup-known", "lookup-several"]),
    // Odd callers
    Row(["match-empty"], exit: 0, ["lookup-caller"]),
    Row(["wildcard"], exit: 0, ["lookup-caller"]),
    Row(["injection"], exit: 0, ["lookup-caller"]),
    Row(["injection=everybody"], exit: 0, ["lookup-caller"]),
    Row(["odd-callers=500"], exit: 0, ["lookup-caller"]),
    // Nobody, in the forms of real systems
    Row(["placeholder"], exit: 4, ["lookup-nothing"]),
    Row(["error-text=name"], exit: 4, ["lookup-nothing"]),
    Row(["no-match=404"], exit: 4, ["answer-status"]),
    Row(["no-match=204"], exit: 4, ["answer-status"]),
    Row(["no-match=empty-body"], exit: 4, ["answer-not-json"]),
    Row(["no-match=no-list"], exit: 0, ["answer-shape"]),
    Row(["no-match=null"], exit: 0, ["answer-shape"]),
    Row(["no-match=zero-total"], exit: 0, []),
    // The answer
    Row(["status=500"], exit: 4, ["answer-status"]),
    Row(["status=404"], exit: 4, ["answer-status"]),
    Row(["status=401"], exit: 4, ["auth-accepted"]),
    Row(["html"], exit: 4, ["answer-not-json"]),
    Row(["redirect"], exit: 4, ["answer-redirect"]),
    Row(["error-in-200"], exit: 4, ["answer-error"]),
    Row(["error-text"], exit: 4, ["answer-not-json"]),
    Row(["slow-percentile=900ms"], exit: 0, ["answer-latency"]),
    Row(["match-all", "drop=email"], exit: 4, ["lookup-aligned", "lookup-number"]),
  ]

  @Test(arguments: rows)
  func `live, recorded and sandbox runs agree`(_ row: Row) async throws {
    let scratch = try Scratch()
    let sandbox = try ToolProcess(["sandbox", "--port", "0"] + row.arguments, in: scratch)
    let address = try await sandbox.line(after: "listening on ")
    let recording = scratch.path("recording")
    let live = try await callready(
      Northgate.live(address, out: scratch.path("live"), "--record", recording), in: scratch,
      environment: Northgate.key)
    sandbox.send(15)
    #expect(try await sandbox.ending(within: .seconds(10)).status == .exited(0))
    let recorded = try await callready(
      ["run", Northgate.contract, "--replay", recording, "--out", scratch.path("recorded")],
      in: scratch)
    let built = try await callready(
      ["run", Northgate.contract, "--sandbox", "--out", scratch.path("sandbox")] + row.arguments,
      in: scratch)
    let results = try Results(scratch.path("live"))
    #expect(live.status == .exited(row.exit), "\(live.errors)")
    #expect(results.codes.sorted() == row.codes)
    for (other, ending) in [("recorded", recorded), ("sandbox", built)] {
      let others = try Results(scratch.path(other))
      #expect(ending.status == live.status, "\(other): \(ending.errors)")
      #expect(others.findings == results.findings, "\(other)")
      #expect(others.promises == results.promises, "\(other)")
      #expect(others.verdict == results.verdict, "\(other)")
      #expect(lastLine(ending) == lastLine(live), "\(other)")
    }
    #expect(!results.promises.isEmpty)
  }

  private func lastLine(_ ending: ToolProcess.Ending) -> Substring? {
    ending.output.split(separator: "\n").last
  }
}
