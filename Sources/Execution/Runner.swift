// SPDX-License-Identifier: Apache-2.0

import Contracts
import Redaction
public import Transports

/// Sends what a plan wants asked, as many requests at once as the PBX may have under way.
///
/// The first request goes alone. If the CRM cannot be reached or refuses the credential, nothing
/// else is sent: every answer would be the same, and some systems lock an address out after ten
/// refused requests.
public struct Runner: Sendable {
  /// Sends the requests and owns time.
  public let transport: any Transport
  /// What one request may cost.
  public let limits: SendLimits
  /// Told about each answer, in the order of arrival; for progress only.
  public let progress: @Sendable (RunEvent) -> Void

  /// A runner.
  public init(
    transport: any Transport, limits: SendLimits = SendLimits(),
    progress: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) {
    self.transport = transport
    self.limits = limits
    self.progress = progress
  }

  /// Asks everything and returns the exchanges in plan order, nil where nothing was sent.
  public func exchanges(of plan: RunPlan) async -> [Exchange?] {
    var exchanges = [Exchange?](repeating: nil, count: plan.steps.count)
    guard let first = plan.steps.first else { return exchanges }
    let answer = await send(first, of: plan)
    exchanges[0] = answer
    if Self.endsTheRun(answer, plan) { return exchanges }
    await withTaskGroup(of: (Int, Exchange).self) { group in
      var next = 1
      func start() {
        guard next < plan.steps.count, !Task.isCancelled else { return }
        let index = next
        next += 1
        group.addTask { (index, await send(plan.steps[index], of: plan)) }
      }
      for _ in 0..<max(1, plan.contract.concurrency) { start() }
      for await (index, exchange) in group {
        exchanges[index] = exchange
        start()
      }
    }
    return exchanges
  }

  private func send(_ step: RunPlan.Step, of plan: RunPlan) async -> Exchange {
    let exchange = await transport.send(step.request, within: limits)
    progress(
      RunEvent(
        number: step.number, total: plan.steps.count,
        scenarios: step.scenarios.compactMap {
          plan.contract.contactSearch?.scenarios[$0].name.value
        }, status: exchange.response?.status, failure: exchange.failure?.kind,
        duration: exchange.timings.total))
    return exchange
  }

  /// Whether asking on would only repeat the first answer, or do harm.
  static func endsTheRun(_ exchange: Exchange, _ plan: RunPlan) -> Bool {
    switch exchange.outcome {
    case .failure(let failure):
      return [.nameNotFound, .connectionRefused, .proxy, .tls, .timedOut, .cancelled]
        .contains(failure.kind)
    case .success(let response):
      let promised = plan.contract.contactSearch?.response
      let accepted = (promised?.statuses.value ?? []) + (promised?.noMatchStatuses?.value ?? [])
      return [401, 403].contains(response.status) && !accepted.contains(response.status)
    }
  }
}

/// One answer that has arrived.
public struct RunEvent: Sendable {
  /// The number of the exchange.
  public let number: Int
  /// How many there are.
  public let total: Int
  /// The scenarios it answers.
  public let scenarios: [String]
  /// The status, if there is an answer.
  public let status: Int?
  /// Why there is none.
  public let failure: TransportFailure.Kind?
  /// How long it took.
  public let duration: Duration
}
