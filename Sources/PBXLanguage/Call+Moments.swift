// SPDX-License-Identifier: Apache-2.0

extension Call {
  /// When the call began to ring, in Unix seconds, for a run that writes at `now`.
  ///
  /// - Throws: if the PBX's time zone is not known here.
  public func start(
    before now: Int64, in timeZone: String
  ) throws(TimeFormatProblem) -> Int64 {
    switch start {
    case .at(let instant): return instant
    case .ago(let time): return now - time.components.seconds
    case .beforeMidnight(let time):
      let zone = try TimeZoneRules.named(timeZone)
      // The last midnight may still be too near: the call has to be over.
      let latest = now - total.components.seconds
      let midnight = zone.midnight(before: latest)
      return midnight - time.components.seconds
    case .beforeSummerTime(let time):
      let zone = try TimeZoneRules.named(timeZone)
      let europe = try TimeZoneRules.named(Self.europe)
      let change = zone.summerTime(before: now) ?? europe.summerTime(before: now) ?? now
      return change - time.components.seconds
    }
  }

  /// Stands in for a PBX whose zone knows no summer time: CRMs have users elsewhere.
  private static let europe = "Europe/Berlin"
}

extension TimeZoneRules {
  private static let day: Int64 = 86_400

  /// The last moment before another at which a day began here.
  fileprivate func midnight(before seconds: Int64) -> Int64 {
    let offset = Int64(offset(at: seconds))
    let local = seconds + offset
    let midnight = local - ((local % Self.day) + Self.day) % Self.day - offset
    // A change of the clock between the two moves the beginning of the day.
    return midnight + offset - Int64(self.offset(at: midnight))
  }

  /// The last change to a later clock before a moment, of the two years before it; nil if there is
  /// none.
  fileprivate func summerTime(before seconds: Int64) -> Int64? {
    var later = seconds
    for _ in 0..<(2 * 366) {
      let earlier = later - Self.day
      if offset(at: earlier) < offset(at: later) { return change(between: earlier, and: later) }
      later = earlier
    }
    return nil
  }

  private func change(between earlier: Int64, and later: Int64) -> Int64 {
    var (low, high) = (earlier, later)
    let before = offset(at: low)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if offset(at: middle) == before { low = middle } else { high = middle }
    }
    return high
  }
}
