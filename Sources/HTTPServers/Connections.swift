// SPDX-License-Identifier: Apache-2.0

import NIOCore
import Synchronization

/// The open connections of a server.
final class Connections: Sendable {
  private struct State {
    var open: [ObjectIdentifier: any Channel] = [:]
    var isDraining = false
  }

  private let state = Mutex(State())

  /// Remembers a connection until it closes; false if the server is going down.
  func add(_ channel: any Channel) -> Bool {
    let id = ObjectIdentifier(channel)
    let isTaken = state.withLock { state in
      if state.isDraining { return false }
      state.open[id] = channel
      return true
    }
    guard isTaken else { return false }
    channel.closeFuture.whenComplete { [weak self] _ in
      self?.state.withLock { _ = $0.open.removeValue(forKey: id) }
    }
    return true
  }

  /// The open connections, handed out once: a second call gets nil.
  ///
  /// From now on no connection is taken.
  func drain() -> [any Channel]? {
    state.withLock { state in
      if state.isDraining { return nil }
      defer { state.open = [:] }
      state.isDraining = true
      return Array(state.open.values)
    }
  }
}
