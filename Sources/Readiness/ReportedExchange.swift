// SPDX-License-Identifier: Apache-2.0

public import Redaction
public import Transports

/// An exchange as the results file has it: redacted, bodies cut at a length that people read.
public struct ReportedExchange: Sendable, Hashable {
  /// Bytes of a body that are kept at most.
  public static let bodyLimit = 16 << 10
  /// The endpoint of an exchange that does not name one: the only one there was at first.
  public static let oldEndpoint = "contact-search"

  /// The number in the run, from 1, in plan order.
  public internal(set) var number: Int
  /// The endpoint that asked.
  public let endpoint: String
  /// The contact type or other interaction that asked.
  public let interaction: String
  /// The scenarios it answers.
  public let scenarios: [String]
  /// What it was asked for, such as `repeat`, `format` or `odd caller`; empty if a scenario did.
  public let purpose: String
  /// The method.
  public let method: RedactedText
  /// The URL.
  public let url: RedactedText
  /// What was sent.
  public let request: Message
  /// The status; nil if there was no answer.
  public let status: Int?
  /// What came back; nil if there was no answer.
  public let response: Message?
  /// Why there was no answer, as a code such as `connection-refused`.
  public let failure: String?
  /// What the transport said about it.
  public let failureDetail: RedactedText
  /// When sending began.
  public let startedAt: Timestamp
  /// From the start to the last byte, in microseconds.
  public let microseconds: Int
  /// The address that answered.
  public let remoteAddress: RedactedText?

  /// Header and body.
  public struct Message: Sendable, Hashable {
    /// Name and value of each header field, in order.
    public let headers: [Header]
    /// The body's beginning; nil if there was none.
    public let body: RedactedText?
    /// Length of the whole body in bytes.
    public let bodyBytes: Int

    /// Whether the body was cut.
    public var isCut: Bool { bodyBytes > ReportedExchange.bodyLimit }
  }

  /// One header field.
  public struct Header: Sendable, Hashable {
    /// The name.
    public let name: RedactedText
    /// The value.
    public let value: RedactedText
  }

  /// An exchange with its place in the run.
  public init(
    _ exchange: RedactedExchange, number: Int, interaction: String, scenarios: [String],
    endpoint: String = Self.oldEndpoint, purpose: String = ""
  ) {
    self.number = number
    self.endpoint = endpoint
    self.interaction = interaction
    self.scenarios = scenarios
    self.purpose = purpose
    method = exchange.method
    url = exchange.url
    request = Message(exchange.request)
    status = exchange.status
    response = exchange.response.map(Message.init)
    failure = exchange.failure?.rawValue
    failureDetail = exchange.failureDetail
    startedAt = exchange.startedAt
    microseconds = max(0, exchange.timings.total.inMicroseconds)
    remoteAddress = exchange.remoteAddress
  }
}

extension ReportedExchange {
  /// Gives it its number, which is known only when every exchange before it is there.
  public mutating func number(as number: Int) { self.number = number }
}

extension ReportedExchange.Message {
  init(_ message: RedactedMessage) {
    headers = message.headers.map { ReportedExchange.Header(name: $0.name, value: $0.value) }
    body = message.body.map { $0.text(first: ReportedExchange.bodyLimit) }
    bodyBytes = message.body?.bytes.count ?? 0
  }
}

extension Duration {
  /// Whole microseconds, cut towards zero; the nearest end of the range if they do not fit.
  public var inMicroseconds: Int {
    let (seconds, attoseconds) = components
    let (whole, tooMany) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let (sum, tooLate) = whole.addingReportingOverflow(attoseconds / 1_000_000_000_000)
    if tooMany || tooLate { return seconds < 0 ? .min : .max }
    return Int(sum)
  }
}
