// SPDX-License-Identifier: Apache-2.0

import Transports

/// The peers of the connections that were used last, so that their exchanges share them.
///
/// Touched on the event loop's thread only.
final class RecentPeers {
  /// More connections than a run has at a time; another one only shares less.
  private static let most = 32

  /// The one that was used last comes first.
  private var peers: [Peer] = []

  /// The peer of a connection: the one of an earlier exchange over it if that is remembered.
  func peer(of connection: ConnectionFacts) -> Peer {
    if let place = peers.firstIndex(where: { $0.connection == connection }) {
      if place > 0 { peers.swapAt(place, 0) }
    } else {
      if peers.count == Self.most { peers.removeLast() }
      peers.insert(Peer(connection), at: 0)
    }
    return peers[0]
  }
}
