// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction

/// Every mapped list is as long as the list of ids.
public enum LookupAligned: AnswerCheck {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "lookup-aligned", .blocker, .lookup, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "every mapped list is as long as the list of ids",
    about: """
      The PBX takes a list for each field and puts the lists side by side. A key that is missing \
      in one record is left out of its list, so that every later value moves up by one: a caller \
      is greeted with somebody else's name. A key with `null` or an empty text keeps its place. \
      So does the list of the pop-up's addresses, where the contract takes them from the answer.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(
      ExampleAnswer(
        #"{"data": [{"id": "a", "phone": "+971500000000"}, "#
          + #"{"id": "abc123", "full_name": "Aisha Rahman", "phone": "+971500000000"}]}"#)))

  /// Searches that should find records.
  public static let judgesRecords = true

  /// Counts the lists of an answer that holds records.
  public static func judge(_ lookup: LookupCase) -> Judgement {
    if let code = lookup.noRecords { return .notProven(because: code) }
    let columns = lookup.match.allColumns
    let shifted = columns.filter {
      lookup.unreadable($0) == nil && !lookup.match.isAligned($0)
    }
    return .found(
      shifted.map { finding(for: $0, lookup.match, lookup) },
      unless: lookup.unreadable(oneOf: columns))
  }

  private static func finding(
    for column: ContactMatch.Column, _ match: ContactMatch, _ lookup: LookupCase
  ) -> Finding {
    let field = column.name
    var finding = lookup.finding(
      kind, about: lookup.ofMapping(column, field),
      "the list of \(authored: field) is not aligned with the list of ids",
      at: column.mapping?.span ?? lookup.search.popup?.span)
    let values = column.values.count.spoken("value")
    finding.label = "\(values) for \(match.recordCount.spoken("record"))"
    finding.expected = "\(match.recordCount.spoken("value")), one a record"
    finding.actual = values
    finding.remedy = "let the CRM send the key in every record, with null where it has no value"
    finding.effect = "a caller is shown with the \(authored: field) of somebody else"
    return finding
  }
}
