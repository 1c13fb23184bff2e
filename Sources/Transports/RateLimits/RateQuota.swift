// SPDX-License-Identifier: Apache-2.0

/// One quota that an answer tells of: so many requests, of which so many are left.
public struct RateQuota: Sendable, Hashable {
  /// The header field it stands in, or the beginning that its fields share; `body` for a body.
  public var name: String
  /// How many requests the window has; nil if the answer does not say.
  public var limit: Int?
  /// How many of them are left; nil if the answer does not say.
  public var remaining: Int?
  /// How long the window is; nil if the answer does not say.
  public var window: Duration?
  /// How long until requests are given again; nil if the answer does not say.
  public var reset: Duration?
  /// Whether it counts seconds of the server's work rather than requests.
  public var countsWork: Bool

  /// A quota.
  public init(
    _ name: String, limit: Int? = nil, remaining: Int? = nil, window: Duration? = nil,
    reset: Duration? = nil, countsWork: Bool = false
  ) {
    self.name = name
    self.limit = limit
    self.remaining = remaining
    self.window = window
    self.reset = reset
    self.countsWork = countsWork
  }

  /// Whether nothing is left of it.
  public var isUsedUp: Bool { remaining.map { $0 <= 0 } == true }

  /// Whether it tells anything.
  var isTold: Bool { limit != nil || remaining != nil || reset != nil }
}
