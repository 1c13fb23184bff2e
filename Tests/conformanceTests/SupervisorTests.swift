// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import conformance

@Suite(.serialized) struct SupervisorTests {
  /// Answers a line with itself in brackets, unless it is told to die, to leave or to hang.
  private static let worker = [
    "/bin/sh", "-c",
    """
    while read -r line; do
      case "$line" in
        *die*) kill -9 $$ ;;
        *leave*) exit 3 ;;
        *hang*) while :; do :; done ;;
        *) echo "[$line]" ;;
      esac
    done
    """,
  ]

  private func answers(_ rows: [String], limit: Duration = .seconds(20)) throws -> (
    lines: [String], lost: Int
  ) {
    var lines: [String] = []
    let supervisor = Supervisor(command: Self.worker, limit: limit)
    let lost = try supervisor.answer(rows.map { Array($0.utf8) }) { lines.append($0) }
    return (lines, lost)
  }

  @Test func `every row has its answer, in order`() throws {
    let rows = (0..<50).map { "row \($0)" }
    let answers = try answers(rows)
    #expect(answers.lines == rows.map { "[\($0)]" })
    #expect(answers.lost == 0)
    #expect(try self.answers([]).lines == [])
  }

  @Test func `a crash loses its own row and no other`() throws {
    let answers = try answers([
      "a", #"{"id":"x","do":"die"}"#, "b", #"{"id":"y","do":"leave"}"#, "c", "die",
    ])
    #expect(
      answers.lines == [
        "[a]", #"{"id":"x","crash":"signal 9"}"#, "[b]", #"{"id":"y","crash":"exit 3"}"#, "[c]",
        #"{"id":"","crash":"signal 9"}"#,
      ])
    #expect(answers.lost == 3)
  }

  @Test func `a row that takes too long loses itself and no other`() throws {
    let answers = try answers([#"{"id":"x","do":"hang"}"#, "a"], limit: .seconds(1))
    #expect(answers.lines == [#"{"id":"x","crash":"no answer within 1.0 seconds"}"#, "[a]"])
    #expect(answers.lost == 1)
  }

  @Test func `a long row goes through`() throws {
    let long = String(repeating: "x", count: 1 << 20)
    #expect(try answers([long, "a"]).lines == ["[\(long)]", "[a]"])
  }

  @Test func `a program that cannot be started ends the run`() {
    let supervisor = Supervisor(command: ["/nowhere/worker"])
    #expect(throws: SpawnProblem.self) { try supervisor.answer([[0x61]]) { _ in } }
  }
}
