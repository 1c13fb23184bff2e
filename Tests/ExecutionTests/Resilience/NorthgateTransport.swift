// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import Synchronization
import Transports

@testable import Sandboxes

/// The sandbox CRM without a socket: it is asked by a call, and time passes only where somebody waits.
final class NorthgateTransport: Transport {
  /// What came of the requests, in the order in which they were sent.
  struct Seen: Sendable {
    var waits: [Timestamp] = []
    var sent: [(method: String, path: String, status: Int)] = []
  }

  /// What stands between the PBX and the CRM: nil lets a request pass.
  typealias Interference = @Sendable (Request) -> Result<Response, TransportFailure>?

  /// The client that has a secret: the telephone system.
  static let clientID = SandboxCredentials.clientID

  private let api: NorthgateAPI
  private let interference: Interference
  private let state = Mutex(Seen())

  init(faults: [String] = [], interference: @escaping Interference = { _ in nil }) throws {
    var options = SandboxOptions(faults: try SandboxFault.read(faults))
    options.startsAt = SandboxInstant("2026-11-28T08:00:00Z")
    api = NorthgateAPI(options)
    self.interference = interference
  }

  var seen: Seen { state.withLock { $0 } }

  /// How often something came of requests of a method.
  func count(_ method: String, status: Int) -> Int {
    seen.sent.count { $0.method == method && $0.status == status }
  }

  /// What is in the CRM that a run has put there.
  var statistics: SandboxStatistics { api.state.withLock { $0.currentStatistics } }

  /// The ids of everything in the CRM.
  var snapshot: String {
    let response = api.answer(ServerRequest(method: "GET", target: "/_sandbox/snapshot"))
    return String(decoding: response.body, as: UTF8.self)
  }

  var credentials: SandboxCredentials { api.credentials }

  var now: Timestamp {
    let (seconds, attoseconds) = api.clock.now.sinceEpoch.components
    return Timestamp(microseconds: seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
  }

  func wait(until instant: Timestamp) async throws(CancellationError) {
    state.withLock { $0.waits.append(instant) }
    api.clock.advance(by: instant.since(now))
  }

  func send(_ request: Request, within limits: SendLimits) async -> Exchange {
    let start = now
    let outcome = interference(request) ?? answer(request, within: limits)
    let path = String(request.url.dropFirst("http://northgate.test".count).prefix { $0 != "?" })
    var status = 0
    if case .success(let response) = outcome { status = response.status }
    state.withLock { $0.sent.append((request.method, path, status)) }
    return Exchange(
      request: request, startedAt: start, timings: Timings(total: .milliseconds(1)),
      outcome: outcome, remoteAddress: "127.0.0.1:80")
  }

  private func answer(
    _ request: Request, within limits: SendLimits
  ) -> Result<Response, TransportFailure> {
    let response = api.answer(
      ServerRequest(
        method: request.method, target: request.url,
        headers: request.headers.map { ServerHeader($0.name, $0.value) }, body: request.body ?? []))
    if response.isWithheld {
      return .failure(TransportFailure(.cutOff, "the server closed the connection"))
    }
    if response.delay > limits.deadline {
      return .failure(TransportFailure(.timedOut, "no answer in time"))
    }
    return .success(
      Response(
        status: response.status,
        headers: response.headers.map { HeaderField($0.name, $0.value) }, body: response.body))
  }
}
