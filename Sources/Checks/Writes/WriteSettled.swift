// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The CRM's own rules leave promised fields as they were written.
public enum WriteSettled: WriteItemCheck {
  /// The code without the word for the endpoint.
  public static let name = "settled"
  /// Minor: somebody may want the change.
  public static let severity = Severity.minor

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    let text = ExampleWrites.text(of: endpoint) + "settles-within: 2 s\n"
    let field = ExampleWrites.field(of: endpoint)
    let changed = endpoint == .contactCreation ? "Dialler" : "u99"
    return WritePage(
      "the CRM's own rules leave promised fields of the \(endpoint.noun) as they were",
      about: """
        Assignment rules, workflows and de-duplication run after a record is stored. When \
        `settles-within` is over the record is read once more, and promised fields are compared \
        with what the first read showed.
        """,
      passing: WriteExample(endpoint, text),
      failing: WriteExample(endpoint, text, .changes(field, "\"\(changed)\"")))
  }

  /// Those that name the time.
  public static func concerns(_ endpoint: WriteEndpoint) -> Bool { endpoint.settlesWithin != nil }

  static func judge(_ item: WriteCase) -> Judgement {
    guard item.item.reason == .promised, !item.item.mustBeRefused else { return .notPromised }
    if let judgement = item.notThere { return judgement }
    guard let first = item.endpoint.readBack.first, let before = item.item.reads.first?.last else {
      return .leftOpen("the contract declares no read-back")
    }
    guard let after = item.item.settled else { return .notProven(because: item.run.stopCode) }
    guard item.isThere(first, after) else { return .broken([gone(item, first, after)]) }
    let pairs = zip(item.fields(of: first, in: before), item.fields(of: first, in: after))
    return .found(
      pairs.filter { $0.value?.exists == true && $0.value?.text != $1.value?.text }
        .map { finding(item, $0, $1) })
  }

  private static func gone(
    _ item: WriteCase, _ readBack: ReadBack, _ after: WriteHearing
  ) -> Finding {
    var finding = item.finding(
      kind(of: item.kind), "", "the \(item.kind.noun) was there, and is not there any more",
      at: item.endpoint.settlesWithin?.span, by: [after])
    finding.expected = "the record"
    finding.actual = after.exchange.response.map { "status \($0.status)" } ?? "no answer"
    finding.remedy = "find the rule of the CRM that takes it away or joins it with another record"
    finding.effect = item.kind.loss
    return finding
  }

  private static func finding(
    _ item: WriteCase, _ before: WriteField, _ after: WriteField
  ) -> Finding {
    let time = item.endpoint.settlesWithin?.value ?? .zero
    var finding = item.finding(
      kind(of: item.kind), before.path,
      "'\(authored: before.path)' is another one after \(authored: time.spokenLength)",
      at: before.fact.path.source.span, by: [before.hearing, after.hearing])
    finding.expected = "still \(shown(before, item))"
    finding.actual = shown(after, item)
    finding.remedy = "find the rule of the CRM that changes it, and decide whether it may"
    finding.effect = item.kind.mistake
    return finding
  }

  private static func shown(_ field: WriteField, _ item: WriteCase) -> RedactedText {
    guard let value = field.value, value.exists else { return "no such value" }
    return value.kind == .null ? "null" : item.run.shown(found: value.text)
  }
}
