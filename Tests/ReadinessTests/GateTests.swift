// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction
import Testing

/// Which stages and capabilities a run opens.
struct GateTests {
  static let first = Make.kind(.blocker, .authentication, holds: .startOfBuild, code: "first")
  static let second = Make.kind(.blocker, .lookup, holds: .builderTesting, code: "second")
  static let third = Make.kind(.major, .lookup, holds: .controlledPilot, code: "third")
  static let kept = [first, second, third].map { Make.promise($0, .kept) }

  struct Row: Sendable, CustomTestStringConvertible {
    let findings: [ReportedFinding]
    let promises: [PromiseResult]
    /// States of start of build, builder testing, controlled pilot and operational handover.
    let states: [GateState]
    /// Exit status if each of them is required.
    let exits: [Int32]
    let why: String

    var testDescription: String { why }
  }

  static let rows: [Row] = [
    Row(
      findings: [], promises: kept, states: [.open, .open, .open, .notProven], exits: [0, 0, 0, 3],
      why: "a stage is open if its promises and those before it are kept"),
    Row(
      findings: [Make.finding(second)],
      promises: [kept[0], Make.promise(second, .broken), kept[2]],
      states: [.open, .held, .held, .held], exits: [4, 4, 4, 4],
      why: "a blocker holds its stage and all after it"),
    Row(
      findings: [Make.finding(third)], promises: [kept[0], kept[1], Make.promise(third, .broken)],
      states: [.open, .open, .open, .notProven], exits: [0, 0, 0, 3],
      why: "a major finding holds nothing"),
    Row(
      findings: [],
      promises: [
        kept[0], Make.promise(second, .notProven(because: .policy("no writes"))), kept[2],
      ],
      states: [.open, .notProven, .notProven, .notProven], exits: [0, 3, 3, 3],
      why: "what is not proven holds its stage and all after it"),
    Row(
      findings: [], promises: [kept[1]], states: [.notProven, .open, .notProven, .notProven],
      exits: [3, 0, 3, 3], why: "a stage nobody asked about is not proven, and holds no other"),
    Row(
      findings: [Make.finding(second, isFailureToAsk: true)],
      promises: [kept[0], Make.promise(second, .couldNotAsk), kept[2]],
      states: [.open, .notProven, .notProven, .notProven], exits: [3, 3, 3, 3],
      why: "a failure to ask proves nothing, and ends every run in 3"),
  ]

  @Test(arguments: rows)
  func `a stage is open, held or not proven`(_ row: Row) {
    let result = Make.result(row.findings, row.promises)
    let gates = Gate.allCases.prefix(4)
    #expect(gates.map { result.state(of: $0) } == row.states)
    #expect(gates.map { result.exitStatus(ExitPolicy(required: $0)) } == row.exits)
  }

  struct CapabilityRow: Sendable, CustomTestStringConvertible {
    let broken: [Severity]
    let outcomes: [PromiseResult.Outcome]
    var endpoints = ["contact-search"]
    let state: CapabilityState
    let why: String

    var testDescription: String { why }
  }

  static let capabilities: [CapabilityRow] = [
    CapabilityRow(broken: [], outcomes: [.kept], state: .ready, why: "all is kept"),
    CapabilityRow(
      broken: [.minor], outcomes: [.kept, .broken], state: .ready, why: "a minor finding"),
    CapabilityRow(
      broken: [.major], outcomes: [.kept, .broken], state: .readyWithConditions, why: "a major one"
    ),
    CapabilityRow(
      broken: [.major], outcomes: [.broken], state: .readyWithConditions, why: "only a major one"),
    CapabilityRow(
      broken: [.major, .blocker], outcomes: [.kept, .broken], state: .notReady, why: "a blocker"),
    CapabilityRow(
      broken: [], outcomes: [.kept, .notProven(because: .code("x"))], state: .partlyProven,
      why: "something was not judged"),
    CapabilityRow(
      broken: [], outcomes: [.couldNotAsk], state: .notProven, why: "nothing could be asked"),
    CapabilityRow(broken: [], outcomes: [], state: .notProven, why: "nothing was asked"),
    CapabilityRow(
      broken: [.blocker], outcomes: [.broken], endpoints: [], state: .outOfScope,
      why: "without a file a capability is grey, whatever was found"),
  ]

  @Test(arguments: capabilities)
  func `a capability has the state of its promises`(_ row: CapabilityRow) {
    var result = Make.result(
      row.broken.map { Make.finding(Make.kind($0)) },
      row.outcomes.map { Make.promise(Make.kind(.blocker), $0) })
    result.endpoints = row.endpoints
    #expect(result.state(of: .lookup) == row.state)
    #expect(result.state(of: .tickets) == .outOfScope)
    #expect(result.state(of: .security) == .notProven)
  }
}
