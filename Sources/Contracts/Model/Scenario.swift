// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// A named caller, or a text an agent types, and what the search must find.
///
/// Shared by plan, answers and judgement: a contract may have thousands.
public final class Scenario: Sendable {
  /// The name; it names the test in reports.
  public let name: Located<String>
  /// What the PBX searches for.
  public let ask: Ask
  /// What is found.
  public let finds: Finds
  /// The whole line or block.
  public let span: SourceSpan
  private let conditions: Conditions?

  /// What most scenarios do not say; apart, since a contract may have thousands of them.
  private final class Conditions: Sendable {
    let type: Located<String>?
    let opens: PBXTemplate?
    let only: [Located<String>]

    init?(type: Located<String>?, opens: PBXTemplate?, only: [Located<String>]) {
      if type == nil, opens == nil, only.isEmpty { return nil }
      self.type = type
      self.opens = opens
      self.only = only
    }
  }

  /// A scenario.
  public init(
    name: Located<String>, ask: Ask, finds: Finds, type: Located<String>? = nil,
    opens: PBXTemplate? = nil, only: [Located<String>] = [], span: SourceSpan
  ) {
    self.name = name
    self.ask = ask
    self.finds = finds
    self.span = span
    conditions = Conditions(type: type, opens: opens, only: only)
  }

  /// The contact type that finds it (`in`); nil if any may.
  public var type: Located<String>? { conditions?.type }

  /// The page that opens; nil if the contract does not say.
  public var opens: PBXTemplate? { conditions?.opens }

  /// The environments it is run in; empty: all that do not keep their data to themselves.
  public var only: [Located<String>] { conditions?.only ?? [] }

  /// What the PBX searches for.
  public enum Ask: Sendable {
    /// A caller's number as the PBX hands it over: `{{.Phone}}`.
    case call(Located<String>)
    /// A text an agent types: `{{.SearchValue}}`.
    case search(Located<String>)

    /// The number or the text.
    public var text: Located<String> {
      switch self {
      case .call(let text), .search(let text): text
      }
    }
  }

  /// What a search finds.
  public enum Finds: Sendable {
    /// Nobody.
    indirect case nothing(SourceSpan)
    /// Exactly one record with these field values.
    case record([ExpectedField])
    /// These records, by the rule `when-several`.
    indirect case records([ExpectedRecord], SourceSpan)
  }
}

/// A record of a shared number: `[TYPE/]ID`.
public struct ExpectedRecord: Sendable {
  /// The contact type; nil if any may have it.
  public let type: String?
  /// The record's id; it may hold variables of the environment.
  public let id: PBXTemplate
  /// Where it stands.
  public let span: SourceSpan

  /// A record.
  public init(type: String?, id: PBXTemplate, span: SourceSpan) {
    self.type = type
    self.id = id
    self.span = span
  }
}

/// Who comes first when a number is shared.
public enum SeveralRule: Sendable {
  /// The record whose value at the path is the latest.
  case newest(by: PBXTemplate)
  /// The record whose value at the path is the earliest.
  case oldest(by: PBXTemplate)
  /// Records whose value at the path is true, 1 or a word such as `active`, before all others.
  case activeFirst(by: PBXTemplate)
  /// All, in any order; the agent picks.
  case ask
  /// Nobody: an ambiguous number opens nothing.
  case reject
}

/// A number as the CRM stores it, and the dialled spellings that find it.
public struct NumberFormat: Sendable {
  /// The stored spelling.
  public let stored: Located<String>
  /// The id of the record that has it; it may hold variables of the environment.
  public let finds: PBXTemplate
  /// The spellings that are promised; nil if the contract leaves it to `pbx.delivers`.
  public let matches: Located<Set<DialledSpelling>>?
  /// Spellings that are known not to find it: an admitted gap.
  public let misses: [Located<DialledSpelling>]
  /// ISO 3166 code of the country that reads the stored number; nil: `pbx.region`.
  public let region: String?
  /// The environments it is run in; empty: all that do not keep their data to themselves.
  public let only: [Located<String>]
  /// The whole line or block.
  public let span: SourceSpan

  /// A stored number.
  public init(
    stored: Located<String>, finds: PBXTemplate, matches: Located<Set<DialledSpelling>>?,
    misses: [Located<DialledSpelling>], region: String?, only: [Located<String>], span: SourceSpan
  ) {
    self.stored = stored
    self.finds = finds
    self.matches = matches
    self.misses = misses
    self.region = region
    self.only = only
    self.span = span
  }
}

/// How a number can be spelled when the trunk hands it to the PBX.
public enum DialledSpelling: String, Sendable, Hashable, CaseIterable {
  case e164, digits
  case doubleZero = "double-zero"
  case international, national
  case nationalDigits = "national-digits"
  case rfc3966
  case asStored = "as-stored"
  /// A blank where the plus sign was; not in `all`.
  case lostPlus = "lost-plus"
  /// With `;ext=12` behind it; not in `all`.
  case phoneExtension = "extension"
  /// The outside-line prefix of the PBX and the national digits; not in `all`.
  case outsideLine = "outside-line"

  /// What `matches: all` promises.
  public static let all: Set<DialledSpelling> = [
    .e164, .digits, .doubleZero, .international, .national, .nationalDigits, .rfc3966, .asStored,
  ]
}

/// Personal data that a search may return though nothing maps it.
public struct AllowedPersonalData: Sendable {
  /// The path, as findings show it: `data.#.birth_date`.
  public let path: Located<String>
  /// Why it may be there.
  public let reason: String

  /// A path and the reason.
  public init(path: Located<String>, reason: String) {
    self.path = path
    self.reason = reason
  }
}
