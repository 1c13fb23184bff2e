// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// Each fault of the list of users is found by its own check, live, recorded and in the sandbox alike.
@Suite struct UserFaultsTests {
  /// A way the list misbehaves, how it is paged, the exit status, and exactly the codes that are found.
  struct Row: Sendable, CustomTestStringConvertible {
    let fault: String
    let exit: Int32
    let codes: [String]
    var paging = UserFaultsTests.pages
    var query = ""
    var more: [String] = []

    var testDescription: String { "\(fault) \(paging)" }

    /// What a sandbox is started with.
    var arguments: [String] { (fault.isEmpty ? [] : ["--fault", fault]) + more }
  }

  /// Eight users on three pages.
  static let pages = "{ mode: page, parameter: page, size-parameter: per_page, size: 3 }"
  private static let offsets = "{ mode: offset, parameter: offset, size-parameter: limit, size: 3 }"
  private static let links = "{ mode: link, next: links.next }"
  private static let first = "&page=1&per_page=3"

  static let rows = [
    Row(fault: "", exit: 0, codes: []),
    Row(fault: "", exit: 0, codes: [], paging: offsets),
    Row(fault: "", exit: 0, codes: [], paging: links, query: first),
    Row(fault: "", exit: 0, codes: [], paging: "{ mode: none }"),
    Row(fault: "page=ignored", exit: 4, codes: ["users-paging"]),
    Row(fault: "page=loop", exit: 4, codes: ["users-paging"]),
    Row(fault: "page=loop", exit: 4, codes: ["users-paging"], paging: links, query: first),
    Row(fault: "page=overlap", exit: 4, codes: ["users-paging"]),
    Row(fault: "page=overlap", exit: 4, codes: ["users-paging"], paging: offsets),
    Row(fault: "page=lost", exit: 4, codes: ["users-paging"]),
    Row(fault: "page=lost", exit: 4, codes: ["users-paging"], paging: offsets),
    Row(fault: "page=404-past-end", exit: 0, codes: ["users-past-end"]),
    Row(fault: "page=repeats-past-end", exit: 0, codes: ["users-past-end"]),
    Row(fault: "page=unstable", exit: 4, codes: ["users-order"]),
    Row(fault: "page=endless", exit: 4, codes: ["users-paging"]),
    Row(
      fault: "page=silent-cap", exit: 4, codes: ["users-paging"],
      paging: "{ mode: page, parameter: page, size-parameter: per_page, size: 100 }",
      more: ["--users", "100"]),
    Row(fault: "total-lies", exit: 0, codes: ["users-total"]),
    Row(
      fault: "links=relative", exit: 0, codes: ["users-link-relative"], paging: links,
      query: first),
    Row(fault: "links=header", exit: 4, codes: ["users-link-header"], paging: links, query: first),
    Row(fault: "users=duplicate-id", exit: 4, codes: ["users-unique"]),
    Row(fault: "users=unstable-id", exit: 4, codes: ["users-unique"]),
    Row(fault: "users=duplicate-email", exit: 0, codes: ["users-email"]),
    Row(fault: "users=missing-email", exit: 0, codes: ["users-email"]),
    Row(fault: "users=disabled", exit: 0, codes: ["users-disabled"]),
    Row(fault: "users=name-as-id", exit: 0, codes: ["users-identity"]),
    // The queue stands in the place of the user of extension 1002, who has no last name any more.
    Row(
      fault: "users=shared-queue", exit: 4,
      codes: ["mapping-empty", "users-association", "users-queue"]),
  ]

  @Test(arguments: rows)
  func `each fault of users has its own code, and worlds agree`(_ row: Row) async throws {
    let scratch = try Scratch()
    let contract = try Self.contract(row, in: scratch)
    let sandbox = try ToolProcess(["sandbox", "--port", "0"] + row.arguments, in: scratch)
    let address = try await sandbox.line(after: "listening on ")
    let recording = scratch.path("recording")
    let live = try await callready(
      [
        "run", contract, "--set", "base_url=\(address)/v1", "--out", scratch.path("live"),
        "--record", recording,
      ], in: scratch, environment: Northgate.key)
    sandbox.send(15)
    #expect(try await sandbox.ending(within: .seconds(10)).status == .exited(0))
    let recorded = try await callready(
      ["run", contract, "--replay", recording, "--out", scratch.path("recorded")], in: scratch)
    let built = try await callready(
      ["run", contract, "--sandbox", "--out", scratch.path("sandbox")] + row.arguments, in: scratch)
    let results = try Results(scratch.path("live"))
    #expect(live.status == .exited(row.exit), "\(live.errors)")
    #expect(results.codes.sorted() == row.codes)
    for (other, ending) in [("recorded", recorded), ("sandbox", built)] {
      let others = try Results(scratch.path(other))
      #expect(ending.status == live.status, "\(other): \(ending.errors)")
      #expect(others.findings == results.findings, "\(other)")
      #expect(others.promises == results.promises, "\(other)")
    }
  }

  /// The contract of the users, with another paging.
  private static func contract(_ row: Row, in scratch: Scratch) throws -> String {
    let folder = scratch.path("contract")
    mkdir(folder, 0o700)
    for name in ["contract.yaml", "follow-up.yaml", "users.yaml"] {
      var text = try #require(Files.text("\(Northgate.contract)-users/\(name)"))
      if name == "users.yaml" {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
          line.hasPrefix("paging:")
            ? "paging: \(row.paging)"
            : line.replacing("active=true", with: "active=true\(row.query)")
        }
        text = lines.joined(separator: "\n")
      }
      try Files.write(text, "\(folder)/\(name)")
    }
    return folder
  }
}
