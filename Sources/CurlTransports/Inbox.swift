// SPDX-License-Identifier: Apache-2.0

/// What other threads ask of the event loop.
final class Inbox: Sendable {
  enum Item: Sendable {
    /// Send a request.
    case start(Transfer)
    /// Give a request up, whether it has been started or not.
    case cancel(Transfer)
    /// Run a piece of a task on the loop's thread.
    case run(UnownedJob)
  }

  enum Receipt {
    case accepted
    /// Accepted, and the loop sleeps: wake it.
    case acceptedAsleep
    /// The loop has been stopped: nothing was taken.
    case refused
  }

  private struct State {
    var items: [Item] = []
    var isSignalled = false
    var isClosed = false
  }

  private let state = Guarded(State())

  /// Leaves an item; only the first one after the loop has emptied the inbox needs to wake it.
  func post(_ item: Item) -> Receipt {
    state.withLock { state in
      if state.isClosed { return .refused }
      state.items.append(item)
      if state.isSignalled { return .accepted }
      state.isSignalled = true
      return .acceptedAsleep
    }
  }

  /// Refuses everything from now on.
  func close() {
    state.withLock { $0.isClosed = true }
  }

  /// Moves what is there into an empty array; false if nothing more will come.
  func take(into items: inout [Item]) -> Bool {
    state.withLock { state in
      swap(&state.items, &items)
      state.isSignalled = false
      return !state.isClosed
    }
  }

  /// Whether the loop may sleep.
  var isEmpty: Bool { state.withLock { $0.items.isEmpty && !$0.isClosed } }
}
