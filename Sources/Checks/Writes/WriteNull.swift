// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// No promised field is null or missing.
public enum WriteNull: WriteItemCheck {
  /// The code without the word for the endpoint.
  public static let name = "null"
  /// Major: the record is there, and incomplete.
  public static let severity = Severity.major

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    WritePage(
      "no promised field of the \(endpoint.noun) is null or missing",
      about: """
        A field of `read-back` for which something is promised came back null, empty, or not at \
        all: the CRM did not take it, or the request did not send it. A contract that expects \
        nothing there, by `""` or `present: false`, says so, under `except` for single calls.

        `<no value>` is what a Go template prints for a variable that has no value. Where it stands \
        in a record, the request used a variable without asking whether there is one.
        """,
      passing: WriteExample(endpoint),
      failing: WriteExample(endpoint, nil, .shows(ExampleWrites.field(of: endpoint), "null")))
  }

  static func judge(_ item: WriteCase) -> Judgement {
    guard item.isReadBack else { return .notPromised }
    if let judgement = item.notThere { return judgement }
    guard !item.endpoint.readBack.isEmpty else {
      return .leftOpen("the contract declares no read-back")
    }
    return .found(
      item.fields.compactMap { field in
        if field.holdsNoValue { return noValue(item, field) }
        return field.isBlank && !field.fits && field.wantsSomething ? blank(item, field) : nil
      })
  }

  private static func blank(_ item: WriteCase, _ field: WriteField) -> Finding {
    let what: RedactedText =
      field.value?.exists != true
      ? "is missing" : field.value?.kind == .null ? "is null" : "is empty"
    var finding = item.finding(
      kind(of: item.kind), field.path, "'\(authored: field.path)' \(what)",
      at: field.fact.path.source.span, by: [field.hearing])
    finding.expected = item.run.shown(expected: field.wanted.spoken)
    finding.actual =
      field.value?.exists != true
      ? "no such value" : field.value?.kind == .null ? "null" : "an empty text"
    finding.remedy = """
      compare the field's name in the request with the CRM's, and see whether the integration's \
      user may write it
      """
    finding.effect = effect(item, field)
    return finding
  }

  private static func noValue(_ item: WriteCase, _ field: WriteField) -> Finding {
    let kind = kind(of: item.kind).inTemplate
    var finding = item.finding(
      kind, field.path, "'\(authored: field.path)' holds '<no value>'",
      at: field.fact.path.source.span, by: [field.hearing])
    finding.expected = item.run.shown(expected: field.wanted.spoken)
    finding.actual = "the text '<no value>', which templates print for a variable without a value"
    finding.remedy = "ask for the variable first: {{if .Name}}{{.Name}}{{end}}"
    finding.effect = effect(item, field)
    return finding
  }

  private static func effect(_ item: WriteCase, _ field: WriteField) -> RedactedText {
    let variables = field.fact.value.variables
    if variables.contains("Owner") { return "the \(item.kind.noun) belongs to nobody" }
    if variables.contains("ContactId") {
      return "the \(item.kind.noun) does not show at the contact who called"
    }
    return item.kind.mistake
  }
}

extension WriteCase {
  /// Whether its fields are compared one by one.
  var isReadBack: Bool { item.isReadBack }
}

extension WriteField {
  /// Whether the contract expects a value here, so that nothing is a fault of its own.
  var wantsSomething: Bool {
    switch fact.value.matcher {
    case .type(.null), .present(false): false
    case .not: false
    default: true
    }
  }
}

extension FindingKind {
  /// The same kind where the template is at fault.
  var inTemplate: FindingKind {
    FindingKind(
      code, severity, capability, holds: gate, owner: .apiDeveloper, layer: .template)
  }
}

extension RedactedText {
  /// At most as much as a person reads at a glance.
  var shortened: RedactedText {
    text.count <= 160
      ? self : RedactedText(restored: String(text.prefix(157))) + "… (\(text.count) characters)"
  }
}
