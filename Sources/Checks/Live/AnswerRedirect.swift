// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXLanguage
import Redaction
import Transports

/// An answer is no redirect.
public enum AnswerRedirect: CommonAnswerCheck {
  /// A blocker of the template.
  public static let kind = FindingKind(
    "answer-redirect", .blocker, .lookup, holds: .builderTesting, owner: .apiDeveloper,
    layer: .template)

  /// What the check says about itself.
  public static let page = CheckPage(
    "an answer is no redirect",
    about: """
      Redirects are never followed here: clients that follow them drop the credential, or turn a \
      POST into a GET, and a log-in page answers with 200. The request must name the final \
      address. Where the redirect leads to plain http, to another host, or would turn a write into a \
      read, the finding says so: no second finding is made of it. A 3xx without a `Location` that is no redirect, such as 304, is judged by \
      `answer-status`.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(ExampleAnswer("", status: 301, contentType: "text/html")))

  /// Broken by a redirect that the contract does not promise.
  public static func judge<Answer: JudgedAnswer>(_ answer: Answer) -> Judgement {
    if let code = answer.noAnswer ?? answer.hasBroken([AuthAccepted.kind.code]) {
      return .notProven(because: code)
    }
    guard let response = answer.response, isRedirect(answer) else { return .kept }
    let trap = RedirectTrap(answer.exchange, response)
    var finding = answer.finding(
      kind,
      "the CRM redirects \(answer.endpoint.noun) with \(response.status)\(trap?.suffix ?? "")",
      at: answer.request.url.source.span)
    finding.expected = "status \(authored: answer.promised.statuses.value.spoken)"
    finding.actual = "status \(response.status) without a Location"
    if let target = response.header("Location").first {
      finding.actual = "status \(response.status) to \(answer.redactor.redact(target))"
    }
    finding.remedy =
      "write the address it points to into the request or the base; a log-in page there means a "
      + "wrong credential"
    if let trap { finding.label = trap.label }
    finding.effect = answer.effect("no pop-up, or the log-in page of the CRM")
    return .broken([finding])
  }

  /// Whether the answer sends the client elsewhere, against the contract.
  static func isRedirect(_ answer: some JudgedAnswer) -> Bool {
    guard let status = answer.exchange.status, (300..<400).contains(status),
      !AnswerStatus.isPromised(answer)
    else { return false }
    return [301, 302, 303, 307, 308].contains(status)
      || answer.response?.header("Location").isEmpty == false
  }
}
