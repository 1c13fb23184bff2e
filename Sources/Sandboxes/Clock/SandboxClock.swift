// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization

/// The clock that everything in a sandbox goes by.
///
/// It shows real time, or stands at an instant; either way it can be moved on, never back.
final class SandboxClock: Sendable {
  private let start: SandboxInstant?
  private let moved = Mutex(Duration.zero)

  /// A clock that stands at an instant until it is moved; without one it shows real time.
  init(standingAt start: SandboxInstant?) {
    self.start = start
  }

  var now: SandboxInstant { (start ?? Self.realTime) + moved.withLock { $0 } }

  /// Moves the clock on; what would lead behind the year 9999, or back, changes nothing.
  ///
  /// - Returns: Whether it was moved.
  @discardableResult
  func advance(by time: Duration) -> Bool {
    guard time >= .zero, now + time <= SandboxInstant.distantFuture else { return false }
    moved.withLock { $0 += time }
    return true
  }

  /// The whole second in which the clock was first looked at, and what has passed since.
  private static let began = (second: time(nil), moment: ContinuousClock.now)

  private static var realTime: SandboxInstant {
    SandboxInstant(.seconds(began.second) + began.moment.duration(to: .now))
  }
}
