// SPDX-License-Identifier: Apache-2.0

/// One request, what came back, and how long each part took.
///
/// Holds raw bytes: for judging only, and to be written through a redactor. It never changes, and
/// whoever judges it shares it.
public final class Exchange: Sendable {
  /// What was sent.
  public let request: Request
  /// When sending began.
  public let startedAt: Timestamp
  /// How long each phase took.
  public let timings: Timings
  /// The answer, or why there is none.
  public let outcome: Result<Response, TransportFailure>
  /// The address that answered, such as `127.0.0.1:8080`; nil if no connection came about.
  public let remoteAddress: String?
  /// What is known about the connection; nil if none came about or nobody knows.
  public let connection: ConnectionFacts?

  /// An exchange.
  public init(
    request: Request, startedAt: Timestamp, timings: Timings,
    outcome: Result<Response, TransportFailure>, remoteAddress: String? = nil,
    connection: ConnectionFacts? = nil
  ) {
    self.request = request
    self.startedAt = startedAt
    self.timings = timings
    self.outcome = outcome
    self.remoteAddress = remoteAddress
    self.connection = connection
  }

  /// The answer, if there is one.
  public var response: Response? {
    if case .success(let response) = outcome { response } else { nil }
  }

  /// Why there is no answer.
  public var failure: TransportFailure? {
    if case .failure(let failure) = outcome { failure } else { nil }
  }
}

extension Exchange {
  /// When the answer was there, or the attempt was over.
  public var endedAt: Timestamp { startedAt.advanced(by: timings.total) }
}

extension Exchange: Hashable {
  /// Whether two exchanges are the same in everything.
  public static func == (left: Exchange, right: Exchange) -> Bool {
    left === right
      || left.request == right.request && left.startedAt == right.startedAt
        && left.timings == right.timings && left.outcome == right.outcome
        && left.remoteAddress == right.remoteAddress && left.connection == right.connection
  }

  /// Hashes what tells exchanges apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(request)
    hasher.combine(startedAt)
    hasher.combine(outcome)
  }
}

/// How long the phases of an exchange took; a phase that did not happen is nil.
public struct Timings: Sendable, Hashable {
  /// From the start to the last byte of the answer.
  public var total: Duration
  /// Resolving the name.
  public var nameLookup: Duration?
  /// Opening the TCP connection.
  public var connect: Duration?
  /// The TLS handshake.
  public var tls: Duration?
  /// Sending the request.
  public var send: Duration
  /// Waiting for the first byte of the answer.
  public var wait: Duration
  /// Receiving the answer.
  public var receive: Duration
  /// Whether an open connection was used again.
  public var reusedConnection: Bool

  /// Timings; what is not given is zero or did not happen.
  public init(
    total: Duration, nameLookup: Duration? = nil, connect: Duration? = nil, tls: Duration? = nil,
    send: Duration = .zero, wait: Duration = .zero, receive: Duration = .zero,
    reusedConnection: Bool = false
  ) {
    self.total = total
    self.nameLookup = nameLookup
    self.connect = connect
    self.tls = tls
    self.send = send
    self.wait = wait
    self.receive = receive
    self.reusedConnection = reusedConnection
  }
}
