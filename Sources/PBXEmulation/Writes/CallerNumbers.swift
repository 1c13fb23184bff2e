// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXLanguage
import PhoneNumbers

/// The numbers that stand outside of a contract's calls, and free ones, each handed out once.
struct CallerNumbers: Sendable {
  private let free: FreeNumbers?
  private var taken = 0
  private let contract: Contract
  private let scenarios: [Scenario]

  init(_ contract: Contract, in environment: String) {
    self.contract = contract
    let place = contract.environment(named: environment)
    free = place?.freeNumbers?.value
    let isOwn = place?.data == .own
    scenarios = (contract.contactSearch?.scenarios ?? []).filter { scenario in
      scenario.only.isEmpty ? !isOwn : scenario.only.contains { $0.value == environment }
    }
  }

  /// The next number that nobody has; nil if all are used.
  mutating func takeFree() -> String? {
    // The last one stands for callers whom nobody knows, so nobody may become its owner.
    guard let free, taken < free.count - 1 else { return nil }
    defer { taken += 1 }
    return free[taken]
  }

  /// A number that nobody has and nobody gets.
  var unknown: String? {
    if let free, let last = free[free.count - 1] { return last }
    return scenarios.lazy.compactMap { scenario in
      if case .nothing = scenario.finds, case .call(let number) = scenario.ask {
        number.value
      } else {
        nil
      }
    }.first
  }

  /// The number of the caller whom the search finds: the endpoint's own, or the first one.
  func known(for endpoint: WriteEndpoint) -> String? {
    let found = scenarios.filter { scenario in
      if case .record = scenario.finds, case .call = scenario.ask { true } else { false }
    }
    let named = found.first { $0.name.value == endpoint.caller?.value }
    return (endpoint.caller == nil ? found.first : named)?.ask.text.value
  }

  /// A number in every spelling in which the trunk delivers callers.
  func delivered(_ number: String) -> [(spelling: DialledSpelling, text: String)] {
    guard let parsed = try? PhoneNumber(parsing: number, region: contract.pbx.region) else {
      return [(.asStored, number)]
    }
    return contract.pbx.delivers.compactMap { name in
      if name == .outsideLine {
        return contract.pbx.outsideLine.map { (name, $0 + parsed.spelled(.nationalDigits)) }
      }
      return PhoneSpelling(rawValue: name.rawValue).map { (name, parsed.spelled($0)) }
    }
  }
}
