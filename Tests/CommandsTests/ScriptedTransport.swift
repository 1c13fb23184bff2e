// SPDX-License-Identifier: Apache-2.0

import Transports

/// A transport that answers every request with one body, at once and without any network.
struct ScriptedTransport: Transport {
  let body: String

  var now: Timestamp { Timestamp(microseconds: 1_790_000_000_000_000) }

  func send(_ request: Request, within limits: SendLimits) async -> Exchange {
    Exchange(
      request: request, startedAt: now, timings: Timings(total: .milliseconds(7)),
      outcome: .success(
        Response(
          status: 200, reason: "OK", headers: [HeaderField("Content-Type", "application/json")],
          body: Array(body.utf8))))
  }

  func wait(until instant: Timestamp) async throws(CancellationError) {}
}
