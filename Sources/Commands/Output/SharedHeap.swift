// SPDX-License-Identifier: Apache-2.0

import CMalloc

/// How the threads of the program get their memory.
public enum SharedHeap {
  /// Bytes by which the heap grows.
  private static let step: Int32 = 1 << 20

  /// Gives all threads one heap, which grows in large steps.
  ///
  /// By default each thread has a heap of its own, and one that is not the first thread's grows with
  /// a system call for every page. Nearly all work is done on one thread, but never on the first.
  public static func begin() {
    mallopt(M_ARENA_MAX, 1)
    mallopt(M_TOP_PAD, step)
  }
}
