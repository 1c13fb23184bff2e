// SPDX-License-Identifier: Apache-2.0

/// The quotas that header fields tell of.
struct RateLimitHeaders {
  private let response: Response
  private let clock: Timestamp

  init(_ response: Response, clock: Timestamp) {
    self.response = response
    self.clock = clock
  }

  var quotas: [RateQuota] {
    let families = RateLimitFamily.all.compactMap(quota)
    return structured + families + usages
  }

  /// Fields that each hold one number.
  private func quota(of family: RateLimitFamily) -> RateQuota? {
    var quota = RateQuota(
      family.name, limit: number(family.limit), remaining: number(family.remaining),
      window: family.window, countsWork: family.countsWork)
    quota.reset = first(of: family.reset) { $0 }.flatMap { RateNumber.reset($0, clock: clock) }
    guard quota.isTold else { return nil }
    quota.window =
      family.windowInMilliseconds.flatMap { value($0) }.flatMap { RateNumber.whole($0) }
      .map { .milliseconds($0) } ?? quota.window ?? window(in: family.limit)
    return quota
  }

  /// The window that a limit has beside it: `100, 100;w=60`.
  private func window(in names: [String]) -> Duration? {
    first(of: names) { RateParameters($0)["w"].flatMap { Int($0) } }.map { .seconds($0) }
  }

  /// `RateLimit` and `RateLimit-Policy`, in the words of each draft of the IETF.
  private var structured: [RateQuota] {
    let policy = value("RateLimit-Policy").map { RateParameters($0) }
    let state = value("RateLimit").map { RateParameters($0) }
    guard policy != nil || state != nil else { return [] }
    func number(_ names: [Substring], in parameters: RateParameters?) -> Int? {
      for name in names {
        if let number = parameters?[name].flatMap({ RateNumber.whole($0) }) { return number }
      }
      return nil
    }
    let quota = RateQuota(
      state == nil ? "RateLimit-Policy" : "RateLimit",
      limit: number(["limit"], in: state) ?? number(["q"], in: policy)
        ?? policy?.first.flatMap { RateNumber.whole($0) },
      remaining: number(["r", "remaining"], in: state),
      window: number(["w"], in: policy).map { .seconds($0) },
      reset: number(["t", "reset"], in: state).map { .seconds($0) })
    return quota.isTold ? [quota] : []
  }

  /// Salesforce's `api-usage=13/15000` and Zendesk's `total=100; remaining=99; resets=57`.
  private var usages: [RateQuota] {
    var quotas: [RateQuota] = []
    if let usage = value("Sforce-Limit-Info").map({ RateParameters($0) })?["api-usage"] {
      let parts = usage.split(separator: "/").compactMap { RateNumber.whole($0) }
      if parts.count == 2 {
        quotas.append(
          RateQuota(
            "Sforce-Limit-Info", limit: parts[1], remaining: max(0, parts[1] - parts[0]),
            window: .seconds(86_400)))
      }
    }
    for field in response.headers(beginningWith: "zendesk-ratelimit-") {
      let parameters = RateParameters(field.value)
      let quota = RateQuota(
        field.name, limit: parameters["total"].flatMap { RateNumber.whole($0) },
        remaining: parameters["remaining"].flatMap { RateNumber.whole($0) },
        reset: parameters["resets"].flatMap { RateNumber.reset($0, clock: clock) })
      if quota.isTold { quotas.append(quota) }
    }
    return quotas
  }

  private func number(_ names: [String]) -> Int? {
    first(of: names) { RateNumber.whole($0) }
  }

  /// What is made of the first field from which something can be made.
  ///
  /// A loop: lazy sequences would be set up by the runtime, for longer than this takes.
  private func first<Value>(of names: [String], _ make: (String) -> Value?) -> Value? {
    for name in names {
      if let made = value(name).flatMap(make) { return made }
    }
    return nil
  }

  private func value(_ name: String) -> String? { response.firstValue(of: name) }
}

/// `name=value` pairs behind commas or semicolons, as structured fields and vendors write them.
private struct RateParameters {
  private var values: [Substring: Substring] = [:]
  /// What stands first, which is a limit or the name of a policy.
  private(set) var first: Substring?

  init(_ text: String) {
    for part in text.split(whereSeparator: { $0 == "," || $0 == ";" }) {
      let part = part.drop { $0 == " " }
      if first == nil { first = part }
      guard let equals = part.firstIndex(of: "=") else { continue }
      let name = part[..<equals]
      // The first policy counts; a second one is another window.
      if values[name] == nil { values[name] = part[part.index(after: equals)...] }
    }
  }

  subscript(name: Substring) -> Substring? { values[name] }
}
