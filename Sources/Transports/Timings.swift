// SPDX-License-Identifier: Apache-2.0

/// How long the phases of an exchange took; a phase that did not happen is nil.
///
/// Times are kept in whole nanoseconds; what is finer is cut off, and what is longer than 292 years
/// counts as that long.
public struct Timings: Sendable, Hashable {
  // A run keeps the timings of every exchange: seven durations would take twice the room.
  private var totalTime: Nanoseconds
  private var nameLookupTime: Nanoseconds
  private var connectTime: Nanoseconds
  private var tlsTime: Nanoseconds
  private var sendTime: Nanoseconds
  private var waitTime: Nanoseconds
  private var receiveTime: Nanoseconds
  /// Whether an open connection was used again.
  public var reusedConnection: Bool

  /// Timings; what is not given is zero or did not happen.
  public init(
    total: Duration, nameLookup: Duration? = nil, connect: Duration? = nil, tls: Duration? = nil,
    send: Duration = .zero, wait: Duration = .zero, receive: Duration = .zero,
    reusedConnection: Bool = false
  ) {
    totalTime = Nanoseconds(total)
    nameLookupTime = Nanoseconds(nameLookup)
    connectTime = Nanoseconds(connect)
    tlsTime = Nanoseconds(tls)
    sendTime = Nanoseconds(send)
    waitTime = Nanoseconds(wait)
    receiveTime = Nanoseconds(receive)
    self.reusedConnection = reusedConnection
  }

  /// From the start to the last byte of the answer.
  public var total: Duration {
    get { totalTime.duration }
    set { totalTime = Nanoseconds(newValue) }
  }

  /// Resolving the name.
  public var nameLookup: Duration? {
    get { nameLookupTime.phase }
    set { nameLookupTime = Nanoseconds(newValue) }
  }

  /// Opening the TCP connection.
  public var connect: Duration? {
    get { connectTime.phase }
    set { connectTime = Nanoseconds(newValue) }
  }

  /// The TLS handshake.
  public var tls: Duration? {
    get { tlsTime.phase }
    set { tlsTime = Nanoseconds(newValue) }
  }

  /// Sending the request.
  public var send: Duration {
    get { sendTime.duration }
    set { sendTime = Nanoseconds(newValue) }
  }

  /// Waiting for the first byte of the answer.
  public var wait: Duration {
    get { waitTime.duration }
    set { waitTime = Nanoseconds(newValue) }
  }

  /// Receiving the answer.
  public var receive: Duration {
    get { receiveTime.duration }
    set { receiveTime = Nanoseconds(newValue) }
  }
}

/// A duration in 8 bytes instead of 16, and nil without another byte.
private struct Nanoseconds: Sendable, Hashable {
  private static let none = Int64.min

  private let count: Int64

  init(_ duration: Duration?) {
    guard let duration else {
      count = Self.none
      return
    }
    let (seconds, attoseconds) = duration.components
    let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, isBeyond) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
    let fits = !isTooLong && !isBeyond && sum != Self.none
    count = fits ? sum : duration < .zero ? -.max : .max
  }

  var phase: Duration? { count == Self.none ? nil : .nanoseconds(count) }

  var duration: Duration { phase ?? .zero }
}
