// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Redaction
public import Transports

extension HARFile {
  /// The bytes of a file: the same exchanges give the same bytes.
  ///
  /// The exchanges come in plan order and are numbered from 1.
  public static func bytes(of exchanges: [RedactedExchange], header: RecordingHeader) -> [UInt8] {
    bytes(of: zip(1..., exchanges).map { Recorded($0, $1) }, header: header)
  }

  /// The bytes of a file that holds some exchanges of a run, in plan order.
  public static func bytes(of exchanges: [Recorded], header: RecordingHeader) -> [UInt8] {
    let log: JSONOutput = [
      "version": "1.2",
      // No version of the program: a new release must not change every recording.
      "creator": ["name": "callready", "version": .string(String(RecordingHeader.formatVersion))],
      "pages": [],
      "entries": .array(exchanges.map { HAREntryWriter($0).entry }),
      "_callready": header.json,
    ]
    var bytes: [UInt8] = []
    JSONOutput.object([.init("log", log)]).write(into: &bytes, pretty: true)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }
}

/// Writes one exchange as an entry of a HAR file.
struct HAREntryWriter {
  private let number: Int
  private let exchange: RedactedExchange

  init(_ recorded: HARFile.Recorded) {
    number = recorded.number
    exchange = recorded.exchange
  }

  var entry: JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("startedDateTime", .string(HARTime.spelled(exchange.startedAt))),
      .init("time", HARTime.milliseconds(phases.total)),
      .init("request", request),
      .init("response", response),
      .init("cache", [:]),
      .init("timings", phases.json),
    ]
    if let address = exchange.remoteAddress {
      let (host, port) = ServerAddress.parts(of: address.text)
      members.append(.init("serverIPAddress", .string(host)))
      if let port { members.append(.init("connection", .string(port))) }
    }
    if let failure = exchange.failure {
      members.append(
        .init(
          "_failure", Self.failure(failure, exchange.failureDetail, exchange.circumstances)))
    }
    members.append(.init("_callready", own))
    return .object(members)
  }

  private var own: JSONOutput {
    var members = [JSONOutput.Member("number", .int(number))]
    if exchange.timings.reusedConnection { members.append(.init("reusedConnection", true)) }
    if let proxy = exchange.connection?.proxy {
      members.append(.init("proxy", .string(proxy.text)))
    }
    if let tls = Self.trust(exchange.connection?.tls) { members.append(.init("tls", tls)) }
    return .object(members)
  }

  private var phases: HARPhases { HARPhases(exchange.timings) }

  /// HAR wants a version for the request too; which one was spoken shows in the answer.
  private var version: String {
    exchange.response == nil ? "unknown" : exchange.version.text
  }

  private var request: JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("method", .string(exchange.method.text)),
      .init("url", .string(exchange.url.text)),
      .init("httpVersion", .string(version)),
      .init("cookies", []),
      .init("headers", Self.headers(of: exchange.request)),
      .init("queryString", queryString),
      .init("headersSize", -1),
      .init("bodySize", .int(exchange.request.body?.bytes.count ?? 0)),
    ]
    if let body = exchange.request.body {
      // HAR knows no encoding of what is sent, so ours has the underscore of custom fields.
      members.append(
        .init(
          "postData",
          Self.content(
            body.bytes, of: exchange.request, size: nil, encodingKey: "_encoding")))
    }
    return .object(members)
  }

  /// Parameters as they stand in the URL: decoding them would make text that nobody redacted.
  private var queryString: JSONOutput {
    let parameters = URLParts(Array(exchange.url.text.utf8)).parameters
    return .array(
      parameters.map { name, value in
        [
          "name": .string(String(decoding: name, as: UTF8.self)),
          "value": .string(String(decoding: value ?? [], as: UTF8.self)),
        ]
      })
  }

  private var response: JSONOutput {
    let message = exchange.response
    let body = message?.body?.bytes ?? []
    let location = message?.headers.first { $0.name.text.lowercased() == "location" }
    return [
      "status": .int(exchange.status ?? 0),
      "statusText": .string(exchange.reason.text),
      "httpVersion": .string(version),
      "cookies": [],
      "headers": message.map(Self.headers) ?? [],
      "content": Self.content(body, of: message, size: body.count, encodingKey: "encoding"),
      "redirectURL": .string(location?.value.text ?? ""),
      "headersSize": -1,
      "bodySize": message == nil ? -1 : .int(body.count),
    ]
  }

  private static func headers(of message: RedactedMessage) -> JSONOutput {
    .array(
      message.headers.map { ["name": .string($0.name.text), "value": .string($0.value.text)] })
  }

  private static func content(
    _ body: [UInt8], of message: RedactedMessage?, size: Int?, encodingKey: String
  ) -> JSONOutput {
    let type = message?.headers.first { $0.name.text.lowercased() == "content-type" }
    var members: [JSONOutput.Member] = []
    if let size { members.append(.init("size", .int(size))) }
    members.append(.init("mimeType", .string(type?.value.text ?? "")))
    if let text = String(validating: body, as: UTF8.self) {
      members.append(.init("text", .string(text)))
    } else {
      members.append(.init("text", .string(Base64.encoded(body))))
      members.append(.init(encodingKey, "base64"))
    }
    return .object(members)
  }
}
