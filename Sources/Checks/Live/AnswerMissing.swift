// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import Redaction
import Transports

/// Every request gets an answer, whole and in time.
public enum AnswerMissing: LookupCheck {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "answer-missing", .blocker, .lookup, holds: .builderTesting, owner: .crmAdministrator,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "every request gets an answer, whole and in time",
    about: """
      The CRM was reached, took the request, and then closed the connection or kept silent until \
      the deadline. The agent's pop-up stays empty, and the PBX may wait with the call's other \
      requests. A CRM that cannot be reached at all is another matter: see `network-connection`.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(ExampleAnswer(failure: "cut-off")))

  /// Kept if there is an answer; a CRM that was never reached could not be asked.
  public static func judge(_ lookup: LookupCase) -> Judgement {
    guard let failure = lookup.exchange.failure else { return .kept }
    let connected = lookup.exchange.remoteAddress != nil
    if let reason = FailureToAsk.reason(for: failure, connected: connected) {
      return .couldNotAsk(notAsked(reason, failure, lookup))
    }
    guard [.cutOff, .timedOut].contains(failure.kind) else { return .kept }
    var finding = lookup.finding(
      kind, about: lookup.ofType(), "the CRM took the request and did not answer it",
      at: lookup.type.request.span)
    finding.actual = lookup.redactor.redact(failure.detail)
    finding.expected = "a complete HTTP answer"
    finding.remedy = "look into the CRM's log at the time of the exchange; it closed or lost it"
    finding.effect = "no pop-up, and nothing says why"
    return .broken([finding])
  }

  private static func notAsked(
    _ reason: FailureToAsk, _ failure: TransportFailure, _ lookup: LookupCase
  ) -> Finding {
    var finding = lookup.finding(
      reason.kind, about: lookup.ofType(), reason.title, at: lookup.type.request.span)
    finding.actual = lookup.redactor.redact(failure.detail)
    finding.remedy = reason.remedy
    return finding
  }
}
