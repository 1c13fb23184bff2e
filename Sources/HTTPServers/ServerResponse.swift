// SPDX-License-Identifier: Apache-2.0

/// What a handler answers.
public struct ServerResponse: Sendable, Hashable {
  /// The status, 200 to 999.
  public var status: Int
  /// The headers in the order in which they are sent.
  ///
  /// `Content-Length`, `Transfer-Encoding` and `Connection` are the server's business: what stands
  /// here of these is left out.
  public var headers: [ServerHeader]
  /// The body; not sent with HEAD, 204 and 304.
  public var body: [UInt8]
  /// How long the server waits before it sends anything.
  public var delay: Duration
  /// Whether the connection is closed and nothing is sent, as if the server had died.
  public var isWithheld = false

  /// A response.
  public init(
    status: Int, headers: [ServerHeader] = [], body: [UInt8] = [], delay: Duration = .zero
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.delay = delay
  }

  /// A response with a text of a type, such as `text/html; charset=utf-8`.
  public init(status: Int, contentType: String, text: String) {
    self.init(
      status: status, headers: [ServerHeader("Content-Type", contentType)], body: Array(text.utf8))
  }

  /// No answer: the connection is closed after the handler has done its work.
  public static var withheld: ServerResponse {
    var response = ServerResponse(status: 500)
    response.isWithheld = true
    return response
  }

  /// What is sent instead of a response that would break the protocol.
  var checked: ServerResponse {
    guard (200...999).contains(status), headers.allSatisfy(\.canBeSent) else {
      return ServerResponse(
        status: 500, contentType: "text/plain; charset=utf-8",
        text: "the handler's response cannot be sent over HTTP\n")
    }
    return self
  }
}
