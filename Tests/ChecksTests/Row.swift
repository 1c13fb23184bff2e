// SPDX-License-Identifier: Apache-2.0

import Checks
import Diagnostics
import Testing

/// An answer to a scenario, and everything that the checks must say about it.
struct Row: Sendable, CustomTestStringConvertible {
  let why: String
  let search: String
  let scenario: String
  let answer: Answer
  let expected: String
  let findings: Int

  /// Unless told otherwise there must be as many findings as codes are broken.
  init(
    _ why: String, _ answer: Answer, to scenario: String = "known customer",
    of search: String = ExampleContract.contactSearch, findings: Int? = nil, _ expected: String
  ) {
    self.why = why
    self.answer = answer
    self.scenario = scenario
    self.search = search
    self.expected = expected
    let broken = expected.split(separator: ";").first { $0.hasPrefix("broken ") }
    self.findings = findings ?? broken.map { $0.split(separator: " ").count - 1 } ?? 0
  }

  var testDescription: String { why }

  func check() throws {
    let bench = try Bench(search)
    let lookup = try bench.lookup(scenario, answer)
    let ruling = LookupJudge.judge(lookup)
    #expect(ruling.summary(of: lookup) == expected)
    #expect(ruling.findings.count == findings)
    #expect(Set(ruling.findings.map(\.fingerprint)).count == ruling.findings.count)
  }
}
