// SPDX-License-Identifier: Apache-2.0

import NIOCore

/// Runs tasks on the event loop's own thread.
///
/// It spares two hops between threads for each request, which cost more than answering it.
final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) {
    self.loop = loop
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute {
      job.runSynchronously(on: self.asUnownedTaskExecutor())
    }
  }
}
