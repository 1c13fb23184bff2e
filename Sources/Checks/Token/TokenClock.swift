// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction
import Transports

/// The CRM's clock and this one agree.
public enum TokenClock: TokenCheck {
  /// Minor: tokens seem to end sooner or later than they do.
  public static let kind = FindingKind(
    "token-clock", .minor, .authentication, holds: .controlledPilot, owner: .crmAdministrator,
    layer: .crm)

  /// How far the clocks may be apart.
  public static let tolerance = Duration.seconds(60)

  /// What the check says about itself.
  public static let page = TokenPage(
    "the CRM's clock is right",
    about: """
      The `Date` header of the log-in's answer is compared with this machine's clock. More than a \
      minute apart, signed tokens can be refused as not yet good, and a token's end is not where the \
      PBX expects it. Without the header nothing is promised.
      """,
    passing: TokenExample(),
    failing: TokenExample(["log in": .dated("Fri, 15 Jan 2027 08:10:00 GMT")]))

  /// Compares the header with the instant of the exchange.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard let turn = run.turn(SignIn.question),
      let text = turn.turn.exchange.response?.header("Date").first,
      let date = Timestamp(httpDate: text)
    else { return [] }
    let exchange = turn.turn.exchange
    let end = exchange.endedAt
    let early = exchange.startedAt.seconds(since: date)
    let late = date.seconds(since: end)
    let most = Int(tolerance.components.seconds)
    guard early > most || late > most else { return [SeriesPromise("", .kept)] }
    var finding = run.finding(
      kind, "the CRM's clock is \(early > late ? "behind" : "ahead") by \(max(early, late)) s",
      at: run.token?.request.span, [turn])
    finding.expected = "at most \(most) s"
    finding.actual = "\(run.redactor.redact(text))"
    finding.remedy = "set the clocks of both machines by a time server (NTP)"
    finding.effect = "log-ins that fail for no visible reason"
    return [SeriesPromise("", .broken([finding]))]
  }
}
