// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction

/// An endpoint with its cases, as JUnit sees them.
struct JUnitSuite {
  let name: String
  var cases: [JUnitCase]

  /// Suites in the order of the promises; findings about the run as a whole come last.
  static func suites(of index: ResultIndex) -> [JUnitSuite] {
    var suites: [JUnitSuite] = []
    var positions: [String: Int] = [:]
    func add(_ test: JUnitCase, to name: String) {
      if let position = positions[name] {
        suites[position].cases.append(test)
      } else {
        positions[name] = suites.count
        suites.append(JUnitSuite(name: name, cases: [test]))
      }
    }
    var clock = ExchangeTimes(index.result)
    for promise in index.result.promises {
      let time = clock.take(promise.scenario)
      add(JUnitCase(promise, microseconds: time, in: index), to: promise.endpoint)
    }
    for finding in index.findingsBesidePromises {
      add(JUnitCase(finding, in: index), to: finding.subject.endpoint)
    }
    return suites
  }
}

/// One check on one scenario, as JUnit sees it.
struct JUnitCase {
  enum Outcome: String {
    case passed, failure, error, skipped
  }

  let className: String
  let name: String
  let microseconds: Int
  let outcome: Outcome
  /// Why it did not pass, in one line.
  let message: String
  /// The code of the finding.
  let type: String
  /// The findings, with the lines of the contract.
  let text: String

  init(_ promise: PromiseResult, microseconds: Int, in index: ResultIndex) {
    let findings = index.findings(about: promise)
    className = Self.className(promise.endpoint, promise.scenario)
    name = promise.code
    self.microseconds = microseconds
    outcome =
      switch promise.outcome {
      case .kept: .passed
      case .broken: .failure
      case .couldNotAsk: .error
      case .notProven: .skipped
      }
    let isOpen = outcome == .skipped
    message =
      isOpen
      ? "not proven because of \(index.cause(of: promise))"
      : findings.first?.message.text ?? promise.code
    type = findings.first?.kind.code ?? promise.code
    text = Self.text(of: findings, in: index)
  }

  /// A finding that belongs to no scenario.
  init(_ finding: ReportedFinding, in index: ResultIndex) {
    className = Self.className(finding.subject.endpoint, finding.subject.interaction)
    name = finding.kind.code
    microseconds = 0
    outcome = finding.isFailureToAsk ? .error : .failure
    message = finding.message.text
    type = finding.kind.code
    text = Self.text(of: [finding], in: index)
  }

  private static let renderer = CaretRenderer(redactor: Redactor(secrets: []))

  private static func className(_ endpoint: String, _ scenario: String) -> String {
    scenario.isEmpty ? endpoint : "\(endpoint).\(scenario)"
  }

  private static func text(of findings: [ReportedFinding], in index: ResultIndex) -> String {
    findings.map { renderer.render($0.notice(in: index)).text }.joined(separator: "\n")
  }
}

/// How long the exchanges of each scenario took; every exchange counts once.
private struct ExchangeTimes {
  private var exchanges: [String: [(number: Int, microseconds: Int)]] = [:]
  private var counted: Set<Int> = []

  init(_ result: RunResult) {
    for exchange in result.exchanges {
      for scenario in exchange.scenarios {
        exchanges[scenario, default: []].append((exchange.number, exchange.microseconds))
      }
    }
  }

  /// The time of a scenario; zero when it is asked for again.
  mutating func take(_ scenario: String) -> Int {
    var sum = 0
    for (number, microseconds) in exchanges.removeValue(forKey: scenario) ?? []
    where counted.insert(number).inserted {
      sum = sum.saturatingSum(microseconds)
    }
    return sum
  }
}
