// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A descriptor that is written to without delay: a crash must not take finished lines with it.
struct Output {
  static let standard = Output(descriptor: 1)
  static let error = Output(descriptor: 2)

  let descriptor: CInt

  /// Writes a text; whether all of it could be written.
  @discardableResult func write(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
