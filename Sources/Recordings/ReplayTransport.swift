// SPDX-License-Identifier: Apache-2.0

public import Redaction
import Synchronization
public import Transports

/// Answers requests from a recording, strictly: each recorded exchange once, in recorded order.
///
/// What is asked is redacted and compared with what was recorded, on method, URL, header and body;
/// `Docs/Recordings.md` lists the header fields that are not compared. Time is the recorded one.
/// Calls from several tasks are served one after the other.
public final class ReplayTransport: Transport {
  private struct Item: Sendable {
    let place: RecordedPlace
    let exchange: Exchange
    let request: ComparableRequest
  }

  private struct State {
    /// The items that nobody has asked for yet, by their core, in recorded order.
    var waiting: [ComparableRequest.Core: [Int]]
    var isUsed: [Bool]
    var instant: Timestamp
  }

  private let items: [Item]
  private let byCore: [ComparableRequest.Core: [Int]]
  private let redactor: Redactor
  private let isOwn: Bool
  private let state: Mutex<State>
  private let memory: Mutex<ComparableRequest.HeaderMemory>

  /// A replay of a recording.
  ///
  /// The redactor is made of ``Recording/replaySecrets`` and of the policy with which the recording
  /// was written.
  public init(_ recording: Recording, redactor: Redactor) {
    let isOwn = recording.header != nil
    let entries = recording.endpoints.flatMap { endpoint in
      endpoint.entries.map { (RecordedPlace(endpoint: endpoint.name, number: $0.number), $0) }
    }
    var memory = ComparableRequest.HeaderMemory()
    items = Self.inOrder(entries, isOwn: isOwn).map { place, entry in
      Item(
        place: place, exchange: entry.exchange,
        request: ComparableRequest(
          entry.exchange.request, by: redactor, tellsEmptyBody: isOwn, remembering: &memory))
    }
    byCore = Dictionary(grouping: items.indices) { [items] in items[$0].request.core }
    self.redactor = redactor
    self.isOwn = isOwn
    let start = items.first?.exchange.startedAt ?? Timestamp(microseconds: 0)
    state = Mutex(
      State(
        waiting: byCore, isUsed: Array(repeating: false, count: items.count), instant: start))
    self.memory = Mutex(memory)
  }

  /// Other programs number nothing: there the order of the instants is the order.
  private static func inOrder(
    _ entries: [(RecordedPlace, HARFile.Entry)], isOwn: Bool
  ) -> [(RecordedPlace, HARFile.Entry)] {
    entries.enumerated().sorted { left, right in
      let (a, b) = (left.element.1, right.element.1)
      return isOwn
        ? (a.number, left.offset) < (b.number, right.offset)
        : (a.exchange.startedAt, left.offset) < (b.exchange.startedAt, right.offset)
    }.map(\.element)
  }

  /// Picks the recorded exchange that answers a request, consuming it.
  ///
  /// Equal requests are answered in the order they were recorded, so a token refresh can return two
  /// different tokens. The last answer is never repeated silently. The exchange is the recorded
  /// one, with the recorded request, timings and address.
  ///
  /// - Throws: what the nearest recorded request is and what differs, or that all that match are
  ///   used up.
  public func take(answering request: Request) throws(ReplayMiss) -> Exchange {
    let asked = memory.withLock {
      ComparableRequest(request, by: redactor, tellsEmptyBody: isOwn, remembering: &$0)
    }
    let found = state.withLock { state -> Int? in
      guard let waiting = state.waiting[asked.core],
        let position = waiting.firstIndex(where: { matches(items[$0], asked) })
      else { return nil }
      let index = waiting[position]
      state.waiting[asked.core]?.remove(at: position)
      state.isUsed[index] = true
      state.instant = max(state.instant, items[index].exchange.endedAt)
      return index
    }
    guard let found else { throw miss(asked) }
    return items[found].exchange
  }

  /// What nobody has asked for, by endpoint and number.
  public var unused: [RecordedPlace] {
    let isUsed = state.withLock { $0.isUsed }
    return zip(items, isUsed).filter { !$0.1 }.map(\.0.place).sorted()
  }

  /// Answers from the recording, at once; without an answer the exchange ends with
  /// ``TransportFailure/Kind/notRecorded`` and says what differs.
  public func send(_ request: Request, within limits: SendLimits) async -> Exchange {
    if Task.isCancelled { return failed(request, TransportFailure(.cancelled, "")) }
    do {
      return try take(answering: request)
    } catch {
      return failed(request, TransportFailure(.notRecorded, error.message.text))
    }
  }

  /// The end of the latest exchange that was answered, or where a wait led; at first the instant of
  /// the first exchange.
  public var now: Timestamp { state.withLock { $0.instant } }

  /// Jumps there; never back.
  public func wait(until instant: Timestamp) async throws(CancellationError) {
    if Task.isCancelled { throw CancellationError() }
    state.withLock { $0.instant = max($0.instant, instant) }
  }

  private func failed(_ request: Request, _ failure: TransportFailure) -> Exchange {
    Exchange(
      request: request, startedAt: now, timings: Timings(total: .zero), outcome: .failure(failure))
  }

  private func matches(_ item: Item, _ asked: ComparableRequest) -> Bool {
    item.request.hasHeaders(of: asked, isComplete: isOwn)
  }

  private func miss(_ asked: ComparableRequest) -> ReplayMiss {
    let same = (byCore[asked.core] ?? []).filter { matches(items[$0], asked) }
    if let last = same.last {
      return ReplayMiss(
        reason: .exhausted, recordings: same.count, nearest: items[last].place, differences: [])
    }
    let distances = items.map { $0.request.distance(to: asked) }
    guard let nearest = distances.indices.min(by: { distances[$0] < distances[$1] }) else {
      return ReplayMiss(reason: .emptyRecording, recordings: 0, nearest: nil, differences: [])
    }
    let comparison = RequestComparison(
      recorded: items[nearest].request, asked: asked, redactor: redactor)
    return ReplayMiss(
      reason: .unmatched, recordings: 0, nearest: items[nearest].place,
      differences: comparison.differences)
  }
}
