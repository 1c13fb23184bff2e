// SPDX-License-Identifier: Apache-2.0

public import Contracts
import Diagnostics
public import PBXEmulation
import PBXLanguage
public import Redaction
public import Transports

/// Every exchange of a run, whichever endpoint was asked.
public struct TrafficRun: Sendable {
  /// The contract.
  public let contract: Contract
  /// The PBX that asked.
  public let pbx: PBX
  /// Makes text of the answers safe to show.
  public let redactor: Redactor
  /// The lookups; empty if nothing was looked up.
  public let lookups: [ProbedLookup]
  /// The turns besides the lookups, with their numbers.
  public let turns: [TokenRun.NumberedTurn]
  /// The name of the environment.
  public let environment: String
  /// The code of what kept the run from going on; nil if nothing did.
  public let cause: String?

  /// One exchange.
  public struct Part: Sendable {
    /// The endpoint that was asked.
    public let endpoint: String
    /// The number of the exchange in the run.
    public let number: Int
    /// What was sent and what came back.
    public let exchange: Exchange

    init(endpoint: String, number: Int, exchange: Exchange) {
      self.endpoint = endpoint
      self.number = number
      self.exchange = exchange
    }

    init(_ numbered: TokenRun.NumberedTurn) {
      self.init(
        endpoint: numbered.turn.question.endpoint, number: numbered.number,
        exchange: numbered.turn.exchange)
    }
  }

  /// A run.
  ///
  /// - Parameters:
  ///   - pbx: who asked.
  ///   - environment: the name of the environment.
  ///   - lookups: what was looked up.
  ///   - turns: what was asked besides.
  ///   - cause: the code of what kept the run from going on.
  ///   - redactor: makes text of the answers safe to show.
  public init(
    askedBy pbx: PBX, in environment: String, lookups: [ProbedLookup],
    turns: [TokenRun.NumberedTurn], cause: String? = nil, redactor: Redactor
  ) {
    contract = pbx.contract
    self.pbx = pbx
    self.lookups = lookups
    self.turns = turns
    self.environment = environment
    self.cause = cause
    self.redactor = redactor
  }

  /// The name of the search among the endpoints.
  static let search = "contact-search"

  /// Every exchange, those of the lookups first: they are what most findings speak of.
  ///
  /// One after the other: a list of them would be large.
  var parts: Parts { Parts(lookups: lookups, turns: turns) }

  /// The exchanges that came over another connection, or asked another endpoint, than the one before.
  var connections: [Part] {
    var found: [Part] = []
    for part in parts where part.exchange.remoteAddress != nil {
      guard let last = found.last, last.endpoint == part.endpoint,
        last.exchange.connection == part.exchange.connection
      else {
        found.append(part)
        continue
      }
    }
    return found
  }

  /// What is wrong with exchanges, each cause with those that show it; nil of an exchange without.
  static func causes<Cause: Hashable>(
    in parts: some Sequence<Part>, _ cause: (Part) -> Cause?
  ) -> [(cause: Cause, first: Part, sightings: Sightings)] {
    var found: [(cause: Cause, first: Part, sightings: Sightings)] = []
    for part in parts {
      guard let cause = cause(part) else { continue }
      let known = found.firstIndex { $0.cause == cause }
      let place = known ?? found.count
      if known == nil { found.append((cause, part, Sightings())) }
      found[place].sightings.add(part)
    }
    return found
  }

  /// Whether the contract lets a run provoke something here.
  func allows(_ provocation: Environment.Provocation) -> Bool {
    contract.environment(named: environment)?.allows(provocation) == true
  }

  /// The turns of questions whose names begin so, as exchanges.
  func turns(named name: String) -> [Part] {
    turns.filter { $0.turn.question.name.hasPrefix(name) }.map { Part($0) }
  }

  /// The endpoint that a promise of the whole run stands at: the search, if the contract has one.
  public var endpoint: String {
    contract.contactSearch == nil ? turns.first?.turn.question.endpoint ?? "" : Self.search
  }

  /// A finding of one cause, with the endpoints that show it.
  ///
  /// - Parameters:
  ///   - kind: what every finding of the check has in common.
  ///   - message: what is wrong.
  ///   - name: what the cause is, apart from others of the same endpoint.
  ///   - place: the line of the contract; nil: its base, or the first request.
  ///   - sightings: the exchanges that show it.
  /// - Returns: the finding; what was expected and what to do is filled in by the check.
  func finding(
    _ kind: FindingKind, _ message: RedactedText, named name: String = "",
    at place: SourceSpan? = nil, by sightings: Sightings
  ) -> Finding {
    let type = contract.contactSearch?.types.first
    let endpoint = sightings.first
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: endpoint,
        interaction: endpoint == Self.search ? type?.name.value ?? "" : "", name: name),
      message, at: place ?? contract.base?.source.span ?? type?.request.span)
    finding.evidence = sightings.evidence
    return finding
  }
}

/// The exchanges that show one cause, endpoint by endpoint.
struct Sightings {
  private(set) var endpoints: [String] = []
  private var numbers: [[Int]] = []

  /// Exchanges of one endpoint that stand in a finding.
  private static let most = 5

  var isEmpty: Bool { endpoints.isEmpty }

  /// The endpoint that the finding is about.
  var first: String { endpoints.first ?? "" }

  /// The number of the first exchange of each endpoint.
  var evidence: [Int] { numbers.compactMap(\.first).sorted() }

  /// The numbers of a few exchanges of one endpoint, or of the first of each of several.
  var examples: [Int] { endpoints.count == 1 ? numbers[0] : evidence }

  mutating func add(_ part: TrafficRun.Part) {
    // Lookups stand together, so it nearly always is the last one.
    let place =
      endpoints.last == part.endpoint
      ? endpoints.count - 1 : endpoints.firstIndex(of: part.endpoint)
    guard let place else {
      endpoints.append(part.endpoint)
      return numbers.append([part.number])
    }
    if numbers[place].count < Self.most { numbers[place].append(part.number) }
  }

  /// The endpoints, where they are not the search alone: `, at token and users`.
  var places: RedactedText {
    guard endpoints != [TrafficRun.search] else { return "" }
    let names = endpoints.map { RedactedText(authored: $0) }
    guard let last = names.last, names.count > 1 else { return ", at \(names[0])" }
    return ", at \(names.dropLast().joined(separator: ", ")) and \(last)"
  }
}
