// SPDX-License-Identifier: Apache-2.0

/// Something about the PBX that the vendor's pages contradict themselves about or do not say.
///
/// This is the one list of them: readers of contracts, findings and manuals take it from here. The
/// raw values are the keys under `pbx.assume`.
public enum Assumption: String, Sendable, Hashable, CaseIterable {
  /// Whether `UrlEncode` escapes a plus sign.
  case plus
  /// What a variable without a value prints.
  case unset
  /// What `TimeFormat`'s third argument `"1"` means.
  case utcFlag = "utc-flag"
  /// What `Zz` and `-z` in a time format write.
  case zone
  /// What single quotes inside of `{{…}}` are.
  case quotes
  /// Whether a field for paths may hold a list, and JSONPath.
  case paths
  /// The words for directions and results.
  case words
  /// The names of variables that no page names.
  case names

  /// Where a contract sets it, such as `pbx.assume.plus`.
  public var key: String { "pbx.assume.\(rawValue)" }

  /// The names that ``names`` can set: no page of the vendor's is sure of them.
  ///
  /// `ContactId` is one of them in a pop-up, where templates in use have `ContactsId` too.
  public static let settableNames: [String] =
    PBXVariable.catalogue.filter { $0.evidence != .documented }.map(\.name) + ["ContactId"]

  /// What it can be set to, the choice that is made without it first; empty if it takes a map.
  public var values: [String] {
    switch self {
    case .plus: PBXAssumptions.Plus.allCases.map(\.rawValue)
    case .unset: PBXAssumptions.Unset.allCases.map(\.rawValue)
    case .utcFlag: PBXAssumptions.UTCFlag.allCases.map(\.rawValue)
    case .zone: PBXAssumptions.Zone.allCases.map(\.rawValue)
    case .quotes: PBXAssumptions.Quotes.allCases.map(\.rawValue)
    case .paths: PBXAssumptions.Paths.allCases.map(\.rawValue)
    case .words, .names: []
    }
  }
}
