// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The sockets of the connections, found again by their ports.
///
/// Libcurl tells which socket carries a request only when it is over. Touched on the event loop's
/// thread only.
final class OpenSockets {
  /// The ports at both ends of a connection.
  struct Ports: Hashable {
    let local: Int32
    let remote: Int32
  }

  private var sockets: [Ports: Int32] = [:]

  /// Remembers which of the sockets that were opened for a transfer has become its connection.
  func remember(_ candidates: [Int32], as ports: Ports) {
    guard let socket = candidates.last(where: { Self.ports(of: $0) == ports }) else { return }
    if sockets.count >= 1024 { sockets = sockets.filter { Self.ports(of: $1) == $0 } }
    sockets[ports] = socket
  }

  /// Whether a connection has something to read, or has been ended by the other side.
  func hasInput(_ ports: Ports) -> Bool {
    // The number may have been given to another socket since.
    guard let socket = sockets[ports], Self.ports(of: socket) == ports else { return false }
    var byte: UInt8 = 0
    return recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) >= 0
  }

  private static func ports(of socket: Int32) -> Ports? {
    guard let local = port(of: socket, getsockname), let remote = port(of: socket, getpeername)
    else { return nil }
    return Ports(local: local, remote: remote)
  }

  private static func port(
    of socket: Int32,
    _ end: (Int32, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> Int32? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutableBytes(of: &storage) { bytes -> Int32? in
      guard let address = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
        end(socket, address, &length) == 0,
        [AF_INET, AF_INET6].contains(Int32(address.pointee.sa_family))
      else { return nil }
      // The port stands at the same place in IPv4 and IPv6.
      return Int32(UInt16(bigEndian: bytes.load(fromByteOffset: 2, as: UInt16.self)))
    }
  }
}
