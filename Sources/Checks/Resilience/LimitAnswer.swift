// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// A CRM that is asked too often says so as declared.
public enum LimitAnswer: SeriesCheck {
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
      are known by what they say. Nothing is provoked: a limit that was not met is not proven. Why \
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

  /// Every refusal of the lookups; nothing is promised where none was met and none is declared.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    let limits = run.scope.contract.limits
    var refusals: [(refusal: LimitRefusal, number: Int)] = []
    for lookup in run.lookups {
      for (position, answer) in lookup.raw.enumerated() {
        if let refusal = LimitRefusal(answer.exchange, of: limits, askedBy: run.pbx) {
          refusals.append((refusal, lookup.firstNumber + position))
        }
      }
    }
    guard !refusals.isEmpty else {
      return limits.answer.isDeclared
        ? [SeriesPromise("", .leftOpen("the run met no limit, and none is provoked"))] : []
    }
    let odd = refusals.filter { !$0.refusal.isAsPromised }
    guard let first = odd.first else { return [SeriesPromise("", .kept)] }
    return [SeriesPromise("", .broken([finding(first.refusal, odd.map(\.number), run)]))]
  }

  private static func finding(
    _ refusal: LimitRefusal, _ numbers: [Int], _ run: SearchRun
  ) -> Finding {
    let answer = run.scope.contract.limits.answer
    let fault = fault(of: refusal, answer)
    let type = run.search.types.first
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: "contact-search", interaction: type?.name.value ?? "", name: fault.name),
      fault.message, at: fault.place ?? type?.request.span)
    finding.expected = answer.spoken
    finding.actual = "status \(refusal.status), \(told(refusal, run))"
    finding.remedy = fault.remedy
    finding.effect = "callers without a name for as long as nobody knows how long to wait"
    finding.evidence = Array(numbers.prefix(5))
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

  private static func told(_ refusal: LimitRefusal, _ run: SearchRun) -> RedactedText {
    refusal.wait.map { "wait told in \(run.redactor.redact($0.source))" } ?? "no wait told"
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
