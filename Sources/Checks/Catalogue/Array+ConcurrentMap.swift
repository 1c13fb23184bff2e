// SPDX-License-Identifier: Apache-2.0

import Dispatch

extension Array where Element: Sendable {
  /// The transformed elements in their order, worked out on all cores.
  ///
  /// For pure functions over many answers. Short lists are not worth a thread and are mapped here.
  public func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let chunk = 32
    guard count > chunk else { return map(transform) }
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      // Each iteration writes its own places and reads none, so the threads share nothing.
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: (count + chunk - 1) / chunk) { part in
        for index in part * chunk..<Swift.min(count, (part + 1) * chunk) {
          places.initializeElement(at: index, to: transform(self[index]))
        }
      }
      initialized = count
    }
  }
}
