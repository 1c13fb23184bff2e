// SPDX-License-Identifier: Apache-2.0

extension SandboxFault {
  /// How many requests are answered, and how the others are refused.
  public struct RateLimit: Sendable, Hashable {
    /// How somebody is told who has asked too often.
    public enum Form: String, Sendable, Hashable, CaseIterable {
      /// 429 with the seconds to wait in `Retry-After`.
      case seconds = "retry-after"
      /// 429 with the instant to wait for in `Retry-After`.
      case date = "retry-date"
      /// 429 with `X-RateLimit-Limit`, `-Remaining` and `-Reset`, which other answers have too.
      case reset
      /// 429 with `RateLimit` and `RateLimit-Policy`, which other answers have too.
      case ietf
      /// 429 with `retry_after` in the body.
      case body
      /// 429 without a word about how long.
      case none
      /// 403 with `REQUEST_LIMIT_EXCEEDED` in a list.
      case forbidden = "403"
      /// 429 with `Retry-After`, which tells one second however long the wait is.
      case tooShort = "too-short"
      /// 500, as from a server that breaks down.
      case error = "500"
    }

    /// The most requests in one stretch of time.
    public let requests: Int
    /// The length of the stretch.
    public let seconds: Int
    /// How a request too many is refused.
    public let form: Form
  }

  /// What is answered instead, or when, for one list only.
  public enum Trouble: Sendable, Hashable {
    /// Every request gets this status with an error in JSON.
    case status(Int)
    /// Every request gets a log-in page with 200.
    case html
    /// Every answer comes later.
    case delay(Duration)
    /// The connection is closed without an answer.
    case cut
  }
}

extension SandboxFault {
  /// What becomes of a body that is no JSON, and of a query that is no text.
  public enum Malformed: String, Sendable, Hashable, CaseIterable {
    /// 500 with an error in JSON.
    case error = "500"
    /// A log-in page with 200.
    case html
    /// What can be read of it is stored, or searched for.
    case accept
  }
}
