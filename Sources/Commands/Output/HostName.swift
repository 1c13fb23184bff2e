// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The name of this machine.
enum HostName {
  /// What the system calls it; `localhost` if it does not say.
  static var current: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
    let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.isEmpty ? "localhost" : text
  }
}
