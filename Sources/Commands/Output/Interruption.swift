// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization

/// Lets a command end in order when somebody presses control-C or a service manager stops it.
///
/// A mask would not do: threads that run already, such as the main one, would still be killed. The
/// first signal puts the defaults back, so a second one, whichever it is, ends a command that does
/// not come to its end.
struct Interruption: Sendable {
  private static let writeEnd = Atomic<CInt>(-1)
  private let readEnd: CInt

  /// From now on the signals are waited for instead of killing.
  init() {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else {
      readEnd = -1
      return
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    readEnd = ends[0]
    Self.writeEnd.store(ends[1], ordering: .sequentiallyConsistent)
    for number in [SIGINT, SIGTERM] { signal(number, Self.arrived) }
  }

  /// What an operation returns; a signal cancels it, and nothing that comes after it.
  func cancelling<Value: Sendable>(
    _ operation: @escaping @Sendable () async -> Value
  ) async -> Value {
    await withCheckedContinuation { continuation in
      // Handed over, and not left in the task: there it would be shared, and copied when it changes.
      let work = Task { continuation.resume(returning: await operation()) }
      // Nothing waits for this one: without a signal it lasts until the process ends.
      Task {
        await wait()
        work.cancel()
      }
    }
  }

  /// Comes back when a signal has come.
  func wait() async {
    await withCheckedContinuation { continuation in
      let wait = Wait(descriptor: readEnd, continuation: continuation)
      var thread = pthread_t()
      let code = pthread_create(
        &thread, nil,
        { argument in
          guard let argument else { return nil }
          Unmanaged<Wait>.fromOpaque(argument).takeRetainedValue().run()
          return nil
        }, Unmanaged.passRetained(wait).toOpaque())
      if code == 0 { pthread_detach(thread) }
    }
  }

  /// Does only what a signal handler may do.
  private static let arrived: @convention(c) (CInt) -> Void = { _ in
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
    var byte: UInt8 = 0
    _ = write(writeEnd.load(ordering: .sequentiallyConsistent), &byte, 1)
  }
}

/// Waits on a thread of its own and resumes the command.
private final class Wait {
  private let descriptor: CInt
  private let continuation: CheckedContinuation<Void, Never>

  init(descriptor: CInt, continuation: CheckedContinuation<Void, Never>) {
    self.descriptor = descriptor
    self.continuation = continuation
  }

  func run() {
    // Without a pipe the signals were left as they are, and kill.
    while descriptor < 0 { pause() }
    // Whatever the threads before it block: one thread takes the signals.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) < 0, errno == EINTR {}
    continuation.resume()
  }
}
