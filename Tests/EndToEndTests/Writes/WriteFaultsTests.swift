// SPDX-License-Identifier: Apache-2.0

import Testing

/// Each fault of a CRM that is written to is found by its own check, live, recorded and in the
/// sandbox alike.
@Suite struct WriteFaultsTests {
  /// A way the CRM misbehaves, the exit status, and exactly the codes that are found.
  struct Row: Sendable, CustomTestStringConvertible {
    let fault: String
    let exit: Int32
    let codes: [String]
    /// Whether the sandbox runs as a program of its own too, where waiting takes its time.
    var isLive = false

    var testDescription: String { fault.isEmpty ? "healthy" : fault }

    /// What a sandbox is started with.
    var arguments: [String] { fault.split(separator: " ").flatMap { ["--fault", String($0)] } }
  }

  static let rows = [
    Row(fault: "", exit: 0, codes: [], isLive: true),
    Row(fault: "deduplicate", exit: 0, codes: []),
    Row(fault: "visible-after=500ms", exit: 0, codes: [], isLive: true),
    Row(fault: "visible-after=10s:calls", exit: 4, codes: ["journal-visible"]),
    Row(fault: "null-owner=calls", exit: 0, codes: ["journal-null"]),
    Row(fault: "null-owner=contacts", exit: 0, codes: ["create-null"]),
    Row(fault: "wrong-zone", exit: 4, codes: ["journal-read-back"], isLive: true),
    Row(fault: "minutes", exit: 4, codes: ["journal-read-back"]),
    Row(fault: "enum=direction:outbound", exit: 4, codes: ["journal-read-back"]),
    Row(fault: "cut-text=30:tickets", exit: 4, codes: ["ticket-read-back"]),
    Row(fault: "swallow=phone:calls", exit: 0, codes: ["journal-null"]),
    Row(fault: "escape-text=calls", exit: 0, codes: ["journal-text"]),
    Row(fault: "no-emoji=contacts", exit: 0, codes: ["create-text"]),
    Row(fault: "one-line=tickets", exit: 0, codes: ["ticket-text"]),
    Row(fault: "phantom=tickets", exit: 4, codes: ["ticket-visible"]),
    Row(fault: "silent-duplicate=calls", exit: 0, codes: ["journal-duplicate"], isLive: true),
    Row(fault: "silent-duplicate=contacts", exit: 0, codes: ["create-duplicate"]),
    Row(
      fault: "stored-error=calls", exit: 4, codes: ["answer-status", "journal-stored-error"],
      isLive: true),
    Row(
      fault: "cut-after-commit=tickets", exit: 4,
      codes: ["answer-missing", "ticket-stored-error"]),
    Row(fault: "hidden-failure=calls", exit: 4, codes: ["answer-status"]),
    Row(fault: "per-record-failure=calls", exit: 4, codes: ["answer-error"]),
    Row(fault: "wrong-contact=calls", exit: 4, codes: ["journal-read-back"]),
    Row(
      fault: "users=unreadable", exit: 4,
      codes: ["create-reference", "journal-reference", "ticket-reference"]),
    Row(
      fault: "early-contact visible-after=300ms:contacts", exit: 0, codes: ["journal-null"],
      isLive: true),
    Row(fault: "late-call", exit: 4, codes: ["journal-read-back"]),
    Row(fault: "workflow=status:closed:1000ms", exit: 0, codes: ["ticket-settled"]),
    Row(fault: "validation=recording_url", exit: 4, codes: ["answer-status"]),
    Row(fault: "keep-deleted=tickets", exit: 0, codes: ["ticket-clean-up"]),
    Row(fault: "no-delete=calls", exit: 0, codes: ["journal-clean-up"]),
    Row(fault: "vague-refusal", exit: 0, codes: ["create-refusal"]),
    Row(fault: "validation=notes vague-refusal=calls", exit: 0, codes: ["journal-bounds"]),
    Row(fault: "accept-anything", exit: 0, codes: ["create-refusal"]),
    Row(fault: "status=500:calls", exit: 4, codes: ["answer-status"]),
    Row(fault: "html=tickets", exit: 4, codes: ["answer-status"]),
    Row(fault: "rate-limit=20:3", exit: 4, codes: ["answer-reliable"]),
    Row(fault: "html", exit: 4, codes: ["answer-not-json"]),
    Row(fault: "cut", exit: 4, codes: ["answer-missing"]),
    Row(fault: "malformed", exit: 0, codes: ["malformed-refused"], isLive: true),
    Row(fault: "malformed=accept", exit: 0, codes: ["malformed-refused"], isLive: true),
  ]

  /// Rows that run at the same time, since each keeps one core busy: programs, not measurements.
  struct Batch: Sendable, CustomTestStringConvertible {
    let rows: ArraySlice<Row>

    var testDescription: String { rows.map(\.testDescription).joined(separator: "; ") }
  }

  static let batches = stride(from: 0, to: rows.count, by: 2).map {
    Batch(rows: rows[$0..<min($0 + 2, rows.count)])
  }

  @Test(arguments: batches)
  func `each fault of writing has its own code, and worlds agree`(_ batch: Batch) async throws {
    try await withThrowingTaskGroup { group in
      for row in batch.rows { group.addTask { try await check(row) } }
      try await group.waitForAll()
    }
  }

  private func check(_ row: Row) async throws {
    let scratch = try Scratch()
    let contract = "\(Northgate.contract)-writes"
    let recording = scratch.path("recording")
    let built = try await callready(
      [
        "run", contract, "--sandbox", "--out", scratch.path("sandbox"), "--record", recording,
      ] + row.arguments, in: scratch)
    let recorded = try await callready(
      ["run", contract, "--replay", recording, "--out", scratch.path("recorded")], in: scratch)
    let results = try Results(scratch.path("sandbox"))
    #expect(built.status == .exited(row.exit), "\(row.testDescription): \(built.errors)")
    #expect(Set(results.codes).sorted() == row.codes, "\(row.testDescription)")
    var others = [("recorded", recorded)]
    if row.isLive { others.append(("live", try await live(row, contract, in: scratch))) }
    for (other, ending) in others {
      let others = try Results(scratch.path(other))
      #expect(ending.status == built.status, "\(row.testDescription), \(other): \(ending.errors)")
      #expect(others.findings == results.findings, "\(row.testDescription), \(other)")
      #expect(others.promises == results.promises, "\(row.testDescription), \(other)")
    }
  }

  private func live(
    _ row: Row, _ contract: String, in scratch: Scratch
  ) async throws -> ToolProcess.Ending {
    let sandbox = try ToolProcess(["sandbox", "--port", "0"] + row.arguments, in: scratch)
    let address = try await sandbox.line(after: "listening on ")
    let run = try await callready(
      [
        "run", contract, "--set", "base_url=\(address)/v1", "--out", scratch.path("live"),
      ], in: scratch, environment: Northgate.key)
    sandbox.send(15)
    #expect(try await sandbox.ending(within: .seconds(10)).status == .exited(0))
    return run
  }
}
