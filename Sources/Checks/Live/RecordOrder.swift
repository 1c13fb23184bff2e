// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The order of a shared number's records, judged on the field that the rule names.
struct RecordOrder {
  private let rule: Located<SeveralRule>
  private let wanted: [ExpectedIdentity]
  private let records: [ScenarioCase.Record]
  private let lookup: ScenarioCase

  init(
    _ rule: Located<SeveralRule>, _ wanted: [ExpectedIdentity], _ records: [ScenarioCase.Record],
    _ lookup: ScenarioCase
  ) {
    self.rule = rule
    self.wanted = wanted
    self.records = records
    self.lookup = lookup
  }

  /// Whether the record that should come first does.
  var judgement: Judgement {
    guard let path = rule.value.path else { return .kept }
    let keys = records.map { key(of: $0, at: path) }
    guard let places = sortable(keys) else { return .broken([unsortable(keys, path)]) }
    guard let first = places.first, let best = places.min() else { return .kept }
    if first != best { return displaced(places, best) }
    guard let expected = wanted.first, let record = records.first, !expected.accepts(record),
      places.count(where: { $0 == best }) == 1
    else { return .kept }
    return .broken([unexpected(record, expected)])
  }

  /// The value of the rule's field in a record.
  private func key(of record: ScenarioCase.Record, at path: PBXTemplate) -> GJSONValue? {
    let variables = lookup.scenario.searchAsk.variables
    guard let text = try? lookup.pbx.render(path, with: variables) else { return nil }
    let values = GJSONPath.values(of: [GJSONPath(text)], in: record.answer.response?.body ?? [])
      .flatMap(\.elements)
    // A list that is shorter than the list of ids is shifted: nobody knows whose value it is.
    guard values.count == record.answer.recordCount else { return nil }
    return values[record.index]
  }

  /// The rank of each record, lowest first; nil if a value is missing or cannot be compared.
  private func sortable(_ keys: [GJSONValue?]) -> [SortingKey]? {
    let ranks = keys.compactMap { key in key.flatMap { SortingKey($0, by: rule.value) } }
    let forms = Set(ranks.map(\.form))
    return ranks.count == keys.count && forms.count <= 1 ? ranks : nil
  }

  /// The best record is not the first: by the CRM's order, or because types are asked in turn.
  private func displaced(_ places: [SortingKey], _ best: SortingKey) -> Judgement {
    let winners = places.indices.filter { places[$0] == best }
    let isFirstOfItsType = winners.contains { index in records[index].index == 0 }
    if isFirstOfItsType {
      return .leftOpen(
        "the first record of each contact type is right; which type comes first is left to the PBX")
    }
    let winner = winners.first.map { records[$0].identity(by: lookup.redactor) } ?? ""
    var finding = lookup.finding(
      LookupSeveral.kind, about: lookup.ofType("order"),
      "a shared number does not give the \(rule.value.words) record first", at: rule.span)
    finding.expected = "\(winner) first, by the field that the rule names"
    finding.actual =
      records.map { $0.identity(by: lookup.redactor) }.joined(separator: ", ")
    finding.remedy = "let the query sort by that field"
    finding.effect = "the pop-up shows an outdated record of the caller"
    return .broken([finding])
  }

  private func unexpected(_ record: ScenarioCase.Record, _ expected: ExpectedIdentity) -> Finding {
    var finding = lookup.finding(
      LookupSeveral.kind, about: lookup.ofScenario("order"),
      "another record of the shared number comes first than `finds` says",
      at: lookup.scenario.ask.text.span)
    finding.expected = "\(authored: expected.text) first"
    finding.actual = "\(record.identity(by: lookup.redactor)) first, rightly by the rule"
    finding.remedy = "correct `finds`, or the CRM's data"
    return finding
  }

  private func unsortable(_ keys: [GJSONValue?], _ path: PBXTemplate) -> Finding {
    let missing = keys.count { $0 == nil }
    var finding = lookup.finding(
      LookupSeveral.kind, about: lookup.ofType("when-several"),
      "the field that the rule names does not tell who comes first", at: path.source.span)
    finding.expected = "a date, a number or a state that can be compared, in every record"
    finding.actual =
      missing > 0
      ? "no value in \(missing) of \(keys.count) records" : "values that cannot be compared"
    finding.remedy = "name a field that every record has, or let the CRM send it in every record"
    finding.effect = "nobody can tell which record the pop-up should show"
    return finding
  }
}

extension SeveralRule {
  /// The field that decides; nil if the rule needs none.
  var path: PBXTemplate? {
    switch self {
    case .newest(let path), .oldest(let path), .activeFirst(let path): path
    case .ask, .reject: nil
    }
  }

  /// The record that comes first, in a word.
  var words: RedactedText {
    switch self {
    case .newest: "newest"
    case .oldest: "oldest"
    case .activeFirst: "active"
    case .ask, .reject: "right"
    }
  }
}
