// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A value that one thread at a time may touch.
///
/// `Synchronization.Mutex` would do, but ThreadSanitizer does not see its futex on Linux and reports
/// races that are none. Sendable unchecked: the value is reached only under the lock.
final class Guarded<Value>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var value: Value

  init(_ value: Value) {
    self.value = value
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Runs the body alone; it must not come back to the same lock.
  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&value)
  }
}
