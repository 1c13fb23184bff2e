// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction
import Transports

/// The CRM may be asked as often as the busiest hour needs.
public enum LimitRate: TrafficCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "limit-rate", .major, .resilience, holds: .controlledPilot, owner: .operationsOwner,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the CRM may be asked as often as the busiest hour needs",
    about: """
      `limits.rates` says how often the CRM may be asked, and many CRMs state it in header fields of \
      their answers; where another endpoint than the search states one, it is taken to be that \
      endpoint's own. `pbx.busy-hour` says how many calls the busiest hour has. Each call costs the \
      requests of its lookup, as many as the longest one of the run took, and those that write its \
      journal and its ticket where the contract has them. In every window as many requests are \
      needed as its share of the hour, and at least those of one call. Bursts are not counted: an \
      hour's calls are taken to be spread evenly. The requests of the run itself are compared with \
      windows of an hour and longer: in shorter ones a run adapts itself.
      """,
    passing: CheckExample(
      ExampleAnswer(ExampleContract.known), in: contract("100 per 10 s")),
    failing: CheckExample(
      ExampleAnswer(ExampleContract.known), in: contract("5 per min")))

  private static func contract(_ rate: String) -> String {
    ExampleContract.contract.replacing(
      "edition: cloud }", with: "edition: cloud, busy-hour: 600 }\nlimits: { rates: [\(rate)] }")
  }

  /// Every rate that is known, declared or stated.
  public static func judge(_ traffic: TrafficRun) -> [SeriesPromise] {
    let contract = traffic.contract
    let rates = contract.limits.rates.map { Known(declared: $0) } + stated(traffic)
    guard !rates.isEmpty else {
      return contract.pbx.busyHour == nil
        ? []
        : [SeriesPromise("", .leftOpen("nobody says how often the CRM may be asked"))]
    }
    let need = Need(traffic)
    if let broken = rates.first(where: { need.exceeds($0) }) {
      return [SeriesPromise("", .broken([finding(broken, need, traffic)]))]
    }
    guard contract.pbx.busyHour != nil else {
      return [SeriesPromise("", .leftOpen("the contract has no `pbx.busy-hour`"))]
    }
    return [SeriesPromise("", .kept)]
  }

  /// What header fields of the first good answer of each endpoint state that a call asks.
  private static func stated(_ traffic: TrafficRun) -> [Known] {
    var known: [String: [Known]] = [:]
    let asked = [TrafficRun.search] + traffic.contract.writes.map(\.kind.rawValue)
    for part in traffic.parts where known[part.endpoint] == nil && asked.contains(part.endpoint) {
      guard let response = part.exchange.response, response.status < 400 else { continue }
      let quotas = RateLimitReading(response, at: part.exchange.startedAt).quotas
      known[part.endpoint] = quotas.compactMap { quota in
        guard let limit = quota.limit, let window = quota.window, !quota.countsWork else {
          return nil
        }
        return Known(
          requests: limit, window: window, source: "stated in \(authored: quota.name)",
          endpoint: part.endpoint, evidence: [part.number])
      }
    }
    let ofSearch = known[TrafficRun.search] ?? []
    let others = asked.dropFirst().flatMap { known[$0] ?? [] }
    // What the search states too is no limit of this endpoint alone.
    return ofSearch
      + others.filter { other in
        !ofSearch.contains { $0.requests == other.requests && $0.window == other.window }
      }
  }

  private static func finding(_ rate: Known, _ need: Need, _ traffic: TrafficRun) -> Finding {
    let endpoint = rate.endpoint ?? traffic.endpoint
    let type = traffic.contract.contactSearch?.types.first
    let place = rate.place ?? traffic.contract.pbx.busyHour?.span ?? type?.request.span
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: endpoint,
        interaction: endpoint == TrafficRun.search ? type?.name.value ?? "" : "",
        name: need.isOfRun(rate) ? "run" : "busy-hour"),
      need.isOfRun(rate)
        ? "the requests of one run are more than the CRM allows"
        : "the CRM may be asked less often than the busiest hour needs", at: place)
    finding.expected = "\(need.requests(in: rate)) requests in \(rate.window.inWords)"
    finding.actual = """
      at most \(rate.requests), \(rate.source); needed: \(need.reckoning(for: rate))
      """
    finding.remedy = """
      have the CRM's limit raised, or ask less: fewer contact types, fewer requests that follow
      """
    finding.effect = "callers without a name when most people call"
    finding.evidence = rate.evidence.isEmpty ? need.evidence : rate.evidence
    return finding
  }
}

