// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import PBXEmulation
import Readiness
import Testing
import Transports

/// One request of a run in memory.
struct Asked {
  let probe: Probe
  let step: LookupStep
  let request: Request
}

/// What an invented CRM answers to some of what a run asks.
struct Reply: Sendable {
  let answer: Answer
  private let ask: String?
  private let nth: ClosedRange<Int>?
  private let path: String?

  /// An answer to a number or a text, to some of its askings, to URLs with something in them; what
  /// is nil may be anything.
  init(
    _ answer: Answer, to ask: String? = nil, nth: ClosedRange<Int>? = nil, at path: String? = nil
  ) {
    self.answer = answer
    self.ask = ask
    self.nth = nth
    self.path = path
  }

  func answers(_ asked: Asked) -> Bool {
    (ask == nil || ask == asked.probe.ask.text) && (nth?.contains(asked.probe.nth) ?? true)
      && (path.map { asked.request.url.contains($0) } ?? true)
  }
}

/// A run of every probe in memory, and what every check says about it.
struct WholeRun {
  let run: SearchRun
  let promises: [PromiseResult]
  /// Broken promises and failures to ask.
  let findings: [Finding]

  /// Everything that is not kept of a check, promise by promise; then other codes that were found.
  ///
  /// `known customer: broken data.#.views` names the subjects of the findings.
  func summary(of code: String) -> String {
    let open = promises.filter { $0.code == code && $0.outcome != .kept }
    var parts = open.map { promise in
      (promise.scenario.isEmpty ? "" : promise.scenario + ": ") + word(for: promise)
    }
    let others = Set(findings.map(\.kind.code)).subtracting([code])
    parts += others.sorted().map { "+ " + $0 }
    return parts.isEmpty ? "kept" : parts.joined(separator: "; ")
  }

  private func word(for promise: PromiseResult) -> String {
    switch promise.outcome {
    case .kept: return "kept"
    case .couldNotAsk: return "not asked"
    case .notProven(.code(let code)): return "because " + code
    case .notProven: return "open"
    case .broken:
      let own = findings.filter {
        $0.kind.code == promise.code
          && ($0.scenarios.isEmpty || $0.scenarios.contains(promise.scenario))
      }
      return (["broken"] + own.map(\.subject.name).filter { !$0.isEmpty })
        .joined(separator: " ")
    }
  }
}

extension Bench {
  /// Asks everything that checks want of a CRM, and judges what it says.
  func wholeRun(_ crm: (Asked) throws -> Answer) throws -> WholeRun {
    let scope = try #require(SearchScope(contract, environment: "test"))
    var lookups: [ProbedLookup] = []
    for probe in scope.probes {
      lookups.append(try lookup(probe, of: scope, numbered: lookups, crm))
    }
    return judged(scope, lookups)
  }

  /// The same with replies, and for all others the known customer and nobody.
  func wholeRun(_ replies: [Reply]) throws -> WholeRun {
    try wholeRun { asked in
      if let reply = replies.first(where: { $0.answers(asked) }) { return reply.answer }
      return asked.probe.ask.text == "+971500000000"
        ? Answer(ExampleContract.known) : Answer(ExampleContract.nobody)
    }
  }

  /// One lookup behind others.
  func lookup(
    _ probe: Probe, of scope: SearchScope, numbered others: [ProbedLookup],
    _ crm: (Asked) throws -> Answer
  ) throws -> ProbedLookup {
    let raw = try answers(to: probe.ask, reads: probe.reads) { step, request in
      var answer = try crm(Asked(probe: probe, step: step, request: request))
      answer.isReused = answer.isReused && !probe.isCold
      return answer
    }
    return ProbedLookup(
      probe, raw, firstNumber: others.reduce(1) { $0 + $1.raw.count },
      scenario: scope.scenarios.first { $0.searchAsk == probe.ask && probe.nth == 0 },
      of: scope.search, askedBy: pbx, redactor: redactor)
  }

  /// What every check says about lookups.
  func judged(_ scope: SearchScope, _ lookups: [ProbedLookup]) -> WholeRun {
    let scenarios = lookups.filter { $0.probe.phase == .scenarios }
    let rulings = LookupJudge.judge(scenarios.map(\.answers))
    let settled = scenarios.compactMap(\.answered)
    if settled.count == scenarios.count {
      // What is settled when a lookup ends is what comes of judging all of them at the end.
      for (index, ruling) in LookupJudge.judge(settled).enumerated() {
        #expect(ruling == nil || ruling == rulings[index])
        guard ruling == nil else { continue }
        #expect(rulings[index].findings.isEmpty && rulings[index].failures.isEmpty)
        #expect(settled[index].settled.map { PromiseList($0) } == rulings[index].promises)
      }
    }
    let found = rulings.flatMap { $0.failures + $0.findings }
    let run = SearchRun(
      scope, askedBy: pbx, lookups: lookups, findings: found, redactor: redactor)
    let series = LookupJudge.judge(run)
    return WholeRun(
      run: run, promises: rulings.flatMap(\.promises) + series.promises,
      findings: found + series.failures + series.findings)
  }
}

/// A run in memory, and everything one check must say about it.
struct RunRow: Sendable, CustomTestStringConvertible {
  let why: String
  let code: String
  let search: String
  let common: String
  let replies: [Reply]
  let expected: String

  init(
    _ why: String, _ code: String, of search: String = Search.with(),
    in common: String = ExampleContract.contract, _ replies: [Reply] = [], _ expected: String
  ) {
    self.why = why
    self.code = code
    self.search = search
    self.common = common
    self.replies = replies
    self.expected = expected
  }

  /// The known customer and nobody are answered as healthy.
  init(_ why: String, _ code: String, of search: String = Search.with(), _ expected: String) {
    self.init(why, code, of: search, [], expected)
  }

  var testDescription: String { "\(code): \(why)" }

  func check() throws {
    let run = try Bench(search, common: common).wholeRun(replies)
    #expect(run.summary(of: code) == expected)
  }
}
