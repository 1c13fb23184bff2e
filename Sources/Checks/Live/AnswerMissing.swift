// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import Redaction
import Transports

/// Every request gets an answer, whole and in time.
public enum AnswerMissing: CommonAnswerCheck {
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
  public static func judge<Answer: JudgedAnswer>(_ answer: Answer) -> Judgement {
    guard let failure = answer.exchange.failure else { return .kept }
    let connected = answer.exchange.remoteAddress != nil
    if let reason = FailureToAsk.reason(for: failure, connected: connected) {
      return .couldNotAsk(notAsked(reason, failure, answer))
    }
    guard [.cutOff, .timedOut].contains(failure.kind) else { return .kept }
    var finding = answer.finding(
      kind, headline(of: failure), at: answer.request.span)
    finding.actual = answer.redactor.redact(failure.detail)
    finding.expected = "a complete HTTP answer"
    finding.remedy = "look into the CRM's log at the time of the exchange; it closed or lost it"
    finding.effect = answer.effect("no pop-up, and nothing says why")
    return .broken([finding])
  }

  /// How far the answer had come.
  private static func headline(of failure: TransportFailure) -> RedactedText {
    let came = failure.circumstances
    let isBegun =
      came.headerBytes + came.bodyBytes > 0 || [.header, .body].contains(came.phase)
    if isBegun {
      return failure.kind == .timedOut
        ? "the CRM's answer was not whole in time" : "the CRM's answer broke off before its end"
    }
    if came.phase == .send { return "the CRM did not take the request" }
    return "the CRM took the request and did not answer it"
  }

  private static func notAsked(
    _ reason: FailureToAsk, _ failure: TransportFailure, _ answer: some JudgedAnswer
  ) -> Finding {
    var finding = answer.finding(
      reason.kind, reason.headline(of: failure), at: answer.request.span)
    finding.actual = answer.redactor.redact(failure.detail)
    finding.remedy = reason.remedy(for: failure)
    return finding
  }
}
