// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction
import Transports

/// Three results made by hand, as a run would make them: every text that is not of the contract's
/// author went through a redactor.
enum SampleResults {
  static let redactor = Redactor(secrets: [Secret("s3cr3t-k3y", name: "api_key")])

  /// Everything is kept.
  static var ready: RunResult {
    var result = start(.sandbox)
    result.promises = PromiseList(
      codes.flatMap { code in
        scenarios.map { Sample.promise(code, $0, .kept) }
      })
    result.exchanges = [Sample.found(1, "known customer"), Sample.found(2, "nobody")]
    result.origin = SampleMeasurements.origin
    result.formats = SampleMeasurements.goodFormats
    result.latency = [SampleMeasurements.latency(within: 2_000_000, slowest: 55_000)]
    result.phonebook = ReportedList(SampleMeasurements.goodPhonebook)
    result.users = SampleMeasurements.goodUsers
    result.resilience = SampleMeasurements.resilience([:])
    return result
  }

  /// A finding of every severity, and promises that follow from them.
  static var notReady: RunResult {
    var result = start(.live)
    result.base = redactor.redact("https://crm.northgate.test/api")
    result.owners = [.apiDeveloper: "Jane Doe", .crmAdministrator: "Omar Aziz"]
    result.promises = PromiseList(ready.promises.filter { $0.scenario != "known customer" })
    let outcomes: [(FindingKind, PromiseResult.Outcome)] = [
      (Sample.accepted, .kept), (Sample.selects, .broken), (Sample.latency, .broken),
      (Sample.known, .notProven(because: .code("path-selects-nothing"))),
      (Sample.popup, .broken),
      (Sample.missing, .notProven(because: .policy("the environment allows no writes"))),
      (Sample.number, .notProven(because: .code("path-selects-nothing"))),
    ]
    result.promises += outcomes.map { Sample.promise($0, "known customer", $1) }
    result.findings = Sample.findings.map {
      ReportedFinding($0, isFailureToAsk: false, redactedBy: redactor)
    }
    result.exchanges = [
      Sample.renamed(1, "known customer"), Sample.found(2, "nobody"),
      Sample.repeated(3, as: "repeat"), Sample.repeated(4, as: "timing"),
      Sample.repeated(5, as: "timing"),
    ]
    result.origin = SampleMeasurements.origin
    result.origin?.proxy = "http://proxy.northgate.test:3128"
    result.formats = SampleMeasurements.badFormats
    result.latency = [SampleMeasurements.latency(within: 30_000, slowest: 61_000)]
    result.phonebook = ReportedList(SampleMeasurements.badPhonebook)
    result.users = SampleMeasurements.badUsers
    result.resilience = SampleMeasurements.badResilience
    result.notes = ["2 scenarios are limited to other environments and were left out"]
    return result
  }

  /// Nobody answers.
  static var couldNotAsk: RunResult {
    var result = start(.live)
    result.base = redactor.redact("http://127.0.0.1:9")
    result.promises = PromiseList(
      codes.map { kind in
        Sample.promise(
          kind, "known customer",
          kind == Sample.missing ? .couldNotAsk : .notProven(because: .code("network-connection")))
      })
    result.findings = [
      ReportedFinding(Sample.refused, isFailureToAsk: true, redactedBy: redactor)
    ]
    result.exchanges = [Sample.unanswered(1, "known customer")]
    return result
  }

  /// Every name a view could be given, with its result.
  static var all: [(name: String, result: RunResult)] {
    [("ready", ready), ("not-ready", notReady), ("could-not-ask", couldNotAsk)]
  }

  static let scenarios = ["known customer", "nobody", "our own reception"]
  static let codes = [
    Sample.missing, Sample.accepted, Sample.latency, Sample.selects, Sample.known, Sample.popup,
  ]

  static func start(_ world: World) -> RunResult {
    var result = RunResult(
      toolVersion: "0.1.0",
      contract: .init(
        name: "North Gate CRM", version: "1.2.0", folder: "Contracts/northgate",
        digest: "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"),
      environment: "production", world: world, startedAt: Sample.start)
    result.base = redactor.redact("http://127.0.0.1:8080")
    result.finishedAt = Sample.start.advanced(by: .milliseconds(1234))
    result.endpoints = ["contact-search"]
    return result
  }
}
