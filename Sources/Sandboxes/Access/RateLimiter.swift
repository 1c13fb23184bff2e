// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Synchronization

/// Lets so many requests pass in any stretch of time, and refuses the others.
final class RateLimiter: Sendable {
  private let limit: SandboxFault.RateLimit
  /// When those requests passed that still count.
  private let passed = Mutex<[SandboxInstant]>([])

  init?(_ limit: SandboxFault.RateLimit?) {
    guard let limit else { return nil }
    self.limit = limit
  }

  /// Answers a request, or refuses it; refusals do not count.
  func answer(at now: SandboxInstant, _ answer: () -> ServerResponse) -> ServerResponse {
    let window = Duration.seconds(limit.seconds)
    let (used, first, isPassed) = passed.withLock { passed in
      passed.removeAll { $0 + window <= now }
      let isPassed = passed.count < limit.requests
      if isPassed { passed.append(now) }
      return (passed.count, passed.first ?? now, isPassed)
    }
    let wait = Self.seconds(from: now, to: first + window)
    let headers = headers(remaining: limit.requests - used, wait: wait)
    guard isPassed else { return refusal(headers, wait: wait, until: now + .seconds(wait)) }
    var response = answer()
    response.headers += headers
    return response
  }

  /// Whole seconds, rounded up, so that whoever waits has waited long enough.
  private static func seconds(from now: SandboxInstant, to end: SandboxInstant) -> Int {
    let (seconds, rest) = (end.sinceEpoch - now.sinceEpoch).components
    return Int(seconds) + (rest > 0 ? 1 : 0)
  }

  /// What every answer says about the limit.
  private func headers(remaining: Int, wait: Int) -> [ServerHeader] {
    switch limit.form {
    case .reset:
      [
        ServerHeader("X-RateLimit-Limit", String(limit.requests)),
        ServerHeader("X-RateLimit-Remaining", String(remaining)),
        ServerHeader("X-RateLimit-Reset", String(wait)),
      ]
    case .ietf:
      [
        ServerHeader("RateLimit-Policy", "\"default\";q=\(limit.requests);w=\(limit.seconds)"),
        ServerHeader("RateLimit", "\"default\";r=\(remaining);t=\(wait)"),
      ]
    default: []
    }
  }

  private func refusal(
    _ headers: [ServerHeader], wait: Int, until end: SandboxInstant
  ) -> ServerResponse {
    let words = "more than \(limit.requests) requests in \(limit.seconds) seconds"
    var response = ServerResponse.error(429, "rate_limited", words)
    switch limit.form {
    case .tooShort: response.headers.append(ServerHeader("Retry-After", "1"))
    case .error: response = .error(500, "internal_error", "no worker is free")
    case .seconds: response.headers.append(ServerHeader("Retry-After", String(wait)))
    case .date:
      // The date has whole seconds: what is behind the point must not be cut from the wait.
      let whole = end.sinceEpoch.components.attoseconds == 0 ? end : end + .seconds(1)
      response.headers.append(ServerHeader("Retry-After", whole.httpDate))
    case .body:
      response = .json(
        429,
        ["error": ["code": "rate_limited", "message": .string(words)], "retry_after": .int(wait)])
    case .forbidden:
      let message = "TotalRequests Limit exceeded."
      response = .json(
        403, [["errorCode": "REQUEST_LIMIT_EXCEEDED", "message": .string(message)]])
    case .reset, .ietf, .none: break
    }
    response.headers += headers
    return response
  }
}
