// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import Redaction
import Transports

/// The status is the promised one.
public enum AnswerStatus: CommonAnswerCheck {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "answer-status", .blocker, .lookup, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the status is the promised one",
    about: """
      The answer's status is compared with `response.status`, by default 200, and with \
      `response.no-match`, by which a CRM says that it knows nobody. What is in an answer of \
      another status is not judged: an error page that happens to hold JSON is no contact.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(ExampleAnswer(#"{"error": "internal"}"#, status: 500)))

  /// Compares the status.
  public static func judge<Answer: JudgedAnswer>(_ answer: Answer) -> Judgement {
    if let code = answer.noContent { return .notProven(because: code) }
    guard let status = answer.exchange.status, !isPromised(answer) else { return .kept }
    let promised = answer.promised.statuses
    // "Nobody" said by a status that nobody declared is another cause than an error.
    let name = answer.meansNobody ? "no-match" : ""
    var finding = answer.finding(
      kind.concerning(answer.endpoint.capability),
      about: name.isEmpty ? answer.subject(name) : answer.sharedSubject(name),
      "\(answer.endpoint.noun) was answered with \(status)",
      at: promised.span ?? answer.request.span)
    finding.label = "promised: \(authored: promised.value.spoken)"
    finding.expected = "status \(authored: promised.value.spoken)"
    finding.actual = "status \(status)"
    finding.remedy = remedy(for: status, answer)
    finding.effect = answer.effect("no pop-up")
    return .broken([finding])
  }

  /// Whether the contract promises the status, for records or for nobody.
  static func isPromised(_ answer: some JudgedAnswer) -> Bool {
    guard let status = answer.exchange.status else { return false }
    return answer.promised.statuses.value.contains(status) || answer.saysNobody
  }

  private static func remedy(for status: Int, _ answer: some JudgedAnswer) -> RedactedText {
    if answer.meansNobody {
      return "if this is how the CRM says 'nobody', write response: { no-match: \(status) }"
    }
    if answer.isLimitRefusal {
      return "wait, or lower `concurrency`: the CRM limits the rate of requests"
    }
    return switch status {
    case 404, 405: "compare the request's method and path with the CRM's API documentation"
    case 400, 422: "compare the request's parameters with the CRM's API documentation"
    case 500...: "look into the CRM's log at the time of the exchange"
    default: "correct the request, or promise this status in response.status"
    }
  }
}
