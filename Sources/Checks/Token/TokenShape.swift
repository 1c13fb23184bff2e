// SPDX-License-Identifier: Apache-2.0

import Contracts
import Credentials
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// Token answers look as promised.
public enum TokenShape: TokenCheck {
  /// Major: a stricter reader than this one would find no token.
  public static let kind = FindingKind(
    "token-shape", .major, .authentication, holds: .builderTesting, owner: .apiDeveloper,
    layer: .crm)

  /// What the check says about itself.
  public static let page = TokenPage(
    "token answers look as promised",
    about: """
      Every answer that brings a token has the promised status, media type and `fields`, a \
      `token_type`, and a token without blanks or line breaks in it, which no header could carry. \
      Values of tokens are never shown.
      """,
    passing: TokenExample(of: Self.example),
    failing: TokenExample(
      [
        "log in": ExampleAnswer(
          #"{"access_token": "a1b2c3d4e5f6", "token_type": "mac", "expires_in": 3600}"#)
      ], of: Self.example))

  private static let example =
    TokenExampleContract.token + "response: { fields: { token_type: Bearer } }\n"

  /// Looks at every answer that brought a token.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard let token = run.token else { return [] }
    let issued = run.issued
    guard !issued.isEmpty else { return [SeriesPromise("", .notProven(because: run.cause))] }
    var found: [Finding] = []
    for (turn, answer) in issued {
      guard let difference = difference(turn, answer, token, run) else { continue }
      var finding = run.finding(
        kind, "the token answer is not as promised", at: difference.place ?? token.request.span,
        about: difference.subject, [turn])
      finding.expected = difference.expected
      finding.actual = difference.actual
      finding.remedy =
        "let the API developer answer as RFC 6749 section 5.1 says, or correct token.yaml"
      finding.effect = "the PBX may find no token, and no call shows a name"
      found.append(finding)
      break
    }
    return [SeriesPromise("", .found(found))]
  }

  private struct Difference {
    let subject: String
    let place: SourceSpan?
    let expected: RedactedText
    let actual: RedactedText
  }

  private static func difference(
    _ turn: TokenRun.NumberedTurn, _ answer: TokenAnswer, _ token: TokenEndpoint, _ run: TokenRun
  ) -> Difference? {
    let promised = token.response
    if let status = turn.status, !promised.statuses.value.contains(status) {
      return Difference(
        subject: "status", place: promised.statuses.span,
        expected: "status \(authored: promised.statuses.value.spoken)", actual: "status \(status)")
    }
    let type = turn.turn.exchange.response?.mediaType
    if type != promised.contentType.value.lowercased() {
      return Difference(
        subject: "media type", place: promised.contentType.span,
        expected: "\(authored: promised.contentType.value)",
        actual: type.map { run.redactor.redact($0) } ?? "no Content-Type")
    }
    if let fact = promised.facts.first(where: { !run.holds($0, in: turn.body) }) {
      return Difference(
        subject: fact.path.source.text, place: fact.value.span,
        expected: "\(authored: ExpectedText(fact.value, run.pbx, variables: [:]).spoken)",
        actual: "another value at '\(authored: fact.path.source.text)'")
    }
    if answer.type == nil {
      return Difference(
        subject: "token_type", place: nil, expected: "a 'token_type'", actual: "none")
    }
    if answer.accessToken.reveal().utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) {
      return Difference(
        subject: "access_token", place: nil, expected: "a token that a header can carry",
        actual: "a token with a blank or a control character in it")
    }
    return nil
  }
}
