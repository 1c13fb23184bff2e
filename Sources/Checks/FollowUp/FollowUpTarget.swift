// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import GoTemplates
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// Each target variable is filled by the answer.
public enum FollowUpTarget: FollowUpCheck {
  /// A blocker: later requests are sent with a gap.
  public static let kind = FindingKind(
    "follow-up-target", .blocker, .authentication, holds: .builderTesting, owner: .apiDeveloper,
    layer: .template)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "each target variable of a follow-up request is filled by its answer",
    about: """
      What the path of a variable selects is kept and goes into every later request. A key that is \
      missing, null, empty, or no single value leaves a gap there that nobody is told about: \
      `owner=` or `<no value>` instead of an id.
      """,
    passing: EndpointExample(
      "follow-up", Self.text, [ExampleAnswer(#"{"data": {"owner": {"id": "u90"}}}"#)]),
    failing: EndpointExample(
      "follow-up", Self.text, [ExampleAnswer(#"{"data": {"owner": {"name": "Telephone"}}}"#)]))

  private static let text = """
    endpoint: follow-up
    requests:
      account:
        after: login
        request: |
          GET /account
          X-Api-Key: {{.api_key}}
        mapping: { default_owner: data.owner.id }

    """

  /// Looks at what each path selects.
  public static func judge(_ answer: FollowUpCase) -> Judgement {
    if answer.targets.isEmpty { return .notPromised }
    if let code = answer.noContent { return .notProven(because: code) }
    // A part of the answer that is missing is found once, by what is promised about it.
    let isMissing = answer.targets.contains { $0.value?.exists != true }
    if isMissing, let code = answer.hasBroken([AnswerField.kind.code]) {
      return .notProven(because: code)
    }
    return .found(answer.targets.compactMap { finding(for: $0, answer) })
  }

  private static func finding(
    for target: FollowUpCase.Target, _ answer: FollowUpCase
  ) -> Finding? {
    let name = RedactedText(authored: target.mapping.name.value)
    let place = target.mapping.path.source.span
    guard let value = target.value, value.exists else {
      let end = DeadEnd.each(of: [target], in: answer.response?.body ?? []).first
      return finding(
        target, answer, "'\(authored: place.text)' selects nothing, so \(name) stays empty",
        label: end?.description(by: answer.redactor) ?? "",
        actual: "no such value",
        remedy: end?.remedy(by: answer.redactor) ?? "write the path of the key as the CRM sends it")
    }
    guard value.isBlank || value.kind == .json else { return nil }
    let what: RedactedText =
      value.kind == .null
      ? "null"
      : value.kind == .json ? value.isArray ? "a list" : "an object" : "an empty text"
    return finding(
      target, answer, "\(name) is filled with \(what)", label: "selects \(what)", actual: what,
      remedy: value.kind == .json
        ? "let the path go on to the value inside" : "let the CRM send a value here")
  }

  private static func finding(
    _ target: FollowUpCase.Target, _ answer: FollowUpCase, _ message: RedactedText,
    label: RedactedText, actual: RedactedText, remedy: RedactedText
  ) -> Finding {
    let name = target.mapping.name.value
    var finding = answer.finding(
      kind, named: name, message, at: target.mapping.path.source.span)
    finding.label = label
    finding.expected = "a value for {{.\(authored: name)}}"
    finding.actual = actual
    finding.remedy = remedy
    finding.effect = "every later request that uses {{.\(authored: name)}} is sent with a gap"
    return finding
  }
}

extension SourceSpan {
  /// The text that stands there.
  fileprivate var text: String { String(decoding: source.utf8[range], as: UTF8.self) }
}
