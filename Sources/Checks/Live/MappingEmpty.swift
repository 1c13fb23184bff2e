// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction

/// A field that is not optional is never empty.
public enum MappingEmpty: AnswerCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "mapping-empty", .major, .lookup, holds: .builderTesting, owner: .crmAdministrator,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "a field that is not optional is never empty",
    about: """
      The key is there, but its value is `null`, an empty text or nothing but blanks. Where that \
      is right, the field is named in `optional`; where it is not, the agent sees a pop-up with a \
      gap. A record without an id is judged by `lookup-known`.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(
      ExampleAnswer(#"{"data": [{"id": "abc123", "full_name": null, "phone": "+971500000000"}]}"#))
  )

  /// Searches that should find records.
  public static let judgesRecords = true

  /// Looks for null and empty values of fields that are not optional.
  public static func judge(_ lookup: LookupCase) -> Judgement {
    if let code = lookup.noRecord { return .notProven(because: code) }
    let columns = lookup.records.columns.filter { column in
      guard let field = column.mapping?.field, field != .contactsID else { return false }
      return !lookup.search.optional.contains(field)
    }
    return .found(
      columns.compactMap { finding(for: $0, lookup) }, unless: lookup.unreadable(oneOf: columns))
  }

  private static func finding(
    for column: ContactMatch.Column, _ lookup: LookupCase
  ) -> Finding? {
    guard let mapping = column.mapping, lookup.unreadable(column) == nil,
      !lookup.expectsEmpty(mapping.field),
      let empty = column.values.first(where: \.isBlank)
    else { return nil }
    let field = mapping.field.rawValue
    let what: RedactedText =
      empty.kind == .null ? "null" : empty.text.isEmpty ? "an empty text" : "blanks only"
    var finding = lookup.finding(
      kind, about: lookup.ofMapping(column, field), "\(authored: field) is empty", at: mapping.span)
    finding.label = "selects \(what)"
    finding.expected = "a value, since \(authored: field) is not optional"
    finding.actual = what
    finding.remedy = "fill it in the CRM, or write optional: [\(authored: field)]"
    finding.effect = "a pop-up without \(authored: field)"
    return finding
  }
}

extension LookupCase {
  /// Whether the scenario itself expects an empty value, by writing `""`.
  fileprivate func expectsEmpty(_ field: ContactField) -> Bool {
    guard case .record(let fields) = scenario.finds else { return false }
    return fields.contains { $0.field == field && $0.value.acceptsEmpty }
  }
}

extension GJSONValue {
  /// Whether an agent sees nothing: null, an empty text, or blanks.
  var isBlank: Bool {
    guard kind != .null else { return true }
    let text = text
    // Nearly every value begins with a letter or a digit.
    if let first = text.utf8.first, 0x21...0x7E ~= first { return false }
    return text.allSatisfy(\.isWhitespace)
  }
}
