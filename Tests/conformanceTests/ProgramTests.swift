// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSONValues
import Testing

@testable import conformance

/// The program itself, on the recorded answers of the real engines where they are at hand.
@Suite struct ProgramTests {
  private static let vectors: String = {
    if let shared = getenv("CALLREADY_SHARED") { return String(cString: shared) + "/vectors" }
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/../shared/vectors"
  }()

  private static var arePresent: Bool { access(vectors + "/score.py", R_OK) == 0 }

  private func answers(to cases: String, _ mode: Mode, companion: String?) throws -> [String] {
    let option = mode.companionOption.map { [$0, Self.vectors + "/" + (companion ?? "")] } ?? []
    let arguments = [mode.rawValue, Self.vectors + "/" + cases] + option
    let program = try ProgramUnderTest.path
    let supervisor = Supervisor(command: [program, Front.workerFlag] + arguments)
    let rows = Report.rows(in: try InputFile.bytes(of: Self.vectors + "/" + cases))
    var lines: [String] = []
    let lost = try supervisor.answer(rows) { lines.append($0) }
    #expect(lost == 0)
    #expect(lines.count == rows.count)
    return lines
  }

  @Test(
    .enabled(if: arePresent, "the vectors are not here"),
    arguments: [
      (Mode.gjson, "gjson-cases.jsonl", "gjson-docs.json", 999),
      (.gjsonDialect, "gjson-dialect-cases.jsonl", "gjson-docs.json", 1000),
      (.template, "template-cases.jsonl", "template-datasets.json", 998),
      (.templateDialect, "template-dialect-cases.jsonl", "template-datasets.json", 1000),
      // One row of the time formats is the vendor's own mistake.
      (.timeFormat, "timeformat-cases.jsonl", "", 990),
      (.phone, "phone-cases.jsonl", "", 995),
    ])
  func `the real engines' answers are this program's`(
    _ mode: Mode, _ cases: String, _ companion: String, _ permille: Int
  ) throws {
    let lines = try answers(to: cases, mode, companion: companion)
    let score = try Scorer.score(
      kind: mode.rawValue, cases: Self.vectors + "/" + cases, lines,
      scorer: Self.vectors + "/score.py")
    #expect(score.total > 5)
    #expect(score.right * 1000 >= permille * score.total, "\(score.output)")
  }
}