extension LimitRate {
  /// A rate and who says it.
  fileprivate struct Known {
    let requests: Int
    let window: Duration
    let source: RedactedText
    /// The endpoint that states it; nil: the contract does, for all.
    var endpoint: String?
    var place: SourceSpan?
    var evidence: [Int] = []

    init(
      requests: Int, window: Duration, source: RedactedText, endpoint: String, evidence: [Int]
    ) {
      self.requests = requests
      self.window = window
      self.source = source
      self.endpoint = endpoint
      self.evidence = evidence
    }

    init(declared rate: Located<Limits.Rate>) {
      requests = rate.value.requests
      window = rate.value.window
      source = "declared as \(authored: rate.value.text)"
      place = rate.span
    }
  }

  /// How many requests are needed.
  fileprivate struct Need {
    /// Calls of the busiest hour; nil if nobody says.
    let calls: Int?
    /// Requests of one call to each endpoint; of the search the longest lookup there was.
    private let ofCall: [(endpoint: String, requests: Int)]
    /// Requests of the whole run.
    private let ofRun: Int
    /// The exchanges of the longest lookup.
    let evidence: [Int]

    init(_ traffic: TrafficRun) {
      func cost(_ lookup: ProbedLookup) -> Int { lookup.raw.count { $0.step.kind != .read } }
      let longest = traffic.lookups.max { cost($0) < cost($1) }
      let written: [WriteEndpoint.Kind] = [.callJournal, .ticketCreation]
      ofCall =
        [(TrafficRun.search, longest.map(cost) ?? 0)]
        + written.compactMap { traffic.contract.writeEndpoint($0) }.map {
          ($0.kind.rawValue, 1 + ($0.types.first?.then.count ?? 0))
        }
      evidence = longest?.evidence ?? []
      calls = traffic.contract.pbx.busyHour?.value
      ofRun = traffic.lookups.reduce(traffic.turns.count) { $0 + $1.raw.count }
    }

    func exceeds(_ rate: Known) -> Bool { requests(in: rate) > rate.requests }

    /// Whether the run by itself needs more than the hour does.
    func isOfRun(_ rate: Known) -> Bool { run(in: rate) > hour(in: rate) }

    func requests(in rate: Known) -> Int { max(run(in: rate), hour(in: rate)) }

    /// Requests of one call that a rate counts.
    private func each(_ rate: Known) -> Int {
      let own = rate.endpoint ?? TrafficRun.search
      return ofCall.filter { own == TrafficRun.search || $0.endpoint == own }
        .reduce(0) { $0 + $1.requests }
    }

    private func run(in rate: Known) -> Int {
      let isOfAll = (rate.endpoint ?? TrafficRun.search) == TrafficRun.search
      return isOfAll && rate.window >= .seconds(3600) ? ofRun : 0
    }

    private func hour(in rate: Known) -> Int {
      let milliseconds = min(rate.window, .seconds(3600)) / .milliseconds(1)
      let share = Double((calls ?? 0) * each(rate)) * milliseconds / 3_600_000
      return max(each(rate), Int(share.rounded(.up)))
    }

    /// The numbers behind it.
    func reckoning(for rate: Known) -> RedactedText {
      if isOfRun(rate) { return "\(ofRun) requests of the run" }
      let requests = each(rate).spoken("request")
      let isOfAll = (rate.endpoint ?? TrafficRun.search) == TrafficRun.search
      let written = ofCall.dropFirst().map(\.endpoint)
      let among: RedactedText =
        switch (isOfAll, written.count) {
        case (true, 2): ", the journal and the ticket among them"
        case (true, 1):
          written == [WriteEndpoint.Kind.callJournal.rawValue]
            ? ", the journal among them" : ", the ticket among them"
        default: ""
        }
      guard let calls else { return "\(requests) of one call\(among)" }
      return "\(calls) calls an hour × \(requests)\(among)"
    }
  }
}

extension Duration {
  /// The time in the largest unit that is whole: `10 s`, `1 h`.
  fileprivate var inWords: RedactedText {
    let milliseconds = Int((self / .milliseconds(1)).rounded())
    let units: [(Int, RedactedText)] = [
      (86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1000, "s"),
    ]
    guard let unit = units.first(where: { milliseconds % $0.0 == 0 }) else {
      return "\(milliseconds) ms"
    }
    return "\(milliseconds / unit.0) \(unit.1)"
  }
}
