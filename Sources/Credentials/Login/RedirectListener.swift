// SPDX-License-Identifier: Apache-2.0

public import HTTPServers
import Redaction

/// Waits on loopback for the browser to come back with a code.
///
/// It takes one redirect. What is no redirect (another path, another host's name, another method) is
/// turned away and changes nothing.
public struct RedirectListener: Sendable {
  /// What to give to the CRM as the redirect address.
  public let redirectURI: String
  private let server: LoopbackServer
  private let queries: AsyncStream<String>
  private let ended: AsyncStream<String>.Continuation

  /// The path of the redirect address.
  public static let path = "/callback"

  /// Listens on 127.0.0.1.
  ///
  /// - Parameter port: the port; nil for any that is free (RFC 8252 section 7.3).
  /// - Returns: the listener.
  /// - Throws: why the port cannot be listened on.
  public static func start(port: Int?) async throws(LoopbackServerError) -> RedirectListener {
    // What comes behind the first is dropped.
    let (queries, ended) = AsyncStream.makeStream(
      of: String.self, bufferingPolicy: .bufferingOldest(1))
    let server = try await LoopbackServer.start(port: port ?? 0, bodyLimit: 0) { request in
      guard request.isForLoopback else { return .page(403, RedirectPage.stranger) }
      guard request.path == path else { return .page(404, RedirectPage.nothingHere) }
      guard request.method == "GET" else { return .page(405, RedirectPage.nothingHere) }
      guard case .enqueued = ended.yield(request.query ?? "") else {
        return .page(409, RedirectPage.again)
      }
      return .page(200, RedirectPage.thanks)
    }
    return RedirectListener(
      redirectURI: server.baseURL + path, server: server, queries: queries, ended: ended)
  }

  /// The query of the redirect, still encoded; nil if none comes in time.
  public func query(within patience: Duration) async -> String? {
    let ended = ended
    let alarm = Task {
      try? await Task.sleep(for: patience)
      ended.finish()
    }
    defer { alarm.cancel() }
    var iterator = queries.makeAsyncIterator()
    return await iterator.next()
  }

  /// Stops listening, once the browser has its page.
  public func close() async {
    ended.finish()
    await server.shutdown(grace: .milliseconds(500))
  }
}

extension ServerRequest {
  /// Whether the request names this machine as its host: a page elsewhere cannot ask here under a
  /// name of its own.
  fileprivate var isForLoopback: Bool {
    let host = headers.value(of: "Host")?.prefix { $0 != ":" } ?? ""
    return host == "127.0.0.1" || host.lowercased() == "localhost"
  }
}

extension ServerResponse {
  fileprivate static func page(_ status: Int, _ text: StaticString) -> ServerResponse {
    ServerResponse(
      status: status,
      headers: [
        ServerHeader("Content-Type", "text/html; charset=utf-8"),
        ServerHeader("Cache-Control", "no-store"),
        ServerHeader("Referrer-Policy", "no-referrer"),
        ServerHeader("X-Content-Type-Options", "nosniff"),
        ServerHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
      ], body: Array(RedirectPage.html(text).utf8))
  }
}

/// The pages that a browser gets; nothing of the request stands in them.
enum RedirectPage {
  static let thanks: StaticString =
    "CallReady has the CRM's answer. You can close this window; the terminal says how it went."
  static let again: StaticString =
    "CallReady has had its answer already. You can close this window."
  static let nothingHere: StaticString = "There is nothing here."
  static let stranger: StaticString = "This is for 127.0.0.1 only."

  static func html(_ text: StaticString) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>CallReady</title>
    <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1rem}
    </style></head>
    <body><h1>CallReady</h1><p>\(text)</p></body>
    </html>

    """
  }
}
