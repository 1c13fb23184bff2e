// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Synchronization

extension NorthgateAPI {
  /// What a test may ask about the sandbox: without a key, without faults, and without counting.
  func aboutSandbox(_ request: ServerRequest) -> ServerResponse {
    switch request.path {
    case "/_sandbox/state": only("GET", request) { currentState() }
    case "/_sandbox/statistics": only("GET", request) { statistics() }
    case "/_sandbox/snapshot": only("GET", request) { snapshot() }
    case "/_sandbox/clock": clock(request)
    default: .notFound("such address")
    }
  }

  private func currentState() -> ServerResponse {
    state.withLock { state in
      var members = NorthgateKind.allCases.map {
        JSONOutput.Member($0.rawValue, .int(state.store.count($0)))
      }
      members.append(.init("writes", .int(state.statistics.writes)))
      return .json(200, .object(members))
    }
  }

  /// Which records are stored, hidden ones too; of people who are computed only how many.
  private func snapshot() -> ServerResponse {
    state.withLock { state in
      func ids(_ list: SandboxFault.WrittenList) -> JSONOutput {
        .array((state.entries[list]?.ids ?? []).map(JSONOutput.string))
      }
      return .json(
        200,
        [
          "contacts": .array(state.store.ids(of: .contacts).map(JSONOutput.string)),
          "made_up_contacts": .int(state.store.peopleCount),
          "calls": ids(.calls), "tickets": ids(.tickets),
        ])
    }
  }

  private func statistics() -> ServerResponse {
    let statistics = state.withLock { $0.currentStatistics }
    return .json(
      200,
      [
        "requests": .int(statistics.requests), "searches": .int(statistics.searches),
        "reads": .int(statistics.reads), "writes": .int(statistics.writes),
        "calls": .int(statistics.calls), "tickets": .int(statistics.tickets),
      ])
  }
}
