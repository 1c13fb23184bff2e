// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// Odd callers break nothing and find nobody.
public enum LookupCaller: SeriesCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "lookup-caller", .major, .lookup, holds: .controlledPilot, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "odd callers break nothing and find nobody",
    about: """
      Callers withhold their number, ring from an internal extension, or send what no number is. So \
      the search is asked for an empty number, `anonymous`, an extension of `pbx.extension-length` \
      digits, 40 digits, `%`, `*`, quotes, and an injection into a query. A 4xx is a clean answer. \
      A 5xx is not, nor is silence; and records are a stranger's: in real systems an empty number \
      or a wildcard finds everybody. One record for the extension is believed.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(
      ExampleAnswer(ExampleContract.known),
      then: [
        ExampleReply(
          ExampleAnswer(
            #"{"data": [{"id": "1", "full_name": "Ann", "phone": "+971500000001"}, "#
              + #"{"id": "2", "full_name": "Bob", "phone": "+971500000002"}]}"#), to: "")
      ]))

  /// Each odd caller once.
  public static func probes(in scope: SearchScope) -> [Probe] {
    guard scope.scenarios.contains(where: \.isCall) else { return [] }
    return OddCaller.all(in: scope).map { Probe(.call($0.text), in: .oddCallers) }
  }

  /// Each odd caller: no 5xx, no silence, nobody found.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    guard run.scope.scenarios.contains(where: \.isCall) else { return [] }
    return OddCaller.all(in: run.scope).map { caller in
      SeriesPromise("odd caller: \(caller.name)", judge(caller, run))
    }
  }

  private static func judge(_ caller: OddCaller, _ run: SearchRun) -> Judgement {
    if run.unrenderable.contains(Probe(.call(caller.text), in: .oddCallers).key) {
      return .leftOpen("the template cannot be rendered for such a caller: the PBX asks nothing")
    }
    guard let lookup = run.lookup(.call(caller.text)) else {
      return .notProven(because: run.cause ?? AnswerMissing.kind.code)
    }
    if let reason = lookup.answers.failureToAsk { return .notProven(because: reason) }
    if run.isUnreliable(lookup) { return .notProven(because: AnswerReliable.kind.code) }
    if let fault = fault(of: lookup) {
      // Where the CRM answers nobody at all, odd callers are no cause of it.
      let isAlive = run.scope.scenarios.contains {
        run.obstacle(to: run.lookup($0.searchAsk)) == nil
      }
      if !isAlive, let cause = run.cause { return .notProven(because: cause) }
      return .broken([failure(fault, caller, lookup, run)])
    }
    let count = lookup.recordCount
    if count == 0 || count == 1 && caller.mayBeKnown { return .kept }
    if let code = everybody(run) { return .notProven(because: code) }
    return .broken([found(count, caller, lookup, run)])
  }

  /// The code under which a search that gives records to anybody was found.
  private static func everybody(_ run: SearchRun) -> String? {
    run.findings.first {
      LookupNumber.isAboutEverybody($0) || $0.kind.code == LookupNothing.kind.code
    }?.kind.code
  }

  /// A status of 5xx, or no answer at all.
  private static func fault(of lookup: ProbedLookup) -> RedactedText? {
    for answer in lookup.raw {
      if let failure = answer.exchange.failure {
        return "no answer: \(authored: failure.kind.rawValue)"
      }
      if let status = answer.exchange.response?.status, status >= 500 { return "status \(status)" }
    }
    return nil
  }

  private static func failure(
    _ fault: RedactedText, _ caller: OddCaller, _ lookup: ProbedLookup, _ run: SearchRun
  ) -> Finding {
    var finding = make("error", "an odd caller makes the CRM fail", caller, lookup, run)
    finding.expected = "an empty list, or a 4xx"
    finding.actual = "\(fault) for \(authored: caller.name)"
    finding.remedy =
      run.search.types.contains(where: \.putsNumberIntoJSON)
      ? """
      the template writes the number into JSON as it is: send it only if it is a number (only-if), \
      or let the CRM take it as a parameter of its own
      """
      : """
      escape the number where it enters a query, in the template or in the CRM, and let the CRM \
      refuse what is no number with a 400
      """
    finding.effect = "errors in two systems' logs for each such call"
    return finding
  }

  private static func found(
    _ count: Int, _ caller: OddCaller, _ lookup: ProbedLookup, _ run: SearchRun
  ) -> Finding {
    var finding = make("match", "an odd caller finds records", caller, lookup, run)
    finding.expected = "no record"
    finding.actual = "\(count.spoken("record")) for \(authored: caller.name)"
    finding.remedy = """
      let the CRM search only for what is a number; until then, let the PBX not look up withheld \
      numbers
      """
    finding.effect = "a caller without a number is greeted with a stranger's name"
    return finding
  }

  private static func make(
    _ subject: String, _ message: RedactedText, _ caller: OddCaller, _ lookup: ProbedLookup,
    _ run: SearchRun
  ) -> Finding {
    let type = run.search.types.first
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: "contact-search", interaction: type?.name.value ?? "", name: subject),
      message, at: type?.request.span)
    finding.scenarios = ["odd caller: \(caller.name)"]
    finding.evidence = lookup.evidence
    return finding
  }
}

extension ContactType {
  /// Whether the number stands between quotation marks in the URL or the body, as in JSON.
  fileprivate var putsNumberIntoJSON: Bool {
    let texts = [request.url.source.text, request.body?.source.text ?? ""]
    return texts.contains { text in
      text.contains("%22{{") || text.contains("\"{{") || text.contains("%22%7B%7B")
    }
  }
}

extension Scenario {
  /// Whether it is a call, not a text that an agent types.
  var isCall: Bool {
    if case .call = ask { true } else { false }
  }
}

extension ScenarioCase {
  /// The code that says why the CRM could not be asked; nil if it was.
  var failureToAsk: String? {
    answers.lazy.compactMap { $0.exchange.reasonNotAsked?.kind.code }.first
  }
}

extension Exchange {
  /// Why the CRM could not be asked; nil if it was.
  var reasonNotAsked: FailureToAsk? {
    failure.flatMap { FailureToAsk.reason(for: $0, connected: remoteAddress != nil) }
  }
}
