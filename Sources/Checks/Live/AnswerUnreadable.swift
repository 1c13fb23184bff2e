// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import Redaction
import Transports

/// An answer is HTTP, can be decoded, and is not endless.
public enum AnswerUnreadable: CommonAnswerCheck {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "answer-unreadable", .blocker, .lookup, holds: .builderTesting, owner: .crmAdministrator,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "an answer is HTTP, can be decoded, and is not endless",
    about: """
      Something came back that no client can use: bytes that are not HTTP, a compression that \
      cannot be undone, or more than the limit of 16 MiB. Often a proxy, a load balancer or the \
      wrong port answers instead of the CRM.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(ExampleAnswer(failure: "not-http")))

  /// Kept if the transport could read the answer.
  public static func judge<Answer: JudgedAnswer>(_ answer: Answer) -> Judgement {
    if let code = answer.noAnswer { return .notProven(because: code) }
    guard let failure = answer.exchange.failure else { return .kept }
    var finding = answer.finding(
      kind, headline(of: failure), at: answer.request.span)
    finding.actual = answer.redactor.redact(failure.detail)
    finding.expected =
      failure.kind == .undecodable
      ? "a body that can be decoded as its header says" : "an HTTP answer of reasonable size"
    finding.remedy =
      failure.circumstances.limit == nil
      ? "ask the address with curl -v: does the CRM answer there, or something else?"
      : "let the search return fewer records and fields; this much is no answer to a caller"
    finding.effect = answer.effect("no pop-up")
    return .broken([finding])
  }

  private static func headline(of failure: TransportFailure) -> RedactedText {
    switch failure.circumstances.limit {
    case .bodyBytes: "the answer is larger than 16 MiB"
    case .headerBytes: "the answer's header is larger than 256 KiB"
    default: "the answer cannot be read"
    }
  }
}
