// SPDX-License-Identifier: Apache-2.0

import Sandboxes
import Synchronization
import Transports

/// Sends to the sandbox; to wait is to move the sandbox's clock, so that an hour takes a moment.
final class SandboxTransport: Transport {
  private let transport: any Transport
  private let sandbox: NorthgateSandbox
  /// How far the sandbox's clock has been moved.
  private let lead = Mutex(Duration.zero)

  init(_ transport: any Transport, to sandbox: NorthgateSandbox) {
    self.transport = transport
    self.sandbox = sandbox
  }

  /// Sends, and dates the exchange by the clock that was moved.
  func send(_ request: Request, within limits: SendLimits) async -> Exchange {
    let lead = lead.withLock { $0 }
    let exchange = await transport.send(request, within: limits)
    guard lead > .zero else { return exchange }
    return Exchange(
      request: exchange.request, startedAt: exchange.startedAt.advanced(by: lead),
      timings: exchange.timings, outcome: exchange.outcome, peer: exchange.peer)
  }

  var now: Timestamp { transport.now.advanced(by: lead.withLock { $0 }) }

  func wait(until instant: Timestamp) async throws(CancellationError) {
    if Task.isCancelled { throw CancellationError() }
    let time = instant.since(now)
    guard time > .zero else { return }
    sandbox.advanceClock(by: time)
    lead.withLock { $0 += time }
  }
}
