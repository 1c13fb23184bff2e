// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// What was written stands in the record, field by field.
public enum WriteReadBack: WriteItemCheck {
  /// The code without the word for the endpoint.
  public static let name = "read-back"
  /// A blocker.
  public static let severity = Severity.blocker

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    WritePage(
      "each promised field of the \(endpoint.noun) is in the CRM as it should be",
      about: """
        Every path under `read-back` must hold the value that stands there, by the matchers of the \
        contract language; what stands under `except` holds for that call instead. Points in time \
        are compared as instants, lengths by their unit, telephone numbers whatever their spelling. \
        There is one finding for each field, with the calls that show it, and it says what is wrong \
        where that can be told: a time zone that was lost, a length in minutes, a text that was cut.

        Fields that are null or missing have a code of their own.
        """,
      passing: WriteExample(endpoint),
      failing: WriteExample(
        endpoint, nil, .shows(ExampleWrites.field(of: endpoint), wrong(endpoint))))
  }

  private static func wrong(_ endpoint: WriteEndpoint.Kind) -> String {
    endpoint == .contactCreation ? #""Nobody""# : #""u99""#
  }

  static func judge(_ item: WriteCase) -> Judgement {
    guard item.isReadBack else { return .notPromised }
    if let judgement = item.notThere { return judgement }
    guard !item.endpoint.readBack.isEmpty else {
      return .leftOpen("the contract declares no read-back")
    }
    if let changed = changedByLateCall(item) { return .broken([changed]) }
    let missing = item.earlier.filter { $0.kind.code == WriteNull.kind(of: item.kind).code }
    let found = item.fields.filter { field in
      !field.fits && !missing.contains { $0.subject.name == field.path }
    }
    return .found(found.map { finding(item, $0) }, unless: missing.first?.kind.code)
  }

  /// A journal that holds an earlier call, which was reported after it; nil if it does not.
  private static func changedByLateCall(_ item: WriteCase) -> Finding? {
    guard item.item.reason == .timing(.later) else { return nil }
    let wrong = item.fields.filter { !$0.fits }
    let late = item.run.written?.allItems.first {
      $0.reason == .timing(.earlier) && $0.endpoint.kind == item.kind
    }
    guard let late, let first = wrong.first else { return nil }
    let context = CallContext(late.report, written: late.written?.exchange)
    let isOfLate = wrong.allSatisfy { field in
      ExpectedText(field.fact.value, item.run.pbx, of: context, variables: late.variables)
        .accepts(field.value)
    }
    guard isOfLate else { return nil }
    var finding = item.finding(
      kind(of: item.kind), "order",
      "the \(item.kind.noun) of an earlier call, sent after this one, has changed it",
      at: first.fact.path.source.span,
      by: [item.item.written, late.written, first.hearing])
    finding.expected = "two \(item.kind.noun)s, each of its own call"
    finding.actual = "both show the call that was reported last"
    finding.remedy = """
      find out by what the CRM takes two calls for one: the contact alone, or the contact and the day
      """
    finding.effect = "of two calls that end in another order than they began, one is lost"
    return finding
  }

  private static func finding(_ item: WriteCase, _ field: WriteField) -> Finding {
    let diagnosis = FieldDiagnosis(of: field, in: item)
    let path = RedactedText(authored: field.path)
    var finding = item.finding(
      kind(of: item.kind), field.path,
      diagnosis.what.map { "'\(path)' is not as promised: \($0)" }
        ?? "'\(path)' is not as promised",
      at: field.fact.path.source.span, by: [field.hearing])
    finding.expected = item.run.shown(expected: field.wanted.spoken)
    finding.actual =
      field.value.flatMap { $0.exists ? item.run.shown(found: $0.text) : nil }
      ?? "no such value"
    finding.remedy =
      diagnosis.remedy
      ?? "compare what the request sends with the record, and correct whichever is wrong"
    finding.effect = diagnosis.effect ?? item.kind.mistake
    return finding
  }
}
