// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import Redaction

/// A number nobody has finds nobody.
public enum LookupNothing: ScenarioCheck {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "lookup-nothing", .blocker, .lookup, holds: .builderTesting, owner: .crmAdministrator,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "a number nobody has finds nobody",
    about: """
      The answer holds no record: not a placeholder such as "Unknown", and not everybody, as from \
      a CRM that ignores a filter it does not know. Either the status says so, by \
      `response.no-match`, or the list of records is there and empty. A list that is missing \
      proves nothing: an error with status 200 looks the same. Where a known number has shown \
      already that the search gives everybody, `lookup-number` is the finding.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.nobody), to: "nobody"),
    failing: CheckExample(
      ExampleAnswer(#"{"data": [{"id": 0, "full_name": "Unknown", "phone": ""}]}"#), to: "nobody"))

  /// Every scenario that expects nobody.
  public static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool {
    !scenario.expectsRecord
  }

  /// Counts the records.
  public static func judge(_ lookup: ScenarioCase) -> Judgement {
    Judgement.all(lookup.searches.map { judge($0, lookup) })
  }

  private static func judge(_ answer: LookupCase, _ lookup: ScenarioCase) -> Judgement {
    if let code = lookup.noContent { return .notProven(because: code) }
    if answer.saysNobody { return .kept }
    let count = answer.shownRecords
    if count == 0 {
      // Some systems leave the list out when nobody is found. Where a known caller has shown that
      // the path is right, the PBX sees nobody; otherwise nothing is known.
      let isNobody = answer.showsEmptyList || answer.listIsShownElsewhere
      return isNobody ? .kept : .notProven(because: PathSelectsNothing.kind.code)
    }
    let isTaken = LookupNumber.isShownByARecord(answer)
    if !isTaken, count > 1, answer.elsewhere.contains(where: LookupNumber.isAboutEverybody) {
      return .notProven(because: LookupNumber.kind.code)
    }
    return .broken([finding(count, isTaken: isTaken, answer)])
  }

  /// One finding for all strangers: a placeholder may echo the number of whoever calls.
  private static func finding(_ count: Int, isTaken: Bool, _ lookup: LookupCase) -> Finding {
    var finding = lookup.finding(
      kind, about: lookup.ofEndpoint(), "a number nobody has finds \(count.spoken("record"))",
      at: lookup.scenario.ask.text.span)
    finding.label = "nobody has this number"
    finding.expected = "no record"
    finding.actual = count.spoken("record")
    finding.remedy =
      if isTaken {
        "let the CRM answer with an empty list; if somebody has this number, choose another"
      } else if count == 1 {
        "let the CRM answer with an empty list; a placeholder is a contact to the PBX"
      } else {
        "let the search compare the number; a CRM that ignores an unknown filter returns everybody"
      }
    finding.effect = "every stranger is shown with the same wrong name"
    return finding
  }
}

extension LookupCase {
  /// How many records the lists show, also where those have no ids.
  ///
  /// A null outside of a list is nobody: `{"id": null, "name": null}`.
  fileprivate var shownRecords: Int {
    let others = match.columns.map { column in column.values.count { $0.kind != .null } }
    return max(match.recordCount, others.max() ?? 0)
  }
}

extension Int {
  /// The number with a noun: `1 record`, `4 records`.
  func spoken(_ noun: StaticString) -> RedactedText {
    self == 1
      ? "1 \(authored: noun.description)" : "\(self) \(authored: noun.description)s"
  }
}
