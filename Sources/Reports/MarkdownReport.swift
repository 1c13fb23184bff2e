// SPDX-License-Identifier: Apache-2.0

import Diagnostics
public import Readiness
import Redaction
import Transports

/// A summary in Markdown, for a pull request or a ticket.
public enum MarkdownReport {
  /// The document.
  public static func text(of result: RunResult) -> String {
    let index = ResultIndex(result)
    let parts = [
      head(result), notes(result), findings(index), capabilities(index), unproven(index),
      MarkdownMeasurements.formats(of: result), MarkdownMeasurements.latency(of: result),
      MarkdownMeasurements.phonebook(of: result), MarkdownMeasurements.users(of: result),
      MarkdownMeasurements.identities(of: result), MarkdownMeasurements.rotations(of: result),
      MarkdownMeasurements.resilience(of: result),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func head(_ result: RunResult) -> String {
    """
    # \(result.contract.name.markdown): \(result.verdict.title)

    \(VerdictReason.sentence(for: result).text.markdownParagraph)

    \(result.counts.sentence(result.verdict)) · contract \(result.contract.version.markdown) · \
    environment \(result.environment.markdown) · \(result.world.title.text) · \
    \(result.startedAt.rfc3339)

    \(result.stageLines.joined(separator: "; ").capitalised).\(origin(result))
    """
  }

  private static func origin(_ result: RunResult) -> String {
    result.origin.map { "\n\nRan from: \($0.sentence.markdown)." } ?? ""
  }

  private static func notes(_ result: RunResult) -> String {
    result.notes.map { "Note: \($0.markdown)" }.joined(separator: "\n\n")
  }

  private static func capabilities(_ index: ResultIndex) -> String {
    let rows = index.capabilities.map { summary in
      let state = summary.isConcerned ? "**\(summary.state.title)**" : summary.state.title
      return "| \(summary.capability.rawValue) | \(state) | \(summary.promisesKept) |"
    }
    return """
      ## Capabilities

      | capability | state | promises kept |
      |---|---|---|
      \(rows.joined(separator: "\n"))
      """
  }

  private static func findings(_ index: ResultIndex) -> String {
    let findings = index.result.findings
    guard !findings.isEmpty else { return "" }
    return "## Findings\n\n" + findings.map { finding($0, index) }.joined(separator: "\n\n")
  }

  private static func finding(_ finding: ReportedFinding, _ index: ResultIndex) -> String {
    var lines = [
      "### \(finding.headword): \(finding.message.markdown)",
      "",
      "- code: \(finding.kind.code.markdownCode), fingerprint \(finding.fingerprint.markdownCode)",
    ]
    if let place = finding.place { lines.append("- place: \(place.description.markdownCode)") }
    for case (let name, let value?) in [("expected", finding.expected), ("actual", finding.actual)]
    {
      lines.append("- \(name): \(value.text.markdownCode)")
    }
    for (name, text) in [("to do", finding.remedy), ("agents see", finding.effect)]
    where !text.isEmpty {
      lines.append("- \(name): \(text.markdown)")
    }
    if !finding.scenarios.isEmpty {
      lines.append("- scenarios: \(finding.scenarioList(upTo: 8).markdown)")
    }
    if let exchange = index.evidence(of: finding).first {
      lines.append("- evidence: \(exchange.summary(in: index.result).text.markdownCode)")
    }
    let owner = finding.owner(in: index.result).markdown
    lines.append("- owner: \(owner), layer \(finding.kind.layer.rawValue)")
    return lines.joined(separator: "\n")
  }

  private static func unproven(_ index: ResultIndex) -> String {
    let groups = index.unprovenByCause
    guard !groups.isEmpty else { return "" }
    return "## Not proven\n\n"
      + groups.map { "- \($0.head.markdown) \($0.cause.markdown)" }.joined(separator: "\n")
  }
}
