// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing

/// An OAuth2 server on loopback that rotates refresh tokens and kills a log-in whose token comes twice.
///
/// The consent page consents by itself: it sends the browser back at once.
final class TokenServer: Sendable {
  /// What the token endpoint answers instead of tokens; nil: tokens.
  typealias Fault = @Sendable (Connection) -> Void

  /// What has been given out and what was sent.
  struct State {
    var issued = 0
    var goodAccess: Set<String> = []
    var goodRefresh = ""
    var code = ""
    var secret = "s3cr-ClientSecret-4711"
    var bodies: [String] = []
    var revoked: [String] = []
    var fault: Fault?
  }

  private let crm: LoopbackCRM
  private let shared: Reference

  static let accessPrefix = "aT~9f8E7d6C5b4A-"
  static let refreshPrefix = "rT~1a2B3c4D5e6F-"

  init(fault: Fault? = nil) throws {
    let state = Reference(State(fault: fault))
    shared = state
    crm = try LoopbackCRM { connection in
      while let head = connection.request() {
        guard Self.answer(head, connection, state) else { return }
      }
    }
  }

  /// The state, shared with the threads of connections.
  final class Reference: Sendable {
    private let state: Mutex<State>

    init(_ state: sending State) { self.state = Mutex(state) }

    func with<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
      state.withLock { body(&$0) }
    }
  }

  var url: String { crm.url }

  func with<Value: Sendable>(_ body: (inout State) -> Value) -> Value { shared.with(body) }

  /// Answers one request; false ends the connection.
  private static func answer(
    _ head: String, _ connection: Connection, _ state: Reference
  ) -> Bool {
    let target = head.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    let body = connection.body(behind: head)
    switch target.prefix(while: { $0 != "?" }) {
    case "/authorize":
      // A browser of HTTP/1.0 reads until the connection ends.
      connection.write(consent(target, state))
      return false
    case "/token":
      if let fault = state.with({ state in
        state.bodies.append(body)
        return state.fault
      }) {
        fault(connection)
        return false
      }
      return connection.write(http(token(form(body), state)))
    case "/revoke":
      state.with { state in
        let token = form(body)["token"] ?? ""
        state.revoked.append(token)
        state.goodAccess.remove(token)
        if state.goodRefresh == token { state.goodRefresh = "" }
      }
      return connection.write(http((200, "{}")))
    default: return connection.write(http(contacts(head, state)))
    }
  }

  private static func consent(_ target: String, _ state: Reference) -> String {
    let query = form(String(target.drop { $0 != "?" }.dropFirst()))
    state.with { $0.code = "c0de-\(query["code_challenge"]?.prefix(6) ?? "plain")" }
    let code = state.with { $0.code }
    let place = "\(query["redirect_uri"] ?? "")?code=\(code)&state=\(query["state"] ?? "")"
    return "HTTP/1.1 302 Found\r\nLocation: \(place)\r\nContent-Length: 0\r\n\r\n"
  }

  private static func token(_ form: [String: String], _ state: Reference) -> (Int, String) {
    state.with { state in
      guard form["client_id"] == "client-1", form["client_secret"] == state.secret else {
        return (401, #"{"error":"invalid_client"}"#)
      }
      switch form["grant_type"] {
      case "authorization_code":
        guard form["code"] == state.code, form["code_verifier"]?.utf8.count == 43 else {
          return (
            400, #"{"error":"invalid_grant","error_description":"code \#(form["code"] ?? "")"}"#
          )
        }
        state.code = ""
      case "refresh_token":
        guard form["refresh_token"] == state.goodRefresh else {
          state.goodRefresh = ""
          state.goodAccess = []
          return (400, #"{"error":"invalid_grant"}"#)
        }
      default: return (400, #"{"error":"unsupported_grant_type"}"#)
      }
      state.issued += 1
      let access = accessPrefix + "\(state.issued)"
      state.goodRefresh = refreshPrefix + "\(state.issued)"
      state.goodAccess = [access]
      return (
        200,
        """
        {"access_token":"\(access)","refresh_token":"\(state.goodRefresh)","token_type":"Bearer",\
        "expires_in":3600,"scope":"contacts"}
        """
      )
    }
  }

  private static func contacts(_ head: String, _ state: Reference) -> (Int, String) {
    let token = head.firstMatch(of: #/Authorization: Bearer (\S+)/#).map { String($0.1) } ?? ""
    guard state.with({ $0.goodAccess.contains(token) }) else {
      return (401, #"{"error":"invalid_token"}"#)
    }
    guard head.contains("%2B971500000000") else { return (200, #"{"data":[]}"#) }
    return (200, #"{"data":[{"id":"c1","name":"Aisha Rahman","phone":"+971500000000"}]}"#)
  }

  /// Reads a form; the tests' values need no more than percent-decoding.
  static func form(_ text: String) -> [String: String] {
    var values: [String: String] = [:]
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      values[parts[0]] = parts.count == 2 ? decoded(parts[1]) : ""
    }
    return values
  }

  private static func decoded(_ text: String) -> String {
    text.replacing(#/%([0-9A-Fa-f]{2})/#) { match in
      String(decoding: [UInt8(match.1, radix: 16) ?? 0], as: UTF8.self)
    }
  }

  /// An answer that keeps the connection.
  static func http(_ answer: (status: Int, body: String)) -> String {
    "HTTP/1.1 \(answer.status) X\r\nContent-Type: application/json\r\n"
      + "Content-Length: \(answer.body.utf8.count)\r\n\r\n\(answer.body)"
  }
}

extension Connection {
  /// The body that a head announces.
  func body(behind head: String) -> String {
    let length = head.firstMatch(of: #/(?i)content-length: (\d+)/#).flatMap { Int($0.1) } ?? 0
    var body: [UInt8] = []
    var byte: UInt8 = 0
    while body.count < length, receive(&byte) { body.append(byte) }
    return String(decoding: body, as: UTF8.self)
  }
}
