// SPDX-License-Identifier: Apache-2.0

/// What is taken to be so where the vendor's pages leave the PBX open.
///
/// The same choices stand under `pbx.assume` in a contract; ``Assumption`` says why each is needed.
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

  /// What `Zz` and `-z` in a format of `TimeFormat` write.
  public enum Zone: String, Sendable, Hashable, CaseIterable {
    /// The offset from UTC, such as `+04:00`; `Zz` writes `Z` for UTC.
    case offset
    /// Nothing that may be relied on: rendering such a format fails.
    case refused
  }

  /// What single quotes inside of `{{…}}` are.
  public enum Quotes: String, Sendable, Hashable, CaseIterable {
    /// Quotes around a text, as in the vendor's own request body.
    case text
    /// Go's quotes around one character.
    case go
  }

  /// How a field for paths is read.
  public enum Paths: String, Sendable, Hashable, CaseIterable {
    /// Commas part it, and JSONPath's `$`, `[0]`, `[*]` are understood, as the vendor's pages write.
    case listed
    /// It is one path of gjson, in which a comma and `$` are letters of a key.
    case plain
  }

  /// What `UrlEncode` makes of a plus sign.
  public var plus: Plus
  /// What a variable without a value prints.
  public var unset: Unset
  /// What `TimeFormat`'s flag means.
  public var utcFlag: UTCFlag
  /// What the zone in a time format writes.
  public var zone = Zone.offset
  /// What single quotes are.
  public var quotes = Quotes.text
  /// How fields for paths are read.
  public var paths = Paths.listed
  /// The PBX's words for directions and results, where they are not the usual ones.
  public var words: [PBXWord: String] = [:]
  /// The PBX's names of variables, by the names that are assumed here, where they differ.
  public var names: [String: String] = [:]
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

  /// The word that this PBX has for a direction or a result.
  public func word(_ word: PBXWord) -> String { words[word] ?? word.usual }
}
