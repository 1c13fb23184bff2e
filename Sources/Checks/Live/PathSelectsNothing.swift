// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// Every mapped path selects something in an answer that holds records.
public enum PathSelectsNothing: AnswerCheck {
  /// A blocker of the template.
  public static let kind = FindingKind(
    "path-selects-nothing", .blocker, .lookup, holds: .builderTesting, owner: .apiDeveloper,
    layer: .template)

  /// What the check says about itself.
  public static let page = CheckPage(
    "every mapped path selects something in an answer that holds records",
    about: """
      The key that a path names is in no record. It was renamed in the CRM, is spelled otherwise, \
      or stands elsewhere; the PBX shows an empty field and says nothing. A field named in \
      `optional` may be null, but its key must be there all the same. Paths that stop at the same \
      place are one finding, since one key is the cause. An answer whose list of records is empty \
      or null is judged by `lookup-known` instead; and where nobody should be found and that list \
      is missing, it cannot be told from an error, so that `lookup-nothing` is not proven.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(
      ExampleAnswer(
        #"{"data": [{"id": "abc123", "name": "Aisha Rahman", "phone": "+971500000000"}]}"#)))

  /// Every scenario that expects a record.
  public static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool {
    scenario.expectsRecord
  }

  /// Looks for lists that are empty though there are records.
  public static func judge(_ lookup: LookupCase) -> Judgement {
    if lookup.isSearch, !lookup.expectsRecord { return .notPromised }
    if let code = lookup.noContent { return .notProven(because: code) }
    if lookup.saysNobody || lookup.showsEmptyList {
      return .notProven(because: lookup.scenario.countingCode)
    }
    let empty = lookup.match.allColumns.filter(\.values.isEmpty)
    guard !empty.isEmpty else { return .kept }
    let body = lookup.response?.body ?? []
    return .found(DeadEnd.each(of: empty, in: body).map { finding(for: $0, lookup) })
  }

  private static func finding(for end: DeadEnd<ContactMatch.Column>, _ lookup: LookupCase)
    -> Finding
  {
    let names = end.columns.map(\.name)
    let fields = RedactedText(authored: names.inWords)
    let place = end.columns.first?.mapping?.span ?? lookup.search.popup?.span
    let path = lookup.redactor.redact(end.isShared ? end.prefix : end.path)
    var finding = lookup.finding(
      kind, about: lookup.ofMapping(end.columns.first, names.first ?? ""),
      "'\(path)' selects nothing in the response", at: place)
    finding.label = end.description(by: lookup.redactor)
    finding.expected = "a value for \(fields) in each record"
    finding.actual = "none in any record"
    finding.remedy = end.remedy(by: lookup.redactor)
    finding.effect =
      names == ["popup"] ? "the pop-up has no address to open" : "a pop-up without \(fields)"
    return finding
  }
}

extension LookupCase {
  /// Whether the list that the records should stand in is there, and holds none that is looked for.
  ///
  /// A list that is missing is another matter: an error object looks the same.
  var showsEmptyList: Bool {
    guard match.recordCount == 0, let ids = match.column(of: .contactsID), ids.values.isEmpty,
      let body = response?.body
    else { return false }
    return ids.paths.contains { path in
      let trace = path.trace(in: body)
      return switch trace.place {
      case .array(count: 0): true
      // `{"data": null}` is an empty list to the PBX; `null` or `{}` as the whole answer is none.
      case .null, .object(keys: _, count: 0): !trace.walked.isEmpty
      // A query such as #(phone=="+971…") that none of the records answers.
      case .array: path.part(trace.component).hasPrefix("#(")
      default: false
      }
    }
  }
}

extension [String] {
  /// The names as a sentence lists them: `a, b and c`.
  var inWords: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
