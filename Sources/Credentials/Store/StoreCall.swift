// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A system call that touches the store.
enum StoreCall: String, Sendable, Hashable, CaseIterable {
  case makeFolder, openFolder, openLock, lock
  case openEntry, readEntry
  case removeLeftover, createNew, writeNew, syncNew, closeNew, rename, syncFolder
  case removeEntry
}

/// Stands before each system call of a store, so that tests can let one fail or end the process there.
struct StoreGate: Sendable {
  /// Told of each call; an error number it returns is the call's outcome, and the call is not made.
  private let before: @Sendable (StoreCall) -> CInt?

  /// A gate.
  init(_ before: @escaping @Sendable (StoreCall) -> CInt?) {
    self.before = before
  }

  /// Lets every call pass.
  static let open = StoreGate { _ in nil }

  /// Makes a call that returns a negative number if it fails, again and again if a signal stops it.
  ///
  /// - Throws: the call's error number.
  @discardableResult
  func pass<Number: SignedInteger>(
    _ call: StoreCall, _ body: () -> Number
  ) throws(StoreCallFailure) -> Number {
    if let number = before(call) { throw StoreCallFailure(call: call, number: number) }
    while true {
      let result = body()
      if result >= 0 { return result }
      let number = errno
      guard number == EINTR, call != .closeNew else {
        throw StoreCallFailure(call: call, number: number)
      }
    }
  }
}

/// A system call that failed.
struct StoreCallFailure: Error {
  let call: StoreCall
  let number: CInt
}
