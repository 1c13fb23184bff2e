// SPDX-License-Identifier: Apache-2.0

import Transports

/// What the last exchanges have in common with the next ones, so that they share it.
///
/// Touched on the event loop's thread only.
final class RecentExchanges {
  /// More connections than a run has at a time; another one only shares less.
  private static let most = 32

  /// The one that was used last comes first.
  private var peers: [Peer] = []
  private var headers = RecentHeaders()

  /// The same answer, its header shared with earlier ones.
  func sharing(_ answer: Response) -> Response { headers.sharing(answer) }

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
