// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction
import Transports

/// What was answered once is answered again.
public enum AnswerReliable: SeriesCheck {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "answer-reliable", .blocker, .lookup, holds: .builderTesting, owner: .operationsOwner,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "what was answered once is answered again",
    about: """
      Known callers are asked for again and again in a run. An error, a refusal or silence where \
      there was a good answer before is no matter of the number that was asked: the CRM limits the \
      rate of requests, locks the address out, ends the session, or fails now and then. It is one \
      finding, and what it keeps from being judged names it.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(
      ExampleAnswer(ExampleContract.known),
      then: (3...31).map {
        ExampleReply(
          ExampleAnswer(#"{"error": "too many requests"}"#, status: 429)
            .with("Retry-After", "2"), to: "+971500000000", nth: $0)
      }))

  /// Every lookup that repeats one; one promise of the run.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    guard !run.scope.knownCallers.isEmpty else { return [] }
    let again = run.lookups.filter { $0.probe.phase == .repeats || $0.probe.phase == .last }
    let faulty = run.unreliable
    let met = faulty.first?.faults.first.flatMap { fault in
      run.findings.first { $0.kind.code == fault.kind.code }?.kind.code
    }
    // A fault that scenarios met too is found already.
    if let met { return [SeriesPromise("", .notProven(because: met))] }
    guard let first = faulty.first, let fault = first.faults.first else {
      return [
        SeriesPromise("", again.isEmpty ? .notProven(because: run.cause ?? kind.code) : .kept)
      ]
    }
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: "contact-search", interaction: run.search.types[0].name.value,
        name: fault.kind.code),
      fault.kind.code == AuthAccepted.kind.code
        ? "the CRM refuses what it has accepted before"
        : "what the CRM has answered before is not answered any more, or not each time",
      at: run.search.types[0].request.span)
    var seen: Set<RedactedText> = []
    let actual = faulty.compactMap { $0.faults.first?.actual ?? $0.faults.first?.message }
      .filter { seen.insert($0).inserted }
    finding.expected = "an answer as promised, each time"
    finding.actual = """
      \(faulty.count) of \(run.lookups.count) lookups: \(actual.prefix(3).joined(separator: " · "))
      """
    finding.remedy = remedy(for: faulty, run)
    finding.effect = "some callers get no pop-up, and nobody can say which"
    finding.evidence = faulty.prefix(5).map(\.firstNumber)
    return [SeriesPromise("", .broken([finding]))]
  }

  private static func remedy(for lookups: [ProbedLookup], _ run: SearchRun) -> RedactedText {
    let statuses = lookups.flatMap(\.raw).compactMap { $0.exchange.response?.status }
    let limits = run.scope.contract.limits
    let isLimited = lookups.flatMap(\.raw).contains {
      LimitRefusal($0.exchange, of: limits, askedBy: run.pbx) != nil
    }
    if isLimited {
      return "ask the CRM for a higher rate limit, or lower `concurrency`; see Retry-After"
    }
    if statuses.contains(401) || statuses.contains(403) {
      return "look into the CRM for a lock-out, a limit of requests, or a session that ends"
    }
    return "look into the CRM's log at the times of these exchanges"
  }
}

extension SearchRun {
  /// Lookups that were answered badly though the same question, or the same credential, was
  /// accepted before.
  var unreliable: [ProbedLookup] {
    let unasked = Set(FailureToAsk.all.map(\.kind.code))
    return lookups.filter { lookup in
      guard let fault = lookup.faults.first, !unasked.contains(fault.kind.code) else {
        return false
      }
      switch lookup.probe.phase {
      // An odd caller may be refused with any 4xx.
      case .scenarios, .oddCallers: return false
      case .formats: return fault.kind.code == AuthAccepted.kind.code
      case .repeats, .last: return self.lookup(lookup.probe.ask)?.faults.isEmpty == true
      }
    }
  }

  /// Whether a lookup's fault is one that good questions meet too.
  func isUnreliable(_ lookup: ProbedLookup) -> Bool {
    guard let fault = lookup.faults.first, grounds.isUnreliable else { return false }
    return unreliable.contains {
      $0.faults.first?.kind == fault.kind && $0.faults.first?.actual == fault.actual
    }
  }
}
