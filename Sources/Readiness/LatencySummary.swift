// SPDX-License-Identifier: Apache-2.0

/// How long an endpoint took, again and again, at the load of the contract.
public struct LatencySummary: Sendable, Hashable {
  /// The endpoint that was timed.
  public var endpoint: String
  /// What was promised, in microseconds; the 95th percentile is judged against it.
  public var limitMicroseconds: Int
  /// How many asked at the same time.
  public var concurrency: Int
  /// The samples by kind: `cold` (a new connection), `warm`, and `all`.
  public var groups: [Group]

  /// How long an endpoint took.
  public init(endpoint: String, limitMicroseconds: Int, concurrency: Int, groups: [Group]) {
    self.endpoint = endpoint
    self.limitMicroseconds = limitMicroseconds
    self.concurrency = concurrency
    self.groups = groups
  }

  /// Samples that were taken alike.
  public struct Group: Sendable, Hashable {
    /// `cold`, `warm` or `all`.
    public var name: String
    /// Microseconds, in the order in which they were asked.
    public var samples: [Int]

    /// Samples that were taken alike.
    public init(name: String, samples: [Int]) {
      self.name = name
      self.samples = samples
    }

    /// How many samples there are.
    public var count: Int { samples.count }
    /// The median, by nearest rank: half of the samples took no longer; 0 without samples.
    public var p50: Int { percentile(50) }
    /// The 95th percentile, by nearest rank: a sample that was measured; 0 without samples.
    public var p95: Int { percentile(95) }
    /// The slowest sample; 0 without samples.
    public var max: Int { samples.max() ?? 0 }

    /// The sample at rank ⌈percent · count / 100⌉ of the sorted samples.
    private func percentile(_ percent: Int) -> Int {
      // Whole hundreds apart, so that no number of samples overflows.
      let (hundreds, rest) = samples.count.quotientAndRemainder(dividingBy: 100)
      let rank = hundreds * percent + (rest * percent + 99) / 100
      return rank > 0 ? samples.sorted()[rank - 1] : 0
    }
  }
}
