// SPDX-License-Identifier: Apache-2.0

/// What the vendor's pages leave open about the PBX, and what is assumed until someone has looked.
///
/// The same choices stand under `pbx.assume` in a contract.
public struct PBXAssumptions: Sendable, Hashable {
  /// What `UrlEncode` makes of a plus sign.
  public enum Plus: String, Sendable, Hashable, CaseIterable {
    /// `%2B`, so that the number arrives as it is.
    case escaped
    /// `+`, which servers that decode forms read as a blank.
    case kept
  }

  /// What a variable without a value prints.
  public enum Unset: String, Sendable, Hashable, CaseIterable {
    /// `<no value>`, as Go does.
    case noValue = "no-value"
    /// Nothing.
    case empty
  }

  /// What the third argument `"1"` of `TimeFormat` asks for.
  public enum UTCFlag: String, Sendable, Hashable, CaseIterable {
    /// The time in UTC, as the vendor's words say.
    case utc
    /// The time in the PBX's own zone, as the vendor's printed example would have it.
    case local
  }

  /// What `UrlEncode` makes of a plus sign.
  public var plus: Plus
  /// What a variable without a value prints.
  public var unset: Unset
  /// What `TimeFormat`'s flag means.
  public var utcFlag: UTCFlag
  /// The PBX's time zone, by its IANA name.
  public var timeZone: String

  /// Assumptions; the defaults are those of a contract that says nothing.
  public init(
    plus: Plus = .escaped, unset: Unset = .noValue, utcFlag: UTCFlag = .utc,
    timeZone: String = "UTC"
  ) {
    self.plus = plus
    self.unset = unset
    self.utcFlag = utcFlag
    self.timeZone = timeZone
  }
}
