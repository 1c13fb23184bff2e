// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// An exchange that may be written: only a ``Redaction/Redactor`` makes one.
public struct RedactedExchange: Sendable, Hashable {
  /// The method.
  public let method: RedactedText
  /// The URL with its query.
  public let url: RedactedText
  /// What was sent.
  public let request: RedactedMessage
  /// The status; nil if there was no answer.
  public let status: Int?
  /// The reason phrase.
  public let reason: RedactedText
  /// The protocol version; empty if there was no answer.
  public let version: RedactedText
  /// What came back; nil if there was no answer.
  public let response: RedactedMessage?
  /// Why there was no answer.
  public let failure: TransportFailure.Kind?
  /// What the transport said about it.
  public let failureDetail: RedactedText
  /// How far the exchange had come, and what stopped it; nil if there was an answer.
  public let circumstances: TransportFailure.Circumstances?
  /// When sending began.
  public let startedAt: Timestamp
  /// How long each phase took.
  public let timings: Timings
  /// The address that answered.
  public let remoteAddress: RedactedText?
  /// What is known about the connection.
  public let connection: RedactedConnection?

  init(_ exchange: Exchange, by redactor: Redactor, remembering memory: RedactedHeaders?) {
    method = redactor.redact(exchange.request.method)
    url = redactor.redact(exchange.request.url)
    request = RedactedMessage(
      PackedFields(exchange.request.headers), exchange.request.body, by: redactor,
      remembering: memory?.request)
    let answer = exchange.response
    status = answer?.status
    reason = redactor.redact(answer?.reason ?? "")
    version = redactor.redact(answer?.version ?? "")
    response = answer.map {
      RedactedMessage($0.fields, $0.body, by: redactor, remembering: memory?.response)
    }
    failure = exchange.failure?.kind
    failureDetail = redactor.redact(exchange.failure?.detail ?? "")
    startedAt = exchange.startedAt
    timings = exchange.timings
    circumstances = exchange.failure?.circumstances
    remoteAddress = exchange.remoteAddress.map { redactor.redact($0) }
    connection = exchange.connection.map { RedactedConnection($0, by: redactor) }
  }
}

/// Header and body of a request or an answer, redacted.
public struct RedactedMessage: Sendable, Hashable {
  /// The header fields in order.
  public let headers: [RedactedHeader]
  /// The body with every secret replaced; nil if there was none.
  public let body: RedactedBytes?

  init(
    _ fields: PackedFields, _ body: [UInt8]?, by redactor: Redactor,
    remembering memory: RedactedHeaders.Memory? = nil
  ) {
    headers = (memory ?? RedactedHeaders.Memory()).redacted(fields) { field in
      RedactedHeader(name: redactor.redact(field.name), value: Self.value(of: field, by: redactor))
    }
    self.body = body.map { redactor.redact(body: $0) }
  }

  /// A cookie is a credential that nobody declares: only its name and its attributes are shown.
  private static func value(of header: HeaderField, by redactor: Redactor) -> RedactedText {
    let length = header.name.utf8.count
    guard length == 6 || length == 10,
      ["set-cookie", "cookie"].contains(header.name.lowercased())
    else {
      return redactor.redact(header.value)
    }
    let parts = header.value.split(separator: ";", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part -> RedactedText in
      let isSecret = index == 0 || header.name.lowercased() == "cookie"
      guard isSecret, let equals = part.firstIndex(of: "=") else {
        return redactor.redact(String(part))
      }
      let value = String(part[part.index(after: equals)...])
      let known = redactor.redact(value)
      // A secret that is known has its placeholder, which a replay needs.
      let shown: RedactedText = known.text == value && !value.isEmpty ? "‹hidden›" : known
      return "\(redactor.redact(String(part[..<equals])))=\(shown)"
    }.joined(separator: ";")
  }
}

/// One header field, redacted.
public struct RedactedHeader: Sendable, Hashable {
  /// The name as it was sent.
  public let name: RedactedText
  /// The value.
  public let value: RedactedText
}

extension Redactor {
  /// The exchange as it may be written.
  ///
  /// `memory`: what became of the headers of the exchange before, by the same redactor.
  public func redact(
    _ exchange: Exchange, remembering memory: RedactedHeaders? = nil
  ) -> RedactedExchange {
    RedactedExchange(exchange, by: self, remembering: memory)
  }
}
