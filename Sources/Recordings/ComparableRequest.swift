// SPDX-License-Identifier: Apache-2.0

import Redaction
import Transports

/// A request as a replay compares it: redacted, byte for byte, without what differs from run to run.
struct ComparableRequest: Sendable {
  /// Header fields that say nothing about what is asked, or repeat what URL and body say.
  static let volatileHeaders: Set<String> = [
    "accept-encoding", "connection", "content-length", "date", "host", "keep-alive", "user-agent",
  ]

  /// Method, URL and body: requests that answer each other have the same.
  struct Core: Hashable, Sendable {
    let method: [UInt8]
    let url: [UInt8]
    let body: [UInt8]?

    /// Hashes the URL, which nearly always tells requests apart, in one go: an array would hash each
    /// byte by itself.
    func hash(into hasher: inout Hasher) {
      url.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  let core: Core
  /// The URL of the core in pieces.
  let parts: URLParts
  /// The values of each header field by its name in lower case.
  let headers: [String: [[UInt8]]]

  /// A request after redaction.
  ///
  /// Files of other programs write an empty body for none, so only ours tell the two apart.
  init(
    _ request: Request, by redactor: Redactor, tellsEmptyBody: Bool,
    remembering memory: inout HeaderMemory
  ) {
    let body = request.body.map { redactor.redact(body: $0).bytes }
    core = Core(
      method: Array(redactor.redact(request.method).text.utf8),
      url: Array(redactor.redact(request.url).text.utf8),
      body: tellsEmptyBody || body?.isEmpty == false ? body : nil)
    parts = URLParts(core.url)
    headers = memory.comparable(request.headers, by: redactor)
  }

  /// The header that was compared last: from request to request it hardly changes.
  struct HeaderMemory: Sendable {
    private var fields: [HeaderField] = []
    private var headers: [String: [[UInt8]]] = [:]

    /// What is compared of a header, redacted.
    mutating func comparable(
      _ fields: [HeaderField], by redactor: Redactor
    ) -> [String: [[UInt8]]] {
      // Not `==`, for which two spellings of one character are the same.
      let isSame = fields.elementsEqual(self.fields) { left, right in
        left.name.utf8.elementsEqual(right.name.utf8)
          && left.value.utf8.elementsEqual(right.value.utf8)
      }
      if isSame { return headers }
      var headers: [String: [[UInt8]]] = [:]
      for field in fields {
        let name = redactor.redact(field.name).text.lowercased()
        guard !volatileHeaders.contains(name) else { continue }
        headers[name, default: []].append(Array(redactor.redact(field.value).text.utf8))
      }
      (self.fields, self.headers) = (fields, headers)
      return headers
    }
  }

  /// Whether the header of this recorded request is that of a request.
  ///
  /// Unless the recording is complete, only the fields that it has are compared.
  func hasHeaders(of asked: ComparableRequest, isComplete: Bool) -> Bool {
    if isComplete { return headers == asked.headers }
    return headers.allSatisfy { asked.headers[$0.key] == $0.value }
  }

  /// How far away a recorded request is; 0 is the same.
  func distance(to asked: ComparableRequest) -> Int {
    var distance = core.method == asked.core.method ? 0 : 4000
    if core.url != asked.core.url { distance += urlDistance(to: asked.parts) }
    if headers != asked.headers {
      let names = Set(headers.keys).union(asked.headers.keys)
      distance += 100 * names.count { headers[$0] != asked.headers[$0] }
    }
    if core.body != asked.core.body {
      let old = core.body ?? []
      let new = asked.core.body ?? []
      distance += 1000 + 1000 * Self.gap(old[...], new[...]) / max(old.count, new.count, 1)
    }
    return distance
  }

  private func urlDistance(to asked: URLParts) -> Int {
    var distance = parts.origin == asked.origin ? 0 : 3000
    if parts.path != asked.path {
      distance += 5000 + 10 * min(Self.gap(parts.path, asked.path), 100)
    }
    if parts.query != asked.query {
      let gap = Self.gap(parts.query ?? [], asked.query ?? [])
      distance += 1000 + min(gap, 100)
    }
    return distance
  }

  /// How many bytes do not agree, counted from the first that differs.
  private static func gap(_ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>) -> Int {
    max(old.count, new.count) - commonPrefix(old, new)
  }

  /// How many bytes agree at the beginning.
  static func commonPrefix(_ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>) -> Int {
    let count = min(old.count, new.count)
    var same = 0
    while same < count, old[old.startIndex + same] == new[new.startIndex + same] { same += 1 }
    return same
  }
}
