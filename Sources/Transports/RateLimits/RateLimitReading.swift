// SPDX-License-Identifier: Apache-2.0

/// What an answer says about how often its server may be asked.
///
/// Read from every form that is known of CRMs: `Retry-After`, the fields of the IETF's drafts, those of
/// vendors, and bodies. Nothing is guessed: what the answer does not say is nil.
public struct RateLimitReading: Sendable, Hashable {
  /// How long to wait before the next request, and where the answer says so.
  public struct Wait: Sendable, Hashable {
    /// From the end of the answer on.
    public var time: Duration
    /// The header field, the path in the body, or `text`.
    public var source: String

    /// A time to wait.
    public init(_ time: Duration, from source: String) {
      self.time = time
      self.source = source
    }
  }

  /// Whether the answer refuses the request since there were too many, whatever its status.
  public var isRefusal: Bool
  /// The quotas that it tells of, in the order of the forms.
  public var quotas: [RateQuota]
  /// How long to wait; nil if the answer does not say.
  public var wait: Wait?

  /// Reads an answer.
  ///
  /// - Parameters:
  ///   - response: the answer.
  ///   - now: when it was there; the server's own clock counts more, where `Date` tells it.
  public init(_ response: Response, at now: Timestamp) {
    let clock = Self.clock(of: response, now)
    let body = RateLimitBody(response)
    var quotas = RateLimitHeaders(response, clock: clock).quotas
    let isUsedUp = quotas.contains { $0.isUsedUp && !$0.countsWork }
    isRefusal =
      switch response.status {
      case 429: true
      case 400, 403, 503: body.saysTooMany || response.status == 403 && isUsedUp
      // Some log-ins refuse with 200.
      case 200..<300: body.isErrorOfTooMany
      default: false
      }
    if isRefusal, let quota = body.quota { quotas.append(quota) }
    self.quotas = quotas
    wait =
      RetryAfter.wait(in: response, clock: clock)
      ?? (isRefusal ? Self.reset(of: quotas) ?? body.wait(clock: clock) : nil)
  }

  /// The time that a text of an answer tells to wait: seconds, a point in time, or a date.
  ///
  /// `now`: when the answer was there, if it does not say itself.
  public static func time(
    _ text: String, in response: Response, at now: Timestamp
  ) -> Duration? {
    RateNumber.reset(text, clock: clock(of: response, now))
  }

  private static func clock(of response: Response, _ now: Timestamp) -> Timestamp {
    response.header("Date").first.flatMap { Timestamp(httpDate: $0) } ?? now
  }

  /// When the quota is full again that is used up, or the only one that says so.
  private static func reset(of quotas: [RateQuota]) -> Wait? {
    let told = quotas.filter { $0.reset != nil }
    let empty = told.filter(\.isUsedUp)
    guard let quota = empty.isEmpty ? told.first : empty.max(by: { less($0, than: $1) }),
      let reset = quota.reset
    else { return nil }
    return Wait(reset, from: quota.name)
  }

  private static func less(_ left: RateQuota, than right: RateQuota) -> Bool {
    (left.reset ?? .zero) < (right.reset ?? .zero)
  }
}
