// SPDX-License-Identifier: Apache-2.0

public import HTTPServers
import Synchronization

/// A small CRM that keeps its records in memory and answers on loopback only.
///
/// Its dice fall as ``SandboxOptions/randomSeed`` says, and while its clock stands
/// (``SandboxOptions/startsAt``) the same requests in the same order get the same bytes.
public final class NorthgateSandbox: Sendable {
  private let server: LoopbackServer
  private let api: NorthgateAPI

  /// Starts a sandbox; it runs until it is stopped.
  public static func start(
    _ options: SandboxOptions = SandboxOptions()
  ) async throws(LoopbackServerError) -> NorthgateSandbox {
    let api = NorthgateAPI(options)
    let server = try await LoopbackServer.start(port: options.port) { request in
      api.answer(request)
    }
    return NorthgateSandbox(server, api)
  }

  private init(_ server: LoopbackServer, _ api: NorthgateAPI) {
    self.server = server
    self.api = api
  }

  /// What it has been asked up to now.
  public var statistics: SandboxStatistics { api.state.withLock { $0.currentStatistics } }

  /// The time by its clock, which everything that expires goes by.
  public var now: SandboxInstant { api.clock.now }

  /// Moves its clock on; nothing waits, and what is due expires.
  ///
  /// - Parameter time: What is negative, or would lead behind the year 9999, changes nothing.
  public func advanceClock(by time: Duration) { api.clock.advance(by: time) }

  /// What lets somebody in without a browser.
  public var credentials: SandboxCredentials { api.credentials }

  /// Where it is reached, such as `http://127.0.0.1:8080`.
  public var baseURL: String { server.baseURL }

  /// Host and port, such as `127.0.0.1:8080`.
  public var address: String { "127.0.0.1:\(server.port)" }

  /// Lets running requests finish for two seconds at most, then ends the sandbox and its state.
  public func stop() async {
    await server.shutdown()
  }
}
