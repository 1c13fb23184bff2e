// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Redaction
import Transports

extension HARReader {
  /// An entry; nil if there was something to complain about.
  mutating func entry(_ node: HARNode, at index: Int, isOwn: Bool) -> HARFile.Entry? {
    guard check(node, is: .object) else { return nil }
    let before = complaints.count
    let number = isOwn ? ownNumber(of: node) : index + 1
    let start = instant(of: node)
    let request = object("request", in: node).flatMap { self.request($0, isOwn: isOwn) }
    let outcome = object("response", in: node).flatMap { self.outcome($0, in: node) }
    let timings = self.timings(of: node, isOwn: isOwn)
    let address = serverAddress(of: node, isOwn: isOwn)
    guard complaints.count == before, let number, let start, let request, let outcome else {
      return nil
    }
    return HARFile.Entry(
      number: number,
      exchange: Exchange(
        request: request, startedAt: start, timings: timings, outcome: outcome,
        peer: peer(of: node, address: address, isOwn: isOwn)))
  }

  /// Who answered: the peer of the entry before if nothing else is known.
  private mutating func peer(of node: HARNode, address: String?, isOwn: Bool) -> Peer? {
    let next = Peer(
      address: address, connection: isOwn ? connection(of: node, address: address) : nil)
    if next != peer { peer = next }
    return peer
  }

  private mutating func ownNumber(of node: HARNode) -> Int? {
    guard let own = object("_callready", in: node) else { return nil }
    return int("number", in: own, from: 1...Int(Int32.max))
  }

  private mutating func instant(of node: HARNode) -> Timestamp? {
    guard let member = required("startedDateTime", in: node), check(member, is: .string) else {
      return nil
    }
    if let instant = member.value.string.flatMap(Timestamp.init(rfc3339:)) { return instant }
    wrong(member, "a time such as \"2026-11-21T10:15:30.250Z\"")
    return nil
  }

  private mutating func request(_ node: HARNode, isOwn: Bool) -> Request? {
    let method = text("method", in: node)
    let url = text("url", in: node)
    let headers = self.headers(in: node, of: .request)
    guard let method, let url else { return nil }
    if url.isEmpty, let member = optional("url", in: node) {
      wrong(member, "an absolute URL", remedy: "remove the entry, or give its request a URL")
    }
    return Request(
      method: method, url: url, headers: headers, body: requestBody(node, isOwn: isOwn))
  }

  /// Others write an empty text for "no body", so only our own files tell the two apart.
  private mutating func requestBody(_ node: HARNode, isOwn: Bool) -> [UInt8]? {
    guard let data = optional("postData", in: node), check(data, is: .object) else { return nil }
    guard let body = body(in: data, encoding: optionalText("_encoding", in: data)) else {
      return nil
    }
    return body.isEmpty && !isOwn ? nil : body
  }

  private mutating func outcome(
    _ node: HARNode, in entry: HARNode
  ) -> Result<Response, TransportFailure>? {
    guard let status = int("status", in: node, from: 0...999) else { return nil }
    let headers = self.headers(in: node, of: .response)
    let reason = optionalText("statusText", in: node) ?? ""
    let version = optionalText("httpVersion", in: node) ?? ""
    var body: [UInt8] = []
    if let content = optional("content", in: node), check(content, is: .object) {
      body = self.body(in: content, encoding: nil) ?? []
    }
    if let failure = failure(status, node, in: entry) { return .failure(failure) }
    let answer = Response(
      status: status, reason: reason, version: version, headers: headers, body: body)
    return .success(recentHeaders.sharing(answer))
  }

  /// Why there was no answer; status 0 is how HAR says so.
  private mutating func failure(
    _ status: Int, _ response: HARNode, in entry: HARNode
  ) -> TransportFailure? {
    if let own = optional("_failure", in: entry), check(own, is: .object) {
      guard let kind = text("kind", in: own) else { return nil }
      // A kind that a newer program knows is still a failure.
      return TransportFailure(
        TransportFailure.Kind(rawValue: kind) ?? .other, optionalText("detail", in: own) ?? "",
        circumstances(own))
    }
    guard status == 0 else { return nil }
    let detail = optionalText("_error", in: response)
    return TransportFailure(.other, detail ?? "the recording holds no answer")
  }

  /// The bytes of `text`; nil if there is none.
  private mutating func body(in node: HARNode, encoding given: String?) -> [UInt8]? {
    guard let member = optional("text", in: node), check(member, is: .string),
      let text = member.value.string
    else { return nil }
    guard let encoding = given ?? optionalText("encoding", in: node), !encoding.isEmpty else {
      return Array(text.utf8)
    }
    guard encoding.lowercased() == "base64" else {
      wrong(
        optional("encoding", in: node) ?? member, "encoded as \"base64\" or not at all",
        remedy: "decode the body, or encode it as Base64")
      return nil
    }
    if let bytes = Base64.decoded(text) { return bytes }
    wrong(member, "Base64, as its 'encoding' says", remedy: "record the exchange again")
    return nil
  }

  private mutating func serverAddress(of node: HARNode, isOwn: Bool) -> String? {
    let host = optionalText("serverIPAddress", in: node)
    let port = optionalText("connection", in: node)
    guard let host, isOwn || !host.isEmpty else { return nil }
    // For other programs `connection` is any name of the connection, seldom a port.
    return ServerAddress.joined(host: host, port: isOwn ? port : nil)
  }
}
