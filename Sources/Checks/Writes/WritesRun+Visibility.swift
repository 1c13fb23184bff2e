// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
import Readiness
public import Redaction
import Transports

extension WritesRun {
  /// How long records took to show themselves, of endpoints whose first read came too early.
  public var visibilityNotes: [RedactedText] {
    contract.writes.compactMap { endpoint in
      let items = written?.allItems.filter { $0.endpoint.kind == endpoint.kind } ?? []
      let delays = items.flatMap(\.delays)
      guard let longest = delays.max() else { return nil }
      let promised = endpoint.visibleWithin.value.inMicroseconds / 1000
      return """
        \(authored: endpoint.kind.rawValue): a new record shows itself after up to \
        \(longest.inMicroseconds / 1000) ms; promised are \(promised) ms
        """
    }
  }
}

extension WriteItem {
  /// From the write to the read that showed the record, where an earlier one did not.
  fileprivate var delays: [Duration] {
    guard let written else { return [] }
    return reads.filter { $0.count > 1 }.compactMap { attempts in
      guard let last = attempts.last, (200..<300).contains(last.exchange.response?.status ?? 0)
      else { return nil }
      return last.exchange.endedAt.since(written.exchange.endedAt)
    }
  }
}
