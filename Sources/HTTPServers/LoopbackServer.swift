// SPDX-License-Identifier: Apache-2.0

import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// An HTTP/1.1 server on 127.0.0.1; it cannot be reached from another machine.
///
/// It has one thread, on which the handler runs too: a handler that blocks holds up everybody. It
/// sends no `Date`, so equal requests get equal bytes.
public final class LoopbackServer: Sendable {
  /// The port that it listens on.
  public let port: Int
  private let connections: Connections
  private let channel: any Channel
  private let group: MultiThreadedEventLoopGroup

  /// Where it is reached, such as `http://127.0.0.1:8080`.
  public var baseURL: String { "http://127.0.0.1:\(port)" }

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - port: The port, or 0 for any that is free.
  ///   - bodyLimit: The most bytes of a request's body; more is answered with 413.
  ///   - handler: Answers one request; those of one connection come one after the other.
  /// - Returns: The server; it listens until it is shut down, also if nobody keeps it.
  /// - Throws: Why the port cannot be listened on.
  public static func start(
    port: Int = 0, bodyLimit: Int = 1 << 20,
    handler: @escaping @Sendable (ServerRequest) async -> ServerResponse
  ) async throws(LoopbackServerError) -> LoopbackServer {
    guard (0...65_535).contains(port) else { throw .portOutOfRange(port) }
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let connections = Connections()
    let service = ConnectionHandler.Service(
      executor: LoopExecutor(group.next()), bodyLimit: bodyLimit, answer: handler)
    do {
      let bootstrap = bootstrap(group: group, connections: connections, service: service)
      let channel = try await bootstrap.bind(host: "127.0.0.1", port: port).get()
      return LoopbackServer(channel, group: group, connections: connections)
    } catch {
      try? await group.shutdownGracefully()
      throw LoopbackServerError(error, port: port)
    }
  }

  private init(
    _ channel: any Channel, group: MultiThreadedEventLoopGroup, connections: Connections
  ) {
    self.channel = channel
    self.group = group
    self.connections = connections
    port = channel.localAddress?.port ?? 0
  }

  /// Stops listening, lets running requests finish, and closes what is idle.
  ///
  /// Only the first call does anything; others return at once.
  ///
  /// - Parameter grace: How long requests may take; then their connections are cut.
  public func shutdown(grace: Duration = .seconds(2)) async {
    guard let open = connections.drain() else { return }
    try? await channel.close().get()
    let closed = EventLoopFuture.andAllComplete(open.map(\.closeFuture), on: channel.eventLoop)
    for connection in open {
      connection.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    }
    let axe = channel.eventLoop.scheduleTask(in: TimeAmount(grace)) {
      for connection in open { connection.close(promise: nil) }
    }
    try? await closed.get()
    axe.cancel()
    try? await group.shutdownGracefully()
  }

  private static func bootstrap(
    group: MultiThreadedEventLoopGroup, connections: Connections,
    service: ConnectionHandler.Service
  ) -> ServerBootstrap {
    ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      // Without it an answer in two packets waits 40 ms for the client's acknowledgement.
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard connections.add(channel) else { throw ChannelError.ioOnClosedChannel }
          let pipeline = channel.pipeline.syncOperations
          try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
          try pipeline.addHandler(ConnectionHandler(service))
        }
      }
  }
}

extension LoopbackServerError {
  init(_ error: any Error, port: Int) {
    let number = (error as? IOError)?.errnoCode ?? 0
    switch number {
    case EADDRINUSE: self = .portInUse(port)
    case EACCES, EPERM: self = .portForbidden(port)
    default: self = .cannotListen(port: port, errno: number)
    }
  }
}
