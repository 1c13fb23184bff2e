// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// What the body of an answer says about a limit, in whatever language it is written.
struct RateLimitBody {
  /// Bytes that are looked at: no vendor's refusal is longer.
  private static let mostBytes = 4096

  private let text: String
  private let json: JSONValue?

  init(_ response: Response) {
    let isShort = response.body.count <= Self.mostBytes
    // Nearly every answer is a good one and says nothing of the kind; an error in it is short.
    let isRead = response.status >= 400 || isShort
    text =
      isRead
      ? String(decoding: response.body.prefix(Self.mostBytes), as: UTF8.self).lowercased() : ""
    json = isRead && isShort ? try? JSONDocument(parsing: response.body).root : nil
  }

  /// Whether it says that there were too many requests.
  var saysTooMany: Bool { Self.words.contains { text.contains($0) } }

  /// Whether it is an error of an answer that calls itself good.
  var isErrorOfTooMany: Bool {
    guard let json, json.kind == .object, json["error"] != nil || json["errors"] != nil else {
      return false
    }
    return saysTooMany
  }

  /// What vendors write: Salesforce, Bitrix24, HubSpot, Zoho, Dynamics, Zendesk, gateways.
  private static let words = [
    "request_limit_exceeded", "query_limit_exceeded", "overload_limit", "operation_time_limit",
    "rate_limit", "rate limit", "ratelimit", "too many requests", "too_many_requests",
    "number of requests exceeded", "quota exceeded", "throttl",
  ]

  /// The quota that it names: `exceeded the limit of 6000 over time window of 300 seconds`.
  var quota: RateQuota? {
    var quota = RateQuota("body", limit: number(behind: ["limit of "]))
    quota.window = number(behind: ["time window of "]).map { .seconds($0) } ?? namedWindow
    return quota.limit != nil || quota.window != nil ? quota : nil
  }

  /// The window where only that is named, as HubSpot does: `You have reached your secondly limit`.
  private var namedWindow: Duration? {
    let windows: [(String, Int)] = [
      ("ten_secondly_rolling", 10), ("secondly", 1), ("daily limit", 86_400),
    ]
    return windows.first { text.contains($0.0) }.map { .seconds($0.1) }
  }

  /// How long it tells to wait.
  func wait(clock: Timestamp) -> RateLimitReading.Wait? {
    for path in Self.waits {
      guard let value = path.reduce(json, { $0?[$1] }) else { continue }
      let text = value.string ?? value.numberText ?? ""
      if let time = RateNumber.reset(text, clock: clock) {
        return RateLimitReading.Wait(time, from: path.joined(separator: "."))
      }
    }
    let seconds = number(behind: ["in ", "after ", "wait "], before: " sec")
    return seconds.map { RateLimitReading.Wait(.seconds($0), from: "text") }
  }

  private static let waits: [[String]] = [
    ["retry_after"], ["retryAfter"], ["retry_after_seconds"], ["error", "retry_after"],
    ["error", "retryAfter"], ["time", "operating_reset_at"],
  ]

  /// The whole number behind the first of some words that has one, and perhaps before a word.
  private func number(behind words: [String], before next: String = "") -> Int? {
    for word in words {
      for range in text.ranges(of: word) {
        let rest = text[range.upperBound...]
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        if let number = Int(digits), rest.dropFirst(digits.count).hasPrefix(next) { return number }
      }
    }
    return nil
  }
}
