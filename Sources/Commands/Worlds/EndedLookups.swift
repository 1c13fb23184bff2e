// SPDX-License-Identifier: Apache-2.0

import Execution
import Synchronization

/// Hands lookups that have ended to the task that makes them ready, several at a time.
///
/// Each hand-over wakes a thread, which takes longer than making one lookup ready does.
final class EndedLookups: Sendable {
  /// So many are handed over at once: few enough that both threads stay busy.
  private static let portion = 32

  private let waiting = Mutex<[RunEvent]>([])
  private let stream: AsyncStream<[RunEvent]>.Continuation

  init(_ stream: AsyncStream<[RunEvent]>.Continuation) {
    self.stream = stream
  }

  func add(_ event: RunEvent) {
    let portion = waiting.withLock { waiting -> [RunEvent] in
      waiting.append(event)
      return waiting.count < Self.portion ? [] : Self.take(&waiting)
    }
    handOver(portion)
  }

  /// Hands over what is left; nothing comes after it.
  func finish() {
    handOver(waiting.withLock { Self.take(&$0) })
    stream.finish()
  }

  private func handOver(_ events: [RunEvent]) {
    if !events.isEmpty { stream.yield(events) }
  }

  private static func take(_ waiting: inout [RunEvent]) -> [RunEvent] {
    defer { waiting = [] }
    return waiting
  }
}
