// SPDX-License-Identifier: Apache-2.0

/// Header fields that together tell of one quota, each holding one number.
struct RateLimitFamily: Sendable {
  let name: String
  var limit: [String] = []
  var remaining: [String] = []
  var reset: [String] = []
  /// The window that the fields' names tell of.
  var window: Duration?
  /// The field that tells the window.
  var windowInMilliseconds: String?
  var countsWork = false

  /// Every family that is known; where no vendor is named, many use it.
  static let all: [RateLimitFamily] =
    [
      RateLimitFamily(
        name: "RateLimit", limit: ["RateLimit-Limit"], remaining: ["RateLimit-Remaining"],
        reset: ["RateLimit-Reset"]),
      // Freshdesk says Total where others say Limit.
      RateLimitFamily(
        name: "X-RateLimit", limit: ["X-RateLimit-Limit", "X-RateLimit-Total"],
        remaining: ["X-RateLimit-Remaining"], reset: ["X-RateLimit-Reset"],
        windowInMilliseconds: "X-RateLimit-Interval-Milliseconds"),
      // Zendesk's limit is the bare name.
      RateLimitFamily(
        name: "X-Rate-Limit", limit: ["X-Rate-Limit-Limit", "X-Rate-Limit"],
        remaining: ["X-Rate-Limit-Remaining"], reset: ["X-Rate-Limit-Reset"]),
    ] + named("X-HubSpot-RateLimit") + named("X-RateLimit", max: false) + windows + [
      RateLimitFamily(
        name: "x-ms-ratelimit-burst",
        remaining: ["x-ms-ratelimit-burst-remaining-xrm-requests"]),
      // Dynamics: seconds that the server may still work, for all that its name says.
      RateLimitFamily(
        name: "x-ms-ratelimit-time",
        remaining: ["x-ms-ratelimit-time-remaining-xrm-requests"], countsWork: true),
      // Zoho's credits of 24 hours.
      RateLimitFamily(
        name: "X-API-Credits", remaining: ["X-API-Credits-Remaining"], window: .seconds(86_400)),
    ]

  /// HubSpot's three quotas, which others have under a prefix of their own.
  private static func named(_ prefix: String, max hasMax: Bool = true) -> [RateLimitFamily] {
    let interval = RateLimitFamily(
      name: prefix, limit: ["\(prefix)-Max"], remaining: ["\(prefix)-Remaining"],
      windowInMilliseconds: "\(prefix)-Interval-Milliseconds")
    return (hasMax ? [interval] : []) + [
      RateLimitFamily(
        name: "\(prefix)-Secondly", limit: ["\(prefix)-Secondly"],
        remaining: ["\(prefix)-Secondly-Remaining"], window: .seconds(1)),
      RateLimitFamily(
        name: "\(prefix)-Daily", limit: ["\(prefix)-Daily", "\(prefix)-Limit-Daily"],
        remaining: ["\(prefix)-Daily-Remaining"], window: .seconds(86_400)),
    ]
  }

  /// What gateways write: `X-RateLimit-Limit-Minute`.
  private static let windows: [RateLimitFamily] = [
    ("Second", 1), ("Minute", 60), ("Hour", 3600), ("Day", 86_400),
  ].map { name, seconds in
    RateLimitFamily(
      name: "X-RateLimit-\(name)", limit: ["X-RateLimit-Limit-\(name)"],
      remaining: ["X-RateLimit-Remaining-\(name)"], window: .seconds(seconds))
  }
}
