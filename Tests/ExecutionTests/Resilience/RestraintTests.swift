// SPDX-License-Identifier: Apache-2.0

import Checks
import Execution
import PBXEmulation
import Synchronization
import Testing
import Transports

/// A CRM that says when it is asked too often, with a clock that only waiting moves.
private final class LimitedTransport: Transport {
  struct State: Sendable {
    var now = Timestamp(microseconds: 0)
    var waits: [Timestamp] = []
    var sent: [String] = []
    var underWay = 0
    /// The most that were under way at once, behind the first pause.
    var most = 0
    var isLimited = false
  }

  private let state = Mutex(State())
  private let refuses: @Sendable (Int) -> [HeaderField]?

  /// `refuses`: the header of the refusal of a request by its place, from 1; nil: it is answered.
  init(_ refuses: @escaping @Sendable (Int) -> [HeaderField]?) { self.refuses = refuses }

  var seen: State { state.withLock { $0 } }
  var now: Timestamp { seen.now }

  func wait(until instant: Timestamp) async throws(CancellationError) {
    state.withLock {
      $0.waits.append(instant)
      $0.now = max($0.now, instant)
      $0.isLimited = true
    }
  }

  func send(_ request: Request, within limits: SendLimits) async -> Exchange {
    let (start, place) = state.withLock {
      $0.sent.append(request.url)
      $0.underWay += 1
      if $0.isLimited { $0.most = max($0.most, $0.underWay) }
      return ($0.now, $0.sent.count)
    }
    for _ in 0...20 { await Task.yield() }
    let refusal = refuses(place)
    state.withLock { $0.underWay -= 1 }
    let json = HeaderField("Content-Type", "application/json")
    return Exchange(
      request: request, startedAt: start, timings: Timings(total: .zero),
      outcome: .success(
        Response(
          status: refusal == nil ? 200 : 429, headers: [json] + (refusal ?? []),
          body: Array(#"{"data": []}"#.utf8))),
      remoteAddress: "192.0.2.1:443")
  }
}

struct RestraintTests {
  private static let told = [HeaderField("Retry-After", "7")]

  private static func seconds(_ transport: LimitedTransport) -> [Int] {
    transport.seen.waits.map { Int($0.microseconds / 1_000_000) }
  }

  @Test(arguments: [1, 5])
  func `behind a limit the run waits as told, then asks one by one, nothing twice`(
    _ concurrency: Int
  ) async throws {
    let make = try Make(RunnerTests.crowd, concurrency: concurrency)
    let transport = LimitedTransport { $0 == 3 ? Self.told : nil }
    let traffic = await Runner(transport: transport).traffic(of: make.plan)
    #expect(Self.seconds(transport) == [7])
    #expect(transport.seen.most == 1)
    #expect(transport.seen.sent.sorted() == make.plan.steps.map(\.request.url).sorted())
    #expect(traffic.stop == nil)
    #expect(traffic.lookups.allSatisfy { $0?.count == 1 })
  }

  @Test func `without a told time the pauses double, and begin anew behind an answer`() async throws
  {
    let make = try Make(RunnerTests.crowd, concurrency: 1)
    let transport = LimitedTransport { [2, 3, 4, 6].contains($0) ? [] : nil }
    _ = await Runner(transport: transport).traffic(of: make.plan)
    #expect(Self.seconds(transport) == [1, 3, 7, 8])
  }

  @Test func `no pause is longer than half a minute, and all are no longer than five`() async throws
  {
    let make = try Make(RunnerTests.crowd, concurrency: 1)
    let hour = [HeaderField("Retry-After", "3600")]
    let transport = LimitedTransport { $0 > 1 ? hour : nil }
    _ = await Runner(transport: transport).traffic(of: make.plan)
    #expect(Self.seconds(transport) == (1...10).map { $0 * 30 })
  }

  @Test func `those that were refused together make one pause, the longest`() async throws {
    let make = try Make(RunnerTests.crowd, concurrency: 5)
    let transport = LimitedTransport { (2...6).contains($0) ? [] : nil }
    _ = await Runner(transport: transport).traffic(of: make.plan)
    #expect(Self.seconds(transport) == [1])
  }

  @Test func `a CRM without limits is never waited for`() async throws {
    let make = try Make(RunnerTests.crowd, concurrency: 5)
    let transport = LimitedTransport { _ in nil }
    _ = await Runner(transport: transport).traffic(of: make.plan)
    #expect(transport.seen.waits.isEmpty)
  }
}
