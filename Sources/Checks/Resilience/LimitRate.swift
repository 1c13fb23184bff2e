// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction
import Transports

/// The CRM may be asked as often as the busiest hour needs.
public enum LimitRate: SeriesCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "limit-rate", .major, .resilience, holds: .controlledPilot, owner: .operationsOwner,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the CRM may be asked as often as the busiest hour needs",
    about: """
      `limits.rates` says how often the CRM may be asked, and many CRMs state it in header fields of \
      their answers. `pbx.busy-hour` says how many calls the busiest hour has. Each call costs the \
      requests of its lookup, as many as the longest one of the run took, and one more where a \
      journal is written. In every window as many requests are needed as its share of the hour, and \
      at least those of one call. Bursts are not counted: an hour's calls are taken to be spread \
      evenly. The run's own lookups are compared with windows of an hour and longer: in shorter ones \
      a run adapts itself.
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
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    let contract = run.scope.contract
    let rates = contract.limits.rates.map { Known(declared: $0) } + stated(run)
    guard !rates.isEmpty else {
      return contract.pbx.busyHour == nil
        ? []
        : [SeriesPromise("", .leftOpen("nobody says how often the CRM may be asked"))]
    }
    let need = Need(run)
    if let broken = rates.first(where: { need.exceeds($0) }) {
      return [SeriesPromise("", .broken([finding(broken, need, run)]))]
    }
    guard contract.pbx.busyHour != nil else {
      return [SeriesPromise("", .leftOpen("the contract has no `pbx.busy-hour`"))]
    }
    return [SeriesPromise("", .kept)]
  }

  /// What header fields of the first good answer state.
  private static func stated(_ run: SearchRun) -> [Known] {
    for lookup in run.lookups {
      guard let exchange = lookup.raw.first?.exchange, let response = exchange.response,
        response.status < 400
      else { continue }
      let quotas = RateLimitReading(response, at: exchange.startedAt).quotas
      return quotas.compactMap { quota in
        guard let limit = quota.limit, let window = quota.window, !quota.countsWork else {
          return nil
        }
        return Known(
          requests: limit, window: window, source: "stated in \(authored: quota.name)",
          evidence: [lookup.firstNumber])
      }
    }
    return []
  }

  private static func finding(_ rate: Known, _ need: Need, _ run: SearchRun) -> Finding {
    let type = run.search.types.first
    let place = rate.place ?? run.scope.contract.pbx.busyHour?.span ?? type?.request.span
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: "contact-search", interaction: type?.name.value ?? "",
        name: need.isOfRun(rate) ? "run" : "busy-hour"),
      need.isOfRun(rate)
        ? "the lookups of one run are more than the CRM allows"
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
    var place: SourceSpan?
    var evidence: [Int] = []

    init(requests: Int, window: Duration, source: RedactedText, evidence: [Int]) {
      self.requests = requests
      self.window = window
      self.source = source
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
    /// Requests of one call, the longest there was.
    let each: Int
    /// Whether one of them writes a journal.
    let hasJournal: Bool
    /// Lookup requests of the whole run.
    let ofRun: Int
    /// The exchanges of the longest lookup.
    let evidence: [Int]

    init(_ run: SearchRun) {
      let contract = run.scope.contract
      hasJournal = contract.writeEndpoint(.callJournal) != nil
      func cost(_ lookup: ProbedLookup) -> Int { lookup.raw.count { $0.step.kind != .read } }
      let longest = run.lookups.max { cost($0) < cost($1) }
      each = (longest.map(cost) ?? 0) + (hasJournal ? 1 : 0)
      evidence = longest?.evidence ?? []
      calls = contract.pbx.busyHour?.value
      ofRun = run.lookups.reduce(0) { $0 + $1.raw.count }
    }

    func exceeds(_ rate: Known) -> Bool { requests(in: rate) > rate.requests }

    /// Whether the run by itself needs more than the hour does.
    func isOfRun(_ rate: Known) -> Bool { run(in: rate) > hour(in: rate) }

    func requests(in rate: Known) -> Int { max(run(in: rate), hour(in: rate)) }

    private func run(in rate: Known) -> Int { rate.window >= .seconds(3600) ? ofRun : 0 }

    private func hour(in rate: Known) -> Int {
      let milliseconds = min(rate.window, .seconds(3600)) / .milliseconds(1)
      let share = Double((calls ?? 0) * each) * milliseconds / 3_600_000
      return max(each, Int(share.rounded(.up)))
    }

    /// The numbers behind it.
    func reckoning(for rate: Known) -> RedactedText {
      if isOfRun(rate) { return "\(ofRun) requests of the run's lookups" }
      let journal: RedactedText = hasJournal ? ", the journal among them" : ""
      guard let calls else { return "\(each.spoken("request")) of one call\(journal)" }
      return "\(calls) calls an hour × \(each.spoken("request"))\(journal)"
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
