// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction
import Testing

/// The verdict and the exit status of every combination, by law 6 of the design.
struct VerdictTests {
  /// What a run found: one finding of each kind that is named, and what became of its promises.
  struct Row: Sendable, CustomTestStringConvertible {
    let broken: [Severity]
    var isUnasked = false
    let kept: Int
    var unproven = 0
    let verdict: Verdict
    /// Exit status by default, with `--fail-on major`, with `--fail-on minor`.
    let exits: [Int32]
    let why: String

    var testDescription: String { why }

    var result: RunResult {
      let known = Make.kind(.blocker)
      var findings = broken.map { Make.finding(Make.kind($0)) }
      if isUnasked { findings.append(Make.finding(Make.kind(.blocker), isFailureToAsk: true)) }
      return Make.result(
        findings,
        [PromiseResult](repeating: Make.promise(known, .kept), count: kept)
          + [PromiseResult](
            repeating: Make.promise(known, .notProven(because: .policy("no writes"))),
            count: unproven)
          + broken.map { Make.promise(Make.kind($0), .broken) }
          + (isUnasked ? [Make.promise(known, .couldNotAsk)] : []))
    }
  }

  static let rows: [Row] = [
    Row(broken: [], kept: 3, verdict: .ready, exits: [0, 0, 0], why: "all is kept"),
    Row(
      broken: [], kept: 3, unproven: 2, verdict: .ready, exits: [0, 0, 0],
      why: "not proven by policy costs nothing"),
    Row(broken: [.minor], kept: 3, verdict: .ready, exits: [0, 0, 4], why: "a minor finding"),
    Row(
      broken: [.major], kept: 3, verdict: .readyWithConditions, exits: [0, 4, 4],
      why: "a major finding"),
    Row(
      broken: [.major, .minor], kept: 3, unproven: 1, verdict: .readyWithConditions,
      exits: [0, 4, 4], why: "major and minor"),
    Row(
      broken: [.major], kept: 0, verdict: .readyWithConditions, exits: [0, 4, 4],
      why: "a major finding and nothing kept"),
    Row(broken: [.blocker], kept: 3, verdict: .notReady, exits: [4, 4, 4], why: "a blocker"),
    Row(
      broken: [.blocker, .major, .minor], kept: 0, verdict: .notReady, exits: [4, 4, 4],
      why: "all is broken"),
    Row(
      broken: [], isUnasked: true, kept: 0, verdict: .notProven, exits: [3, 3, 3],
      why: "nobody answers"),
    Row(
      broken: [], isUnasked: true, kept: 3, verdict: .notProven, exits: [3, 3, 3],
      why: "one question could not be put"),
    Row(
      broken: [.minor], isUnasked: true, kept: 3, verdict: .notProven, exits: [3, 3, 4],
      why: "a failure to ask and a minor finding"),
    Row(
      broken: [.major], isUnasked: true, kept: 3, verdict: .notProven, exits: [3, 4, 4],
      why: "a failure to ask and a major finding"),
    Row(
      broken: [.blocker], isUnasked: true, kept: 3, verdict: .notReady, exits: [4, 4, 4],
      why: "a blocker is certain whatever else could not be asked"),
    Row(broken: [], kept: 0, verdict: .notProven, exits: [3, 3, 3], why: "nothing was asked"),
    Row(
      broken: [], kept: 0, unproven: 4, verdict: .notProven, exits: [3, 3, 3],
      why: "a run that proved nothing is never ready"),
    Row(
      broken: [.minor], kept: 0, verdict: .notProven, exits: [3, 3, 4],
      why: "a minor finding alone proves nothing"),
  ]

  @Test(arguments: rows)
  func `findings and promises decide verdict and exit status`(_ row: Row) {
    let result = row.result
    #expect(result.verdict == row.verdict)
    let exits = Severity.allCases.map { result.exitStatus(ExitPolicy(failOn: $0)) }
    #expect(exits == row.exits)
    #expect(result.exitStatus() == row.exits[0])
  }

  @Test func `a promise that could not be asked counts even without its finding`() {
    let known = Make.kind(.blocker)
    let result = Make.result([], [Make.promise(known, .kept), Make.promise(known, .couldNotAsk)])
    #expect(result.verdict == .notProven)
    #expect(result.exitStatus() == 3)
  }

  struct Gap: Sendable, CustomTestStringConvertible {
    let causes: [(code: String, cause: PromiseResult.Cause)]
    let verdict: Verdict
    let why: String

    var testDescription: String { why }
  }

  static let gaps: [Gap] = [
    Gap(
      causes: [("create", .policy("no writes"))], verdict: .ready, why: "policy leaves it open"),
    Gap(
      causes: [("find", .code("read")), ("read", .code("create")), ("create", .policy("no"))],
      verdict: .ready, why: "what depends on what policy leaves open is open, too"),
    Gap(
      causes: [("find", .code("cause"))], verdict: .ready,
      why: "the cause is a finding of the run"),
    Gap(
      causes: [("read", .code("create"))], verdict: .notProven, why: "nobody knows of the cause"),
    Gap(
      causes: [("a", .code("b")), ("b", .code("a")), ("c", .policy("no"))], verdict: .notProven,
      why: "causes that explain each other explain nothing"),
  ]

  @Test(arguments: gaps)
  func `a gap is explained by a finding or by policy`(_ gap: Gap) {
    let minor = Make.finding(Make.kind(.minor, code: "cause"))
    let open = gap.causes.map {
      Make.promise(Make.kind(.blocker, code: $0.code), .notProven(because: $0.cause))
    }
    let result = Make.result([minor], [Make.promise(Make.kind(.major), .kept)] + open)
    #expect(result.verdict == gap.verdict)
    #expect(result.exitStatus() == (gap.verdict == .ready ? 0 : 3))
    #expect(result.counts.notProven == gap.causes.count)
  }

  @Test func `the last line counts broken promises by severity and what was not proven`() {
    let findings = [Severity.blocker, .minor, .minor].map { Make.finding(Make.kind($0)) }
    let unasked = Make.finding(Make.kind(.blocker), isFailureToAsk: true)
    let known = Make.kind(.blocker)
    let result = Make.result(
      findings + [unasked],
      [
        Make.promise(known, .couldNotAsk), Make.promise(known, .notProven(because: .code("x"))),
        Make.promise(known, .notProven(because: .policy("y"))), Make.promise(known, .kept),
      ])
    #expect(
      result.counts.sentence(result.verdict)
        == "not ready (1 blocker, 0 major, 2 minor, 3 not proven)")
  }

  @Test func `every verdict has its words`() {
    #expect(
      Verdict.allCases.map(\.title)
        == ["ready", "ready with conditions", "not ready", "not proven"])
  }
}
