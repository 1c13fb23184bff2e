// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction

extension ContractBuilder {
  /// Every line must run somewhere, none in the shadow of another, and every environment must have
  /// one.
  mutating func checkReach(_ scenarios: [Scenario], _ formats: [NumberFormat]) {
    var earlier: [String: [Scenario]] = [:]
    for scenario in scenarios {
      checkTwin(scenario, of: earlier[scenario.ask.text.value] ?? [])
      earlier[scenario.ask.text.value, default: []].append(scenario)
      checkRuns(scenario.only, at: scenario.name.span, "'\(authored: scenario.name.value)'")
    }
    for format in formats {
      checkRuns(format.only, at: format.stored.span, "'\(authored: format.stored.value)'")
    }
    for environment in setting.environments where environment.data == .own {
      let name = environment.name.value
      let lines = scenarios.map(\.only) + formats.map(\.only)
      guard !lines.contains(where: { setting.environments(running: $0).contains(name) }) else {
        continue
      }
      complain(
        "environment-without-scenario", "nothing runs in the environment '\(authored: name)'",
        at: environment.name.span, label: "`data: own`: only lines whose `only` names it",
        remedy: "write `only: [\(authored: name.inFlow)]` at a scenario, or take `data: own` out")
    }
  }

  /// A line without `only` where every environment keeps its data to itself.
  mutating func checkRuns(
    _ only: [Located<String>], at span: SourceSpan, _ name: RedactedText
  ) {
    guard setting.isKnown, let first = setting.environments.first,
      setting.environments(running: only).isEmpty
    else { return }
    complain(
      "scenario-unreachable", "\(name) runs in no environment", at: span,
      label: "every environment has `data: own`",
      remedy: "write `only: [\(authored: first.name.value.inFlow)]`")
  }

  private mutating func checkTwin(_ scenario: Scenario, of earlier: [Scenario]) {
    guard let twin = earlier.first(where: { isTwin($0, scenario) }) else { return }
    complain(
      "scenario-unreachable",
      "'\(authored: twin.name.value)' asks for \(authored: scenario.ask.text.value.shortened) already",
      at: scenario.ask.text.span, label: "asked once in each environment",
      remedy: "put both into one scenario, or let `only` keep them apart")
  }

  private func isTwin(_ left: Scenario, _ right: Scenario) -> Bool {
    switch (left.ask, right.ask) {
    case (.call(let one), .call(let other)), (.search(let one), .search(let other)):
      guard one.value == other.value else { return false }
    default: return false
    }
    guard setting.isKnown else {
      let names = Set(left.only.map(\.value))
      return names.isEmpty || right.only.isEmpty
        || !names.isDisjoint(with: right.only.map(\.value))
    }
    return !setting.environments(running: left.only)
      .isDisjoint(with: setting.environments(running: right.only))
  }
}

extension String {
  /// The text in single quotation marks, cut where it is long.
  fileprivate var shortened: String { count > 60 ? "'\(prefix(60))…'" : "'\(self)'" }
}
