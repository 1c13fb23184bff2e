// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics

/// The procedure that judges one promise about contact search.
///
/// Two pure functions: what must be asked, and what the answers say. A check never touches a
/// transport, so a plan, a call budget and a replay cannot lie about it.
public protocol LookupCheck: Sendable {
  /// Code, severity, capability, gate, owner and layer of its finding.
  static var kind: FindingKind { get }

  /// Its page in `Docs/Checks`.
  static var page: CheckPage { get }

  /// Whether a scenario promises anything this check judges.
  static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool

  /// What must be asked to judge every promise of a contract.
  static func probes(in contract: Contract) -> [Probe]

  /// What an answer says about the promise. Pure: no clock, no network, no memory.
  static func judge(_ lookup: LookupCase) -> Judgement
}

extension LookupCheck {
  /// One search for each scenario it concerns.
  public static func probes(in contract: Contract) -> [Probe] {
    guard let search = contract.contactSearch else { return [] }
    return search.scenarios.filter { concerns($0, of: search) }.flatMap { scenario in
      search.types.indices.map { Probe(type: $0, caller: scenario.call.value) }
    }
  }

  /// Every scenario.
  public static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool { true }
}

/// What a check wants asked: one search, and the most it can cost.
public struct Probe: Sendable, Hashable {
  /// Which of the contract's contact types is searched, from 0.
  public let type: Int
  /// The caller's number as the PBX hands it over.
  public let caller: String

  /// A search.
  public init(type: Int, caller: String) {
    self.type = type
    self.caller = caller
  }

  /// Requests it costs at most.
  public var requests: Int { 1 }

  /// Records it can create or change: a search changes nothing.
  public var writes: Int { 0 }
}

/// What a check says about one promise.
public enum Judgement: Sendable, Hashable {
  /// The CRM does as promised.
  case kept
  /// It does not.
  case broken([Finding])
  /// The CRM could not be asked.
  case couldNotAsk(Finding)
  /// Another finding stands before it.
  case notProven(because: String)
  /// The contract promises nothing of the kind about this answer: no promise, no result.
  case notPromised
}
