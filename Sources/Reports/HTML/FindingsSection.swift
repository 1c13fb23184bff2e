// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction

/// All findings worst first, after a list of who has to act.
enum FindingsSection {
  static func html(of index: ResultIndex) -> HTMLText {
    let findings = index.result.findings
    guard !findings.isEmpty else {
      return """
        <section aria-labelledby="findings"><h2 id="findings">Findings</h2>
        <p>None: no promise that could be judged is broken.</p></section>
        """
    }
    let cards = findings.enumerated().map { FindingCard.html(of: $1, number: $0 + 1, in: index) }
    return """
      <section aria-labelledby="findings"><h2 id="findings">Findings, worst first</h2>
      \(duties(index))
      \(cards)
      </section>
      """
  }

  /// The findings by who mends them; also the page's table of contents.
  private static func duties(_ index: ResultIndex) -> HTMLText {
    guard index.result.findings.count > 1 else { return "" }
    let numbered = Array(index.result.findings.enumerated())
    let groups = OwnerRole.allCases.compactMap { role -> HTMLText? in
      let mine = numbered.filter { $0.element.kind.owner == role }
      guard let first = mine.first else { return nil }
      let items = mine.map { number, finding in
        """
        <li>\(FindingCard.tag(finding)) <a href="#finding-\(number + 1)">\
        \(finding.message.shown(upTo: 160))</a></li>

        """ as HTMLText
      }
      return """
        <div><h3>\(first.element.owner(in: index.result).capitalised)</h3>
        <ul>\(items)</ul></div>

        """
    }
    return "<div class=\"duties\">\(groups)</div>"
  }
}
