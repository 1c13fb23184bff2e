// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import PBXEmulation
import Readiness
import Redaction
import Transports

extension RunAssessment {
  /// Makes one finding of those that are one cause; what it takes away is not proven because of it.
  mutating func joinWholeFaults() {
    let exchanges = NumberedFaults(traffic, limits: plan.contract.limits, askedBy: plan.pbx)
    guard !exchanges.faults.isEmpty else { return }
    if !exchanges.redirects.isEmpty {
      findings = findings.map { finding in
        let redirect = finding.evidence.lazy.reversed().compactMap { exchanges.redirects[$0] }.first
        return redirect.map { finding.telling(redirect: $0, redactedBy: redactor) } ?? finding
      }
    }
    var groups: [WholeFault: FaultGroup] = [:]
    for (index, finding) in findings.enumerated() {
      if finding.isAboutAnswers {
        guard let fault = exchanges.fault(ofAll: finding.evidence) else { continue }
        groups[fault, default: FaultGroup()].answers.append(index)
      } else if let fault = finding.evidence.last.flatMap({ exchanges.faults[$0] }),
        finding.mayFollow(fault)
      {
        groups[fault, default: FaultGroup()].others.append(index)
      }
    }
    var joined: [Int: Finding] = [:]
    var gone: Set<Int> = []
    for (fault, group) in groups {
      guard let places = group.places(in: findings, sorted: { $0.isBefore($1) }) else { continue }
      let endpoints = group.answers.map { findings[$0].subject.endpoint }.uniqued
      guard fault.isLimit || endpoints.count > 1 && exchanges.endsIn(fault) else { continue }
      joined[places[0]] = one(of: places.map { findings[$0] }, fault)
      gone.formUnion(places.dropFirst())
    }
    leaveOpen(gone, because: joined)
    findings = findings.indices.compactMap { gone.contains($0) ? nil : joined[$0] ?? findings[$0] }
  }

  private func one(of findings: [Finding], _ fault: WholeFault) -> Finding {
    let first = findings[0]
    let endpoints = findings.map(\.subject.endpoint).uniqued.map { RedactedText(authored: $0) }
    if endpoints.count == 1, first.isAboutAnswers { return first }
    let places =
      endpoints.count == 1
      ? endpoints[0]
      : endpoints.dropLast().joined(separator: ", ") + " and " + endpoints[endpoints.count - 1]
    // A text that is refused for a limit says nothing about the text.
    let kind = first.isAboutAnswers ? first.kind : AnswerStatus.kind.of(first.kind.capability)
    let subject = FindingSubject(
      endpoint: first.subject.endpoint, interaction: first.subject.interaction,
      name: first.isAboutAnswers ? first.subject.name : "")
    var one = Finding(kind, about: subject, "\(fault.message): \(places)", at: first.place)
    one.expected = first.isAboutAnswers ? first.expected : "an answer as promised"
    one.actual =
      fault.answer.map { redactor.redact($0) } ?? (first.isAboutAnswers ? first.actual : nil)
    one.remedy = first.isAboutAnswers ? first.remedy : fault.remedy
    one.effect = findings.filter(\.isAboutAnswers).map(\.effect).filter { !$0.isEmpty }.uniqued
      .joined(separator: "; ")
    if one.effect.isEmpty { one.effect = first.effect }
    one.scenarios =
      findings.filter { $0.subject.endpoint == subject.endpoint }
      .flatMap(\.scenarios).uniqued
    one.evidence = findings.compactMap { $0.evidence.last }.uniqued.sorted()
    return one
  }

  /// Promises whose every finding is gone are not proven because of the one that is left.
  private mutating func leaveOpen(_ gone: Set<Int>, because joined: [Int: Finding]) {
    guard !gone.isEmpty else { return }
    let kept = Set(findings.indices.filter { !gone.contains($0) }.map { findings[$0].promised })
    var codes: [String: String] = [:]
    for index in gone where !kept.contains(findings[index].promised) {
      let cause = joined.values.first { one in
        findings[index].evidence.last.map { one.evidence.contains($0) } == true
      }
      codes[findings[index].promised] = cause?.kind.code
    }
    promises.change { promise in
      guard promise.outcome == .broken, let code = codes["\(promise.code) \(promise.endpoint)"]
      else { return promise.outcome }
      return .notProven(because: .code(code))
    }
  }
}

/// Positions of findings that one fault of the whole API may explain.
private struct FaultGroup {
  /// What the checks of answers found.
  var answers: [Int] = []
  /// What others found in an answer that shows the fault.
  var others: [Int] = []

  /// All of them, the one that stays first; nil if there is only one.
  func places(in findings: [Finding], sorted isBefore: (Finding, Finding) -> Bool) -> [Int]? {
    let answers = answers.sorted { isBefore(findings[$0], findings[$1]) }
    let places = answers + others.sorted { isBefore(findings[$0], findings[$1]) }
    return places.count > 1 || answers.isEmpty ? places : nil
  }
}

extension Finding {
  /// Codes of what answers as such can be at fault with.
  private static let answerCodes = Set(
    CheckCatalogue.commonAnswers.map { $0.kind.code } + [AnswerReliable.kind.code])

  fileprivate var isAboutAnswers: Bool { Self.answerCodes.contains(kind.code) }

  /// Whether an answer that is no answer to what was asked explains it.
  ///
  /// What is left in the CRM is told in any case, and how a limit or the network behaves is a cause of
  /// its own.
  fileprivate func mayFollow(_ fault: WholeFault) -> Bool {
    let isProvoked = [MalformedRefused.kind.code, LimitBurst.kind.code].contains(kind.code)
    if isProvoked { return !fault.isLimit }
    return [.creation, .journaling, .tickets].contains(kind.capability)
      && !kind.code.hasSuffix("clean-up") && !kind.code.hasSuffix("stored-error")
  }

  /// The promise that it breaks, whatever the scenario.
  fileprivate var promised: String { "\(kind.code) \(subject.endpoint)" }

  /// Worst first, then in the order of the run.
  fileprivate func isBefore(_ other: Finding) -> Bool {
    if kind.severity != other.kind.severity { return kind.severity < other.kind.severity }
    return (evidence.min() ?? .max) < (other.evidence.min() ?? .max)
  }
}

extension FindingKind {
  fileprivate func of(_ capability: Capability) -> FindingKind {
    FindingKind(code, severity, capability, holds: gate, owner: owner, layer: layer)
  }
}

extension Sequence where Element: Hashable {
  fileprivate var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
