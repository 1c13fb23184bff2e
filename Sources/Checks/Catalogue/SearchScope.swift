// SPDX-License-Identifier: Apache-2.0

public import Contracts
import PBXEmulation

/// The part of a contract's search that an environment runs.
public struct SearchScope: Sendable {
  /// The contract.
  public let contract: Contract
  /// The name of the environment.
  public let environment: String
  /// Its search.
  public let search: ContactSearch
  /// The scenarios that run here.
  public let scenarios: [Scenario]
  /// Scenarios that do not, since the environment has test data of its own.
  public let unrun: [Scenario]
  /// The number formats that run here.
  public let formats: [NumberFormat]
  /// The calls that find records, each number once, in the order of the contract.
  public let knownCallers: [Scenario]

  /// What runs in an environment; nil if the contract has no contact search.
  public init?(_ contract: Contract, environment name: String) {
    guard let search = contract.contactSearch else { return nil }
    let environment = contract.environment(named: name)
    let isOwn = environment?.data == .own
    func runs(_ only: [Located<String>]) -> Bool {
      only.isEmpty ? !isOwn : only.contains { $0.value == name }
    }
    self.contract = contract
    self.environment = name
    self.search = search
    // Where all run, as nearly always, the list is shared.
    scenarios =
      search.scenarios.allSatisfy { runs($0.only) }
      ? search.scenarios : search.scenarios.filter { runs($0.only) }
    unrun = isOwn ? search.scenarios.filter(\.only.isEmpty) : []
    formats = search.formats.filter { runs($0.only) }
    var seen: Set<String> = []
    knownCallers = scenarios.filter { scenario in
      guard case .call(let number) = scenario.ask, scenario.expectsRecord else { return false }
      return seen.insert(number.value).inserted
    }
  }

  /// One lookup for each scenario; the known record is read by its id where the contract says how.
  public var scenarioProbes: [Probe] {
    let reads = search.types.contains { $0.read != nil }
    return scenarios.map {
      Probe($0.searchAsk, in: .scenarios, reads: reads && $0.expectsRecord)
    }
  }
}

extension SearchScope {
  /// What every check wants asked, each thing once, in the order of the phases.
  public var probes: [Probe] {
    let wanted = scenarioProbes + CheckCatalogue.series.flatMap { $0.probes(in: self) }
    var positions: [Probe.Key: Int] = [:]
    var merged: [Probe] = []
    for probe in wanted {
      if let position = positions[probe.key] {
        merged[position] = merged[position].merged(with: probe)
      } else {
        positions[probe.key] = merged.count
        merged.append(probe)
      }
    }
    return Probe.Phase.allCases.flatMap { phase in merged.filter { $0.phase == phase } }
  }
}
