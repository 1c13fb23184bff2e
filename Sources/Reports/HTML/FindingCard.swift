// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction

/// One finding on the page: what, actual beside expected, what to do, where, and the exchange.
enum FindingCard {
  /// Exchanges that a card shows; the section of exchanges has the others.
  private static let evidenceShown = 2

  static func html(
    of finding: ReportedFinding, number: Int, in index: ResultIndex
  ) -> HTMLText {
    """
    <article class="card \(style(finding))" id="finding-\(number)">
    <p class="tags">\(tag(finding)) <code>\(finding.kind.code.shownText)</code></p>
    <h3>\(finding.message.shown().capitalised)</h3>
    \(effect(finding))
    \(compare(finding))
    \(todo(finding))
    \(place(finding))
    \(details(finding, index))
    \(evidence(finding, index))
    </article>

    """
  }

  /// The severity as a label.
  static func tag(_ finding: ReportedFinding) -> HTMLText {
    "<span class=\"tag \(style(finding))\">\(authored: finding.headword)</span>"
  }

  private static func style(_ finding: ReportedFinding) -> RedactedText {
    finding.isFailureToAsk ? "unasked" : "\(authored: finding.kind.severity.rawValue)"
  }

  private static func effect(_ finding: ReportedFinding) -> HTMLText {
    guard !finding.effect.isEmpty else { return "" }
    return "<p class=\"effect\">Agents see: \(finding.effect.shown())</p>"
  }

  private static func compare(_ finding: ReportedFinding) -> HTMLText {
    let sides = [("expected", "Expected", finding.expected), ("actual", "Actual", finding.actual)]
    let boxes = sides.compactMap { style, title, text in
      text.map {
        """
        <div class="\(authored: style)"><b class="label">\(authored: title)</b>\
        <div class="value" dir="auto">\($0.cut(to: 4000))</div></div>
        """ as HTMLText
      }
    }
    return boxes.isEmpty ? "" : "<div class=\"compare\">\(boxes)</div>"
  }

  private static func todo(_ finding: ReportedFinding) -> HTMLText {
    guard !finding.remedy.isEmpty else { return "" }
    return """
      <div class="todo"><b class="label">What to do</b>\
      <p>\(finding.remedy.cut(to: 4000).capitalised)</p></div>
      """
  }

  private static func place(_ finding: ReportedFinding) -> HTMLText {
    finding.place.map { ContractExcerpt.html(of: $0, label: finding.label) } ?? ""
  }

  private static func details(_ finding: ReportedFinding, _ index: ResultIndex) -> HTMLText {
    var rows: [(RedactedText, RedactedText)] = [
      ("Owner", finding.owner(in: index.result).shown().capitalised),
      ("Cause lies in", "\(authored: finding.kind.layer.title)"),
      (gateHead(finding), "\(authored: finding.kind.gate.title.capitalisedFirst)"),
    ]
    if !finding.scenarios.isEmpty {
      rows.append(("Seen in", finding.scenarioList(upTo: 8).shown()))
    }
    rows.append(("Fingerprint", "\(authored: finding.fingerprint)"))
    return DefinitionList.html(rows)
  }

  /// Only a blocker holds a stage shut; anything else is about one.
  private static func gateHead(_ finding: ReportedFinding) -> RedactedText {
    let isBlocker = finding.kind.severity == .blocker && !finding.isFailureToAsk
    return isBlocker ? "Holds shut" : "Stage concerned"
  }

  private static func evidence(_ finding: ReportedFinding, _ index: ResultIndex) -> HTMLText {
    let all = index.evidence(of: finding)
    let shown = all.prefix(evidenceShown).map {
      ExchangeSection.details(of: $0, below: index.result.base, as: "Evidence: ")
    }
    let rest = all.dropFirst(evidenceShown).prefix(20).map { "\($0.number)" as RedactedText }
    guard !rest.isEmpty else { return HTMLText(shown) }
    let more: RedactedText = all.count > evidenceShown + rest.count ? ", …" : ""
    return """
      \(shown)<p class="soft">Also seen in exchange \(rest.joined(separator: ", "))\(more).</p>
      """
  }
}

extension Layer {
  /// Where the cause lies, as an administrator would say it.
  fileprivate var title: String {
    switch self {
    case .template: "the PBX template"
    case .crm: "the CRM"
    case .network: "the network"
    case .contract: "the contract"
    case .credential: "a credential"
    }
  }
}
