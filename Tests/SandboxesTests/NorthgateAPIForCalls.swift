// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import Synchronization

@testable import Sandboxes

/// The CRM without a network, for measuring.
struct NorthgateAPIForCalls {
  private let api = NorthgateAPI(SandboxOptions())

  func post(_ body: String) {
    let key = ServerHeader("X-Api-Key", SandboxOptions.defaultAPIKey)
    _ = api.answer(
      ServerRequest(method: "POST", target: "/calls", headers: [key], body: Array(body.utf8)))
  }

  var count: Int { api.state.withLock { $0.entries[.calls]?.count ?? 0 } }
}
