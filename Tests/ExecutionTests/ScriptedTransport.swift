// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Transports

/// Answers from a script, in whatever order it is told, and counts.
final class ScriptedTransport: Transport {
  /// What comes back, by what the URL ends in.
  struct Answer: Sendable {
    var status = 200
    var body = #"{"data": []}"#
    var failure: TransportFailure.Kind?
    var type = "application/json"
    var headers: [HeaderField] = []
    /// How many other requests are answered before this one.
    var yields = 0
    /// Whether it comes when the run is cancelled, and no sooner.
    var waitsForTheEnd = false

    static let nobody = Answer()
    static let known = Answer(
      body: #"{"data": [{"id": "abc123", "name": "Aisha", "phone": "+971500000000"}]}"#)

    func exchange(answering request: Request, at start: Timestamp) -> Exchange {
      let fields = [HeaderField("Content-Type", type)] + headers
      return Exchange(
        request: request, startedAt: start, timings: Timings(total: .milliseconds(10)),
        outcome: failure.map { .failure(TransportFailure($0, "scripted")) }
          ?? .success(Response(status: status, headers: fields, body: Array(body.utf8))),
        remoteAddress: failure == nil ? "192.0.2.1:443" : nil)
    }
  }

  /// What was seen of the requests.
  struct Counts: Sendable {
    var sent: [String] = []
    /// Those that asked for a connection of their own.
    var fresh: [String] = []
    var underWay = 0
    var most = 0
  }

  private let counts = Mutex(Counts())
  private let answer: @Sendable (Request) -> Answer

  init(_ answer: @escaping @Sendable (Request) -> Answer) {
    self.answer = answer
  }

  var seen: Counts { counts.withLock { $0 } }
  var now: Timestamp { Timestamp(microseconds: 0) }

  func wait(until instant: Timestamp) async throws(CancellationError) {}

  func send(_ request: Request, within limits: SendLimits) async -> Exchange {
    counts.withLock {
      $0.sent.append(request.url)
      if limits.usesFreshConnection { $0.fresh.append(request.url) }
      $0.underWay += 1
      $0.most = max($0.most, $0.underWay)
    }
    let answer = answer(request)
    for _ in 0...answer.yields { await Task.yield() }
    while answer.waitsForTheEnd, !Task.isCancelled { await Task.yield() }
    counts.withLock { $0.underWay -= 1 }
    return answer.exchange(answering: request, at: now)
  }
}
