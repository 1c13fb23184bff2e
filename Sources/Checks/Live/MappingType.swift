// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction

/// Every mapped value is a text or a number.
public enum MappingType: AnswerCheck {
  /// A major finding of the template.
  public static let kind = FindingKind(
    "mapping-type", .major, .lookup, holds: .builderTesting, owner: .apiDeveloper,
    layer: .template)

  /// What the check says about itself.
  public static let page = CheckPage(
    "every mapped value is a text or a number",
    about: """
      A path that ends at an object, a list or a truth value fills the field with raw JSON: the \
      agent reads `{"first":"Aisha"}` or `true` where a name should stand. Usually the path stops \
      one step too early. A truth value is right where a scenario expects `true` or `false`.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(
      ExampleAnswer(
        #"{"data": [{"id": "abc123", "full_name": {"first": "Aisha"}, "#
          + #""phone": "+971500000000"}]}"#)))

  /// Searches that should find records.
  public static let judgesRecords = true

  /// Looks at the kind of every mapped value.
  public static func judge(_ lookup: LookupCase) -> Judgement {
    if let code = lookup.noRecord { return .notProven(because: code) }
    let columns = lookup.records.columns
    return .found(
      columns.compactMap { finding(for: $0, lookup) }, unless: lookup.unreadable(oneOf: columns))
  }

  private static func finding(
    for column: ContactMatch.Column, _ lookup: LookupCase
  ) -> Finding? {
    guard let mapping = column.mapping, lookup.unreadable(column) == nil,
      let odd = column.values.first(where: { name(of: $0) != nil }), let name = name(of: odd),
      odd.kind == .json || !lookup.search.expectsTruthValue(mapping.field)
    else { return nil }
    let field = mapping.field.rawValue
    var finding = lookup.finding(
      kind, about: lookup.ofMapping(column, field), "\(authored: field) is not a text",
      at: mapping.span)
    finding.label = "selects \(name)"
    finding.expected = "a text or a number"
    finding.actual = name
    finding.remedy = "let the path go on to the value inside, or let the CRM send a text"
    finding.effect = "the agent reads raw JSON instead of the \(authored: field)"
    return finding
  }

  /// What a value is that is no text; nil if it is one, or null.
  static func name(of value: GJSONValue) -> RedactedText? {
    switch value.kind {
    case .string, .number, .null: nil
    case .true, .false: "true or false"
    case .json: value.isArray ? "a list" : "an object"
    }
  }
}

extension ContactSearch {
  /// Whether a scenario expects the field to be `true` or `false`.
  fileprivate func expectsTruthValue(_ field: ContactField) -> Bool {
    scenarios.contains { scenario in
      guard case .record(let fields) = scenario.finds else { return false }
      return fields.contains { $0.field == field && $0.value.isTruthValue }
    }
  }
}
