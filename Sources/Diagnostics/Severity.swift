// SPDX-License-Identifier: Apache-2.0

/// How much a broken promise matters.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  /// The integration must not go live like this.
  case blocker
  /// It works, with a condition somebody must accept.
  case major
  /// Worth mending; opens no question about going live.
  case minor

  /// Worst first.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .blocker: 0
    case .major: 1
    case .minor: 2
    }
  }
}
