// SPDX-License-Identifier: Apache-2.0

import Diagnostics
public import Readiness
public import Redaction

/// The summary of a run for a terminal; also the plain text that continuous integration keeps.
public enum TerminalReport {
  /// Findings worst first, then capabilities, stages, measurements, what was not proven, notes.
  ///
  /// No text of an answer or of a file reaches the terminal's own language: characters that would
  /// move a cursor, paint or turn the direction of writing are spelled out.
  ///
  /// - Parameters:
  ///   - result: what a run found.
  ///   - usesColor: whether to write ANSI colours.
  /// - Returns: lines, the last with a line break; the verdict is the caller's to add.
  public static func text(of result: RunResult, usesColor: Bool = false) -> RedactedText {
    let index = ResultIndex(result)
    // Number, bar and blanks stand before the line; 80 columns hold both.
    let renderer = CaretRenderer(
      redactor: Redactor(secrets: []), usesColor: usesColor, width: 72)
    let findings = result.findings.map { renderer.render($0.notice(in: index)) }
    let capabilities = capabilities(index, usesColor) + stages(result)
    let parts =
      [head(result)] + findings
      + [
        capabilities, TerminalMeasurements.text(of: result), unproven(index), notes(result),
      ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func head(_ result: RunResult) -> RedactedText {
    let base: RedactedText = result.base.isEmpty ? "" : " at \(result.base.shown())"
    let version = result.contract.version.shown
    return """
      \(authored: result.contract.name.shown)\(authored: version.isEmpty ? "" : " " + version), \
      environment \(authored: result.environment.shown), \(result.world.title)\(base)

      """
  }

  private static func capabilities(_ index: ResultIndex, _ usesColor: Bool) -> RedactedText {
    let all = index.capabilities
    let concerned = all.filter(\.isConcerned).map { row($0, usesColor) + "\n" }
    let outside = all.filter { $0.state == .outOfScope }.map(\.capability.rawValue)
    let unasked = all.filter { $0.state != .outOfScope && $0.asked == 0 }.map(\.capability.rawValue)
    return concerned.joined() + list("out of scope", outside)
      + list("nothing asked about", unasked)
  }

  private static func stages(_ result: RunResult) -> RedactedText {
    result.stageLines.map { "\($0)\n" }.joined()
  }

  private static func list(_ name: RedactedText, _ items: [String]) -> RedactedText {
    items.isEmpty ? "" : "\(name): \(authored: items.joined(separator: ", "))\n"
  }

  private static func row(_ summary: CapabilitySummary, _ usesColor: Bool) -> RedactedText {
    let name = summary.capability.rawValue.padded(to: 16)
    let state = summary.state.title.padded(to: 24)
    let painted = usesColor ? "\u{1B}[\(summary.state.color)m\(state)\u{1B}[0m" : state
    return "\(authored: name)\(authored: painted)\(authored: summary.promisesKept) promises kept"
  }

  private static func unproven(_ index: ResultIndex) -> RedactedText {
    let groups = index.unprovenByCause
    guard !groups.isEmpty else { return "" }
    return groups.map { "\($0.sentence)\n" }.joined()
  }

  private static func notes(_ result: RunResult) -> RedactedText {
    result.notes.map { "note: \($0.shown())\n" }.joined()
  }
}

extension CapabilityState {
  /// The ANSI colour.
  fileprivate var color: Int {
    switch self {
    case .ready: 32
    case .notReady: 31
    case .readyWithConditions, .partlyProven, .notProven, .outOfScope: 33
    }
  }
}

extension String {
  /// The text with blanks up to a width, one at least.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(1, width - count))
  }
}
