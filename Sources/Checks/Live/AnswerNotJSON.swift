// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import JSONValues
import Redaction
import Transports

/// The body is JSON.
public enum AnswerNotJSON: CommonAnswerCheck {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "answer-not-json", .blocker, .lookup, holds: .builderTesting, owner: .apiDeveloper,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the body is JSON",
    about: """
      The PBX reads paths without looking whether the body is JSON: it would find values in an \
      HTML page that holds a brace. So the body is read strictly here first. The usual cause is a \
      log-in page with status 200: a session or key that the CRM does not know. A byte order \
      mark, text that is not UTF-8 and commas too many are faults as well: the next client, or \
      the next firmware, refuses them. Nothing is promised about the body of an answer whose \
      status alone says "nobody".
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(
      ExampleAnswer(
        "<!doctype html><title>Log in</title>", contentType: "text/html; charset=utf-8")))

  /// Reads the body strictly; an answer whose status alone says "nobody" may have any body.
  public static func judge<Answer: JudgedAnswer>(_ answer: Answer) -> Judgement {
    if let code = answer.noContent { return .notProven(because: code) }
    if answer.saysNobody { return .notPromised }
    guard let error = fault(of: answer) else { return .kept }
    let body = answer.response?.body ?? []
    var finding = answer.finding(
      kind, "the body is not JSON",
      at: answer.promised.contentType.span ?? answer.request.span)
    finding.expected = "a JSON document"
    finding.actual = actual(body, answer, error)
    finding.remedy =
      looksLikeHTML(body)
      ? "the CRM answers with a web page: check address and credential, or ask for JSON with Accept"
      : body.isEmpty
        ? "let the CRM send JSON; if nothing means 'nobody', let it say so with a status of its own"
        : "correct the CRM's answer: \(RedactedText(stringLiteral: error.remedy))"
    finding.effect = answer.effect("no pop-up, or one with pieces of a web page in it")
    return .broken([finding])
  }

  /// Why the body is no JSON; nil if it is, or if the status says all there is to say.
  static func fault(of answer: some JudgedAnswer) -> JSONSyntaxError? {
    guard case .failure(let error) = answer.json, !answer.saysNobody else { return nil }
    return error
  }

  private static func actual(
    _ body: [UInt8], _ answer: some JudgedAnswer, _ error: JSONSyntaxError
  ) -> RedactedText {
    if body.isEmpty { return "an empty body" }
    let type = answer.response?.mediaType.map { answer.redactor.redact($0) } ?? "no media type"
    let what: RedactedText = looksLikeHTML(body) ? "a web page" : "\(body.count) bytes"
    let reason = RedactedText(stringLiteral: error.message)
    return "\(what) (\(type)), not JSON at byte \(error.offset): \(reason)"
  }

  private static func looksLikeHTML(_ body: [UInt8]) -> Bool {
    let start = String(decoding: body.prefix(256), as: UTF8.self).lowercased()
    return start.contains("<!doctype html") || start.contains("<html")
  }
}
