// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// A CRM that is asked too often says so as declared.
public enum LimitAnswer: TrafficCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "limit-answer", .major, .resilience, holds: .operationalHandover, owner: .apiDeveloper,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "a CRM that is asked too often says so as declared",
    about: """
      `limits.answer` says by which status a CRM refuses for a limit, which text stands in it, and \
      where it tells how long to wait; without a word of the contract it is 429 with `Retry-After`. \
      Each such answer of a run is compared with it, in whatever form it came: also 403 and 503 \
      are known by what they say. Only `provoke: [rate-limit]` makes a run ask too often on purpose: a \
      limit that was not met is not proven. Why \
      the CRM was asked too often is another finding.
      """,
    passing: CheckExample(
      ExampleAnswer(ExampleContract.known),
      then: [
        ExampleReply(
          ExampleAnswer(#"{"error": "slow down"}"#, status: 429).with("Retry-After", "2"),
          to: "")
      ]),
    failing: CheckExample(
      ExampleAnswer(ExampleContract.known),
      then: [ExampleReply(ExampleAnswer(#"{"error": "slow down"}"#, status: 429), to: "")]))

  /// Every refusal of the run; nothing is promised where none was met and none is declared.
  public static func judge(_ traffic: TrafficRun) -> [SeriesPromise] {
    let limits = traffic.contract.limits
    var isMet = false
    var faults: [String: (Fault, LimitRefusal)] = [:]
    let odd = TrafficRun.causes(in: traffic.parts) { part -> String? in
      guard let refusal = LimitRefusal(part.exchange, of: limits, askedBy: traffic.pbx) else {
        return nil
      }
      isMet = true
      guard !refusal.isAsPromised else { return nil }
      let fault = fault(of: refusal, limits.answer)
      if faults[fault.name] == nil { faults[fault.name] = (fault, refusal) }
      return fault.name
    }
    guard isMet else {
      return limits.answer.isDeclared
        ? [
          SeriesPromise(
            "",
            .leftOpen(
              traffic.turns(named: BurstRun.question).isEmpty
                ? "the run met no limit, and none is provoked"
                : "the run met no limit, and neither did a burst of requests"))
        ] : []
    }
    let findings = odd.compactMap { odd in
      faults[odd.cause].map { finding($0.0, $0.1, odd.sightings, traffic) }
    }
    return [SeriesPromise("", .found(findings))]
  }

  private static func finding(
    _ fault: Fault, _ refusal: LimitRefusal, _ sightings: Sightings, _ traffic: TrafficRun
  ) -> Finding {
    let place = fault.place ?? traffic.contract.contactSearch?.types.first?.request.span
    var finding = traffic.finding(
      kind, fault.message, named: fault.name, at: place, by: sightings)
    finding.evidence = sightings.examples
    finding.expected = traffic.contract.limits.answer.spoken
    finding.actual = "status \(refusal.status), \(told(refusal, traffic))\(sightings.places)"
    finding.remedy = fault.remedy
    finding.effect = "callers without a name for as long as nobody knows how long to wait"
    return finding
  }

  private struct Fault {
    let name: String
    let message: RedactedText
    let place: SourceSpan?
    let remedy: RedactedText
  }

  /// The first thing that is wrong with a refusal.
  private static func fault(of refusal: LimitRefusal, _ answer: Limits.Answer) -> Fault {
    if !refusal.isPromisedStatus {
      return Fault(
        name: "status", message: "the CRM refuses for a limit with another status than declared",
        place: answer.statuses.span,
        remedy: "declare limits: { answer: { status: \(refusal.status) } } if the CRM means it so")
    }
    if !refusal.saysAsPromised {
      return Fault(
        name: "says", message: "the refusal for a limit does not say what is declared",
        place: answer.says?.span, remedy: "write a text into `says` that stands in the answer")
    }
    return Fault(
      name: "wait", message: "the refusal for a limit does not tell how long to wait",
      place: answer.wait.span,
      remedy: """
        let the CRM send Retry-After with each such answer, or declare `wait: none` and what the \
        PBX is to do
        """)
  }

  private static func told(_ refusal: LimitRefusal, _ traffic: TrafficRun) -> RedactedText {
    refusal.wait.map { "wait told in \(traffic.redactor.redact($0.source))" } ?? "no wait told"
  }
}

extension LimitRefusal {
  /// Whether nothing about it differs from what is declared.
  var isAsPromised: Bool { isPromisedStatus && saysAsPromised && tellsAsPromised }
}

extension Limits.Answer {
  /// Whether the contract says anything of it.
  var isDeclared: Bool { statuses.span != nil || says != nil || wait.span != nil }

  /// What is declared, in words.
  fileprivate var spoken: RedactedText {
    let text: RedactedText = says.map { " that says '\(authored: $0.value)'" } ?? ""
    let place: RedactedText =
      switch wait.value {
      case .none: ""
      case .header(let name): ", the wait in the header \(authored: name)"
      case .path(let path): ", the wait at \(authored: path.source.text)"
      }
    return "status \(authored: statuses.value.spoken)\(text)\(place)"
  }
}
