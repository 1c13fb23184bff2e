// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// The names of calls; each must be the library's or the contract's own.
  mutating func callNames(_ node: YAMLNode) -> Located<[Located<String>]> {
    let names = node.scalars.filter { !$0.text.isEmpty }
    for name in names { checkCallName(name) }
    return Located(names.map(\.located), at: node.span)
  }

  private mutating func checkCallName(_ scalar: YAMLScalar) {
    guard setting.isKnown, call(named: scalar.text) == nil else { return }
    let own = setting.calls.map(\.value.name)
    let names = own + Call.library.map(\.name)
    let near = NearestName.of(scalar.text, among: names)
    complain(
      "contract-unknown-name", "there is no call '\(authored: scalar.text)'", at: scalar.span,
      label: "neither in the library nor under `calls` in contract.yaml",
      remedy: near.map { "did you mean '\(authored: $0)'?" }
        ?? "write `\(authored: scalar.text): { like: inbound-answered }` under `calls`")
  }

  private func call(named name: String) -> Call? {
    setting.calls.first { $0.value.name == name }?.value ?? Call.named(name)
  }

  /// The scenario whose caller rings: one who is exactly one record.
  mutating func caller(_ scalar: YAMLScalar, _ files: WriteSetting) -> Located<String>? {
    guard !scalar.text.isEmpty else { return nil }
    guard setting.isKnown else { return scalar.located }
    guard files.hasSearch else {
      complain(
        "contract-bad-value", "'caller' is a scenario of the contact search", at: scalar.span,
        label: "the contract has no contact-search.yaml", remedy: "take it out, or write the file")
      return scalar.located
    }
    let scenarios = files.scenarios
    let callers = scenarios.filter(\.findsOne).map(\.name)
    guard let scenario = scenarios.first(where: { $0.name == scalar.text }) else {
      complainAboutName(scalar.text, at: scalar.span, noun: "scenario", callers)
      return scalar.located
    }
    if !scenario.findsOne {
      complain(
        "contract-bad-value", "'\(authored: scalar.text)' is no caller who is exactly one record",
        at: scalar.span, label: "whose record would the call belong to?",
        remedy: callers.first.map { "write \(authored: $0)" }
          ?? "write a scenario with `call` and the fields that it finds")
    }
    return scalar.located
  }

  /// Facts that hold for one of the calls instead of those that are read back.
  mutating func exceptions(
    _ node: YAMLNode?, _ calls: Located<[Located<String>]>?, _ reads: [ReadBack],
    _ files: WriteSetting, _ outputs: [String]
  ) -> [CallException] {
    (node?.entries ?? []).map { entry in
      let named = calls?.value.map(\.value) ?? Call.standard.map(\.name)
      if !named.contains(entry.key.text) { complainAboutException(entry.key, named) }
      let facts = self.facts(entry.value, scope(files.place(.fact), mapped: outputs))
      for fact in facts { checkIsRead(fact, reads) }
      return CallException(call: entry.key.located, facts: facts)
    }
  }

  private mutating func complainAboutException(_ key: YAMLScalar, _ named: [String]) {
    let isKnown = call(named: key.text) != nil
    let near = isKnown ? nil : NearestName.of(key.text, among: named)
    complain(
      "contract-unknown-name",
      isKnown
        ? "'\(authored: key.text)' is not among the calls that are reported"
        : "there is no call '\(authored: key.text)'",
      at: key.span, label: "reported are \(authored: named.joined(", "))",
      remedy: near.map { "did you mean '\(authored: $0)'?" }
        ?? "write it under `calls` of this file, or take the exception out")
  }

  private mutating func checkIsRead(_ fact: ExpectedFact, _ reads: [ReadBack]) {
    let paths = reads.flatMap(\.facts).map(\.path.source.text)
    let path = fact.path.source
    guard !paths.isEmpty, !paths.contains(path.text) else { return }
    let near = NearestName.of(path.text, among: paths)
    complain(
      "contract-unknown-name", "nothing is read back at '\(authored: path.text)'", at: path.span,
      label: "an exception takes the place of a fact under `read-back`",
      remedy: near.map { "did you mean '\(authored: $0)'?" }
        ?? "write the path under `read-back` too")
  }

  /// A value by direction or outcome must be there for every call that meets it.
  mutating func checkCases(
    _ reads: [ReadBack], _ exceptions: [CallException], _ calls: Located<[Located<String>]>?
  ) {
    let names = calls?.value.map(\.value) ?? Call.standard.map(\.name)
    let reported = names.compactMap { call(named: $0) }
    for fact in reads.flatMap(\.facts) {
      let path = fact.path.source.text
      let excepted = exceptions.filter { exception in
        exception.facts.contains { $0.path.source.text == path }
      }.map(\.call.value)
      checkCases(of: fact, reported.filter { !excepted.contains($0.name) })
    }
    for exception in exceptions {
      let calls = [call(named: exception.call.value)].compactMap { $0 }
      for fact in exception.facts { checkCases(of: fact, calls) }
    }
  }

  private mutating func checkCases(of fact: ExpectedFact, _ calls: [Call]) {
    var seen = Set<String>()
    for call in calls {
      let missing: String?
      switch fact.value.matcher {
      case .byDirection(let cases):
        missing = cases[call.direction] == nil ? call.direction.rawValue : nil
      case .byOutcome(let cases):
        missing = cases[call.outcome] == nil ? call.outcome.rawValue : nil
      default: return
      }
      guard let missing, seen.insert(missing).inserted else { continue }
      complain(
        "contract-missing-key", "no value for a call that is \(authored: missing)",
        at: fact.value.span, label: "'\(authored: call.name)' is one of the calls",
        remedy: "write `\(authored: missing): …` beside the others")
    }
  }
}
