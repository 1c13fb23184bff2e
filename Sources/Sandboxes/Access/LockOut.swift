// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Counts refusals, and locks everybody out after too many of them in one minute.
///
/// As EspoCRM does, also with those whose credential is right, until a minute after the last one.
final class LockOut: Sendable {
  private static let window = Duration.seconds(60)

  /// How many refusals are too many; nil for any number.
  private let limit: Int?
  private let state = Mutex<(refusals: [SandboxInstant], end: SandboxInstant?)>(([], nil))

  init(limit: Int?) {
    self.limit = limit
  }

  func isLocked(at now: SandboxInstant) -> Bool {
    state.withLock { $0.end.map { now < $0 } ?? false }
  }

  func countRefusal(at now: SandboxInstant) {
    guard let limit else { return }
    state.withLock { state in
      state.refusals.removeAll { $0 + Self.window <= now }
      state.refusals.append(now)
      if state.refusals.count >= limit { state.end = now + Self.window }
    }
  }
}
