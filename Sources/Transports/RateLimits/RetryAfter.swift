// SPDX-License-Identifier: Apache-2.0

/// How long header fields tell a client to wait.
enum RetryAfter {
  static func wait(in response: Response, clock: Timestamp) -> RateLimitReading.Wait? {
    if let text = response.header("Retry-After").first, let time = time(text, clock: clock) {
      return RateLimitReading.Wait(time, from: "Retry-After")
    }
    for name in ["Retry-After-Ms", "X-Ms-Retry-After-Ms"] {
      if let text = response.header(name).first, let count = RateNumber.whole(text) {
        return RateLimitReading.Wait(.milliseconds(count), from: name)
      }
    }
    return nil
  }

  /// Seconds, as RFC 9110 has them or with a fraction as some servers do, or an HTTP date.
  static func time(_ text: String, clock: Timestamp) -> Duration? {
    if let seconds = RateNumber.seconds(text) { return seconds }
    guard let date = Timestamp(httpDate: text) else { return nil }
    return max(.zero, date.since(clock))
  }
}

/// Numbers as header fields about limits have them.
enum RateNumber {
  /// The whole number that a text is or begins with: vendors write `100, 100;w=60`.
  static func whole(_ text: some StringProtocol) -> Int? {
    let digits = text.drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
    let rest = text.drop { $0 == " " }.dropFirst(digits.count).first
    guard rest == nil || rest == "," || rest == ";" || rest == " " || rest == "." else {
      return nil
    }
    return Int(digits)
  }

  /// Seconds, perhaps with a fraction.
  static func seconds(_ text: some StringProtocol) -> Duration? {
    let isNumber = text.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
    guard isNumber, text.utf8.count <= 12, let number = Double(text) else { return nil }
    return .milliseconds(Int64((number * 1000).rounded(.up)))
  }

  /// The time until a reset: seconds, or a point in time in seconds or milliseconds since 1970, or
  /// a date.
  static func reset(_ text: some StringProtocol, clock: Timestamp) -> Duration? {
    if let date = Timestamp(rfc3339: String(text)) ?? Timestamp(httpDate: String(text)) {
      return max(.zero, date.since(clock))
    }
    guard let number = whole(text) else { return seconds(text) }
    let point: Int64
    switch number {
    // No quota lasts 30 years: it is a point in time.
    case ..<1_000_000_000: return seconds(text) ?? .seconds(number)
    case ..<1_000_000_000_000: point = Int64(number) * 1_000_000
    case ..<1_000_000_000_000_000: point = Int64(number) * 1000
    default: return nil
    }
    return max(.zero, Timestamp(microseconds: point).since(clock))
  }
}
