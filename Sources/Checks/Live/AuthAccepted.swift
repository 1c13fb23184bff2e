// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import Redaction
import Transports

/// The CRM accepts the credential.
public enum AuthAccepted: CommonAnswerCheck {
  /// A blocker of the credential.
  public static let kind = FindingKind(
    "auth-accepted", .blocker, .authentication, holds: .startOfBuild, owner: .crmAdministrator,
    layer: .credential)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the CRM accepts the credential",
    about: """
      A search was answered with 401 or 403. Every feature of the integration stops at this \
      point, so nothing else about the answer is judged. A contract that promises such a status \
      is believed. An error, a redirect or a web page does not show that the credential was \
      accepted either: then the promise is not proven.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(
      ExampleAnswer(#"{"error": {"code": "invalid_api_key"}}"#, status: 401)))

  /// Broken by a 401 or 403 that the contract does not promise; proven by an answer as promised.
  public static func judge<Answer: JudgedAnswer>(_ answer: Answer) -> Judgement {
    if let code = answer.noAnswer { return .notProven(because: code) }
    guard let status = answer.response?.status, [401, 403].contains(status),
      !AnswerStatus.isPromised(answer), !answer.isLimitRefusal
    else { return ground(answer).map { .notProven(because: $0) } ?? .kept }
    var finding = answer.finding(
      kind, "the CRM refuses the credential with \(status)",
      at: answer.promised.statuses.span ?? answer.request.span)
    finding.actual = "status \(status)"
    finding.expected = "status \(authored: answer.promised.statuses.value.spoken)"
    finding.remedy =
      status == 401
      ? "check that the secret is the one of this environment, not expired, and in the right header"
      : "give the integration's user the right \(answer.endpoint.right)"
    finding.effect = answer.effect("no pop-up for any caller, no journal, no new contact")
    return .broken([finding])
  }

  /// The check whose finding will say why the answer proves nothing; nil if it does.
  private static func ground(_ answer: some JudgedAnswer) -> String? {
    if AnswerRedirect.isRedirect(answer) { return AnswerRedirect.kind.code }
    if !AnswerStatus.isPromised(answer) { return AnswerStatus.kind.code }
    if AnswerNotJSON.fault(of: answer) != nil { return AnswerNotJSON.kind.code }
    return AnswerError.member(of: answer) == nil ? nil : AnswerError.kind.code
  }
}

extension [Int] {
  /// The numbers as people list them: `200 or 204`.
  var spoken: String {
    guard let last else { return "" }
    let first = dropLast().map(String.init).joined(separator: ", ")
    return first.isEmpty ? String(last) : "\(first) or \(last)"
  }
}
