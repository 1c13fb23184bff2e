// SPDX-License-Identifier: Apache-2.0

/// Why a server cannot listen.
public enum LoopbackServerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No port has such a number.
  case portOutOfRange(Int)
  /// Another program listens on the port.
  case portInUse(Int)
  /// The port is not ours to take, as those below 1024 mostly are.
  case portForbidden(Int)
  /// Anything else, with the number of the system's error.
  case cannotListen(port: Int, errno: Int32)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .portOutOfRange(let port):
      "there is no port \(port); name one from 1 to 65535, or 0 for any that is free"
    case .portInUse(let port):
      "port \(port) is in use; name another one, or 0 for any that is free"
    case .portForbidden(let port):
      "port \(port) is not permitted; name one above 1023, or 0 for any that is free"
    case .cannotListen(let port, let errno):
      "cannot listen on 127.0.0.1:\(port) (system error \(errno))"
    }
  }
}
