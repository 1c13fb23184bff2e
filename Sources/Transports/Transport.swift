// SPDX-License-Identifier: Apache-2.0

/// Sends requests and owns time.
///
/// A failure to get an answer is an exchange too: nothing is thrown, so that a run of a thousand
/// requests tells about each of them. Implementations never follow a redirect, never send a request
/// twice, and never repair what came back.
public protocol Transport: Sendable {
  /// Sends a request and waits for the whole answer, at most as long as the limits allow.
  ///
  /// Cancelling the task ends the exchange with ``TransportFailure/Kind/cancelled``.
  func send(_ request: Request, within limits: SendLimits) async -> Exchange

  /// The present: the clock's time live, the recorded instant in a replay.
  var now: Timestamp { get }

  /// Waits: live it sleeps, a replay jumps there.
  func wait(until instant: Timestamp) async throws(CancellationError)
}

/// What one exchange may cost, and which connection it may use.
public struct SendLimits: Sendable, Hashable {
  /// One of the limits, to say which was reached.
  public enum Limit: String, Sendable, Hashable, CaseIterable {
    /// ``SendLimits/deadline``.
    case deadline
    /// ``SendLimits/connectDeadline``.
    case connectDeadline = "connect-deadline"
    /// ``SendLimits/bodyBytes``.
    case bodyBytes = "body-bytes"
    /// ``SendLimits/headerBytes``.
    case headerBytes = "header-bytes"
  }

  /// From the start to the last byte.
  public var deadline: Duration
  /// For name, connection and TLS together.
  public var connectDeadline: Duration
  /// Bytes of the decoded body.
  public var bodyBytes: Int
  /// Bytes of the answer's header.
  public var headerBytes: Int
  /// Whether the request gets a connection of its own, which nobody uses again.
  ///
  /// Name, connection and TLS are then paid for anew: the latency of a cold start.
  public var usesFreshConnection: Bool

  /// Limits; by default 30 s, 10 s to connect, 16 MiB of body, 256 KiB of header, any connection.
  public init(
    deadline: Duration = .seconds(30), connectDeadline: Duration = .seconds(10),
    bodyBytes: Int = 16 << 20, headerBytes: Int = 256 << 10,
    usesFreshConnection: Bool = false
  ) {
    self.deadline = deadline
    self.connectDeadline = connectDeadline
    self.bodyBytes = bodyBytes
    self.headerBytes = headerBytes
    self.usesFreshConnection = usesFreshConnection
  }
}
