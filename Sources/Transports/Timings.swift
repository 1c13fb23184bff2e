// SPDX-License-Identifier: Apache-2.0

/// How long the phases of an exchange took; a phase that did not happen is nil.
///
/// Times are kept in whole microseconds, as libcurl and HAR files tell them; what is finer is cut off,
/// and what is longer than 292,000 years counts as that long.
public struct Timings: Sendable, Hashable {
  // A run keeps the timings of every exchange: seven durations would take twice the room.
  private var totalTime: Microseconds
  private var nameLookupTime: Microseconds
  private var connectTime: Microseconds
  private var tlsTime: Microseconds
  private var sendTime: Microseconds
  private var waitTime: Microseconds
  private var receiveTime: Microseconds
  /// Whether an open connection was used again.
  public var reusedConnection: Bool

  /// Timings; what is not given is zero or did not happen.
  public init(
    total: Duration, nameLookup: Duration? = nil, connect: Duration? = nil, tls: Duration? = nil,
    send: Duration = .zero, wait: Duration = .zero, receive: Duration = .zero,
    reusedConnection: Bool = false
  ) {
    totalTime = Microseconds(total)
    nameLookupTime = Microseconds(nameLookup)
    connectTime = Microseconds(connect)
    tlsTime = Microseconds(tls)
    sendTime = Microseconds(send)
    waitTime = Microseconds(wait)
    receiveTime = Microseconds(receive)
    self.reusedConnection = reusedConnection
  }

  /// From the start to the last byte of the answer.
  public var total: Duration {
    get { totalTime.duration }
    set { totalTime = Microseconds(newValue) }
  }

  /// Resolving the name.
  public var nameLookup: Duration? {
    get { nameLookupTime.phase }
    set { nameLookupTime = Microseconds(newValue) }
  }

  /// Opening the TCP connection.
  public var connect: Duration? {
    get { connectTime.phase }
    set { connectTime = Microseconds(newValue) }
  }

  /// The TLS handshake.
  public var tls: Duration? {
    get { tlsTime.phase }
    set { tlsTime = Microseconds(newValue) }
  }

  /// Sending the request.
  public var send: Duration {
    get { sendTime.duration }
    set { sendTime = Microseconds(newValue) }
  }

  /// Waiting for the first byte of the answer.
  public var wait: Duration {
    get { waitTime.duration }
    set { waitTime = Microseconds(newValue) }
  }

  /// Receiving the answer.
  public var receive: Duration {
    get { receiveTime.duration }
    set { receiveTime = Microseconds(newValue) }
  }
}

/// A duration in 8 bytes instead of 16, and nil without another byte.
private struct Microseconds: Sendable, Hashable {
  private static let none = Int64.min

  private let count: Int64

  init(_ duration: Duration?) {
    guard let duration else {
      count = Self.none
      return
    }
    let (seconds, attoseconds) = duration.components
    let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let (sum, isBeyond) = whole.addingReportingOverflow(attoseconds / 1_000_000_000_000)
    let fits = !isTooLong && !isBeyond && sum != Self.none
    count = fits ? sum : duration < .zero ? -.max : .max
  }

  var phase: Duration? { count == Self.none ? nil : .microseconds(count) }

  var duration: Duration { phase ?? .zero }
}
