// SPDX-License-Identifier: Apache-2.0

/// Who is at the other end of a connection; the exchanges of one connection share it.
public final class Peer: Sendable {
  /// The address that answered, such as `127.0.0.1:8080`; nil if nobody knows it.
  public let address: String?
  /// What is known about the connection; nil if nobody knows.
  public let connection: ConnectionFacts?

  /// A peer; nil if nothing is known about it.
  public init?(address: String?, connection: ConnectionFacts?) {
    guard address != nil || connection != nil else { return nil }
    self.address = address
    self.connection = connection
  }

  /// The peer of a connection, with the address that was connected to.
  public init(_ connection: ConnectionFacts) {
    address = connection.remote.description
    self.connection = connection
  }
}

extension Peer: Hashable {
  /// Whether the same is known about two peers.
  public static func == (left: Peer, right: Peer) -> Bool {
    left === right || left.address == right.address && left.connection == right.connection
  }

  /// Hashes what tells peers apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(address)
    hasher.combine(connection)
  }
}
