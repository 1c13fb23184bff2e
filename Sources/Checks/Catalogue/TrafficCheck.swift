// SPDX-License-Identifier: Apache-2.0

/// A check of what any endpoint may show: limits, TLS, addresses.
///
/// One cause is one finding, which names the endpoints that show it.
public protocol TrafficCheck: SeriesCheck {
  /// What all exchanges of the run say. Pure: no clock, no network, no memory.
  static func judge(_ traffic: TrafficRun) -> [SeriesPromise]
}

extension TrafficCheck {
  /// What the exchanges of the run around the lookups say, too.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] { judge(run.traffic) }
}
