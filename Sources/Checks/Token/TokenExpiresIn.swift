// SPDX-License-Identifier: Apache-2.0

import Contracts
import Credentials
public import Diagnostics
import PBXEmulation
import Redaction

/// Token answers state how long the token lives, as a number.
public enum TokenExpiresIn: TokenCheck {
  /// Minor: the PBX goes by its own interval, but nobody else can plan by the answer.
  public static let kind = FindingKind(
    "token-expires-in", .minor, .authentication, holds: .controlledPilot, owner: .apiDeveloper,
    layer: .crm)

  /// What the check says about itself.
  public static let page = TokenPage(
    "token answers state the token's lifetime as a positive number",
    about: """
      `states-lifetime` says where the lifetime stands, by default in seconds under `expires_in`. \
      Every answer that brings a token, those to a refresh included, must have a positive number \
      there: not a text, not a negative number, not null, not nothing, and not more than `lifetime` \
      says. A contract that writes \
      `states-lifetime: nowhere` promises nothing.
      """,
    passing: TokenExample(),
    failing: TokenExample([
      "log in": ExampleAnswer(
        #"{"access_token": "a1b2c3d4e5f6", "token_type": "Bearer", "expires_in": "3600"}"#)
    ]))

  /// Reads what each answer states.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard let token = run.token else { return [] }
    if case .nowhere = token.statesLifetime.value { return [] }
    let issued = run.issued
    guard !issued.isEmpty else { return [SeriesPromise("", .notProven(because: run.cause))] }
    for (turn, answer) in issued {
      let actual = fault(of: answer.lifetime, run) ?? excess(answer.lifetime, token)
      guard let actual else { continue }
      var finding = run.finding(
        kind, "the token answer does not state the token's lifetime",
        at: token.statesLifetime.span ?? token.request.span, [turn])
      finding.expected =
        token.lifetime.value.duration.map { "\($0.spoken), as a number" } ?? "a positive number"
      finding.actual = actual
      finding.remedy = "let the CRM send a number, or write where it stands under `states-lifetime`"
      finding.effect = "nothing at once; who plans a refresh by it is wrong"
      return [SeriesPromise("", .broken([finding]))]
    }
    return [SeriesPromise("", .kept)]
  }

  /// What is stated beyond the life that the contract knows; a shorter one is ``TokenLifetime``'s.
  private static func excess(
    _ lifetime: StatedLifetime, _ token: TokenEndpoint
  ) -> RedactedText? {
    guard let stated = lifetime.duration, let promised = token.lifetime.value.duration,
      stated > promised + .seconds(60)
    else { return nil }
    return "\(stated.spoken), longer than the token lives"
  }

  private static func fault(of lifetime: StatedLifetime, _ run: TokenRun) -> RedactedText? {
    switch lifetime {
    case .lasting: nil
    case .lastingAsText(let duration): "the text \"\(duration.components.seconds)\""
    case .unstated: "nothing, or null"
    case .unusable(let text): run.redactor.redact(text).onOneLine()
    }
  }
}
