// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction
import Transports

/// A CRM that is asked too often refuses as it declares, and answers again behind the wait it tells.
public enum LimitBurst: TrafficCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "limit-burst", .major, .resilience, holds: .operationalHandover, owner: .apiDeveloper,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "a burst of requests is refused no earlier than declared, and no longer than told",
    about: """
      Where the environment says `provoke: [rate-limit]`, the search of the first scenario is sent again \
      and again, as many at once as the PBX may have under way: a few more than the lowest rate of \
      `limits.rates` in a minute or less, \(BurstRun.usual) where none is declared, at most \
      \(BurstRun.most), and no more than the budget leaves. It ends at the first refusal, and once the \
      time told is over the search is sent once more. A CRM that fails instead of refusing, refuses \
      before as many requests as it declares, or refuses still behind the wait, is a finding; what the \
      refusal looks like is judged by `limit-answer`. A burst that meets no limit proves nothing.
      """,
    passing: CheckExample(
      ExampleAnswer(ExampleContract.known), in: contract,
      then: [refusal(of: "\(BurstRun.question) 1")]),
    failing: CheckExample(
      ExampleAnswer(ExampleContract.known), in: contract,
      then: [refusal(of: "\(BurstRun.question) 1"), refusal(of: BurstRun.behind)]))

  private static let contract = ExampleContract.provoking("rate-limit")

  private static func refusal(of name: String) -> ExampleReply {
    ExampleReply(
      ExampleAnswer(#"{"error": "slow down"}"#, status: 429).with("Retry-After", "2"),
      provoked: name)
  }

  /// The burst, if there was one.
  public static func judge(_ traffic: TrafficRun) -> [SeriesPromise] {
    guard traffic.allows(.rateLimit) else { return [] }
    let asked = traffic.turns(named: BurstRun.question)
    guard !asked.isEmpty else { return [SeriesPromise("", traffic.notProvoked)] }
    func refusal(_ part: TrafficRun.Part) -> LimitRefusal? {
      LimitRefusal(part.exchange, of: traffic.contract.limits, askedBy: traffic.pbx)
    }
    // A search that fails when it is asked by itself says nothing about bursts.
    if let first = traffic.lookups.first?.raw.first?.exchange,
      TrafficRun.Part(endpoint: TrafficRun.search, number: 0, exchange: first).isError
    {
      return [SeriesPromise("", traffic.notProvoked)]
    }
    let broken = asked.filter { $0.exchange.failure != nil || $0.isError && refusal($0) == nil }
    if let first = broken.first {
      return [SeriesPromise("", .broken([finding(.failure, first, broken, traffic)]))]
    }
    guard let refused = asked.first(where: { refusal($0) != nil }) else {
      return [SeriesPromise("", .leftOpen("\(asked.count) requests in a row met no limit"))]
    }
    var findings: [Finding] = []
    if isEarly(refused, traffic) {
      findings.append(finding(.early, refused, [refused], traffic))
    }
    let wait = refusal(refused)?.wait
    if let last = traffic.turns(named: BurstRun.behind).first, wait != nil, refusal(last) != nil {
      findings.append(finding(.wait, last, [refused, last], traffic))
    }
    return [SeriesPromise("", .found(findings))]
  }

  /// Whether the CRM had answered fewer requests than any of its rates allows.
  ///
  /// A rate in a longer time than a burst takes may be used up by others, so nothing is said then.
  private static func isEarly(_ refused: TrafficRun.Part, _ traffic: TrafficRun) -> Bool {
    let rates = traffic.contract.limits.rates.map(\.value)
    guard !rates.isEmpty, rates.allSatisfy({ $0.window <= BurstRun.longestWindow }) else {
      return false
    }
    return rates.allSatisfy { answered(within: $0.window, before: refused, traffic) < $0.requests }
  }

  /// Requests of the run that the CRM answered in the time before a refusal.
  private static func answered(
    within window: Duration, before refused: TrafficRun.Part, _ traffic: TrafficRun
  ) -> Int {
    let end = refused.exchange.startedAt
    let limits = traffic.contract.limits
    return traffic.parts.reduce(0) { count, part in
      let start = part.exchange.startedAt
      guard start <= end, end.since(start) <= window, part.exchange.response != nil,
        LimitRefusal(part.exchange, of: limits, askedBy: traffic.pbx) == nil
      else { return count }
      return count + 1
    }
  }

  private enum Fault: String {
    case failure, early, wait

    var message: RedactedText {
      switch self {
      case .failure: "a burst of requests makes the CRM fail instead of refuse"
      case .early: "the CRM refuses before as many requests as it declares"
      case .wait: "whoever waits as long as the CRM tells is refused again"
      }
    }

    var expected: RedactedText {
      switch self {
      case .failure: "a refusal that says that there were too many requests"
      case .early: "answers up to the declared rate"
      case .wait: "an answer, once the time told is over"
      }
    }

    var remedy: RedactedText {
      switch self {
      case .failure: "let the CRM, or what stands before it, answer 429 with Retry-After"
      case .early: "write into limits: { rates: … } what the CRM really allows, or have it raised"
      case .wait: "let the CRM tell the time after which it answers"
      }
    }
  }

  private static func finding(
    _ fault: Fault, _ part: TrafficRun.Part, _ parts: [TrafficRun.Part], _ traffic: TrafficRun
  ) -> Finding {
    var sightings = Sightings()
    for part in parts { sightings.add(part) }
    let contract = traffic.contract
    let provoked = contract.environment(named: traffic.environment)?.provoke?.span
    var finding = traffic.finding(
      kind, fault.message, named: fault.rawValue,
      at: fault == .early ? contract.limits.rates.first?.span : provoked, by: sightings)
    finding.evidence = sightings.examples
    finding.expected = fault.expected
    finding.actual = actual(fault, part, traffic)
    finding.remedy = fault.remedy
    finding.effect = "callers without a name while many people call"
    return finding
  }

  private static func actual(
    _ fault: Fault, _ part: TrafficRun.Part, _ traffic: TrafficRun
  ) -> RedactedText {
    guard fault == .early else { return traffic.answer(part.exchange) }
    let counts = traffic.contract.limits.rates.map { rate -> RedactedText in
      let count = answered(within: rate.value.window, before: part, traffic)
      return "\(count) answered, \(authored: rate.value.text) declared"
    }
    return traffic.answer(part.exchange) + "; " + counts.joined(separator: "; ")
  }
}

extension TrafficRun.Part {
  /// Whether the answer is an error of the server, or a page for people.
  fileprivate var isError: Bool {
    exchange.response.map { $0.status >= 500 || $0.isWebPage } ?? true
  }
}
