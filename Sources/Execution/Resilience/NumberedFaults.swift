// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
import Readiness
import Transports

/// What went wrong in the exchanges of a run, by their numbers.
struct NumberedFaults {
  private(set) var faults: [Int: WholeFault] = [:]
  /// Exchanges that were redirected.
  private(set) var redirects: [Int: Exchange] = [:]
  private var last = 0

  init(_ traffic: RunTraffic, limits: Limits, askedBy pbx: PBX) {
    for exchange in traffic.everyExchange {
      last += 1
      guard let fault = WholeFault(exchange, limits: limits, askedBy: pbx) else { continue }
      faults[last] = fault
      if fault.fault == .redirect { redirects[last] = exchange }
    }
  }

  /// The fault that every one of some exchanges shows; nil if they show none, or several.
  func fault(ofAll numbers: [Int]) -> WholeFault? {
    guard let first = numbers.first.flatMap({ faults[$0] }) else { return nil }
    return numbers.allSatisfy { faults[$0] == first } ? first : nil
  }

  /// Whether every exchange shows a fault, from the first one on that does.
  func endsIn(_ fault: WholeFault) -> Bool {
    let first = faults.filter { $0.value == fault }.keys.min() ?? .max
    return first <= last && (first...last).allSatisfy { faults[$0] == fault }
  }
}
