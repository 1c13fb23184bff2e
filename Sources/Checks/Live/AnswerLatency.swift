// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import Readiness
import Redaction
import Transports

/// The answer comes in time.
public enum AnswerLatency: LookupCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "answer-latency", .major, .lookup, holds: .controlledPilot, owner: .operationsOwner,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the answer comes in time",
    about: """
      From the first byte sent to the last byte received, with name look-up, connection and TLS \
      where they were needed, against `response.within`, by default 2 s. In a replay the recorded \
      times are judged.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known, milliseconds: 180)),
    failing: CheckExample(ExampleAnswer(ExampleContract.known, milliseconds: 3200)))

  /// Compares the total time of the exchange.
  public static func judge(_ lookup: LookupCase) -> Judgement {
    if let code = lookup.noContent, code != AnswerNotJSON.kind.code {
      return .notProven(because: code)
    }
    let promised = lookup.search.response.within
    let total = lookup.exchange.timings.total
    if total <= promised.value { return .kept }
    var finding = lookup.finding(
      kind, about: lookup.ofType(), "the answer takes longer than promised",
      at: promised.span ?? lookup.type.request.span)
    finding.expected = "within \(promised.value.inMicroseconds / 1000) ms"
    finding.actual = "\(total.inMicroseconds / 1000) ms"
    finding.remedy = "index the columns that are searched, or promise the time the CRM can keep"
    finding.effect = "the pop-up comes when the agent has already asked for the name"
    return .broken([finding])
  }
}
