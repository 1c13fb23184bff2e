// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction

/// Every scenario with what became of its promises; those kept in full are folded away.
enum ScenarioSection {
  /// Scenarios of a table that are shown; the results file has the others.
  private static let rowsShown = 200
  /// Codes that are shown beside a scenario.
  private static let codesShown = 6

  private struct Name: Hashable {
    let endpoint: String
    let scenario: String
  }

  static func html(of index: ResultIndex) -> HTMLText {
    var order: [Name] = []
    var groups: [Name: [PromiseResult]] = [:]
    for promise in index.result.promises {
      let name = Name(endpoint: promise.endpoint, scenario: promise.scenario)
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(promise)
    }
    guard !order.isEmpty else { return "" }
    let isKept = { (name: Name) in groups[name]?.allSatisfy { $0.outcome == .kept } ?? true }
    let open = order.filter { !isKept($0) }
    let kept = order.filter(isKept)
    let rows = { (names: [Name]) in
      names.prefix(rowsShown).map { row($0, groups[$0] ?? [], index) }
    }
    return """
      <section aria-labelledby="scenarios"><h2 id="scenarios">Scenarios</h2>
      \(table(rows(open), of: open.count))
      \(folded(rows(kept), of: kept.count))
      </section>
      """
  }

  private static func folded(_ rows: [HTMLText], of count: Int) -> HTMLText {
    guard !rows.isEmpty else { return "" }
    return """
      <details class="card"><summary>\(count.of("scenario")) with every promise kept\
      </summary>
      \(table(rows, of: count))</details>
      """
  }

  private static func table(_ rows: [HTMLText], of count: Int) -> HTMLText {
    guard !rows.isEmpty else { return "" }
    return """
      <table><thead><tr><th scope="col">Scenario</th><th scope="col">Kept</th>\
      <th scope="col">Broken or not proven</th></tr></thead>
      <tbody>\(rows)</tbody></table>
      \(LeftOut.html(count - rows.count, of: "scenario"))

      """
  }

  private static func row(
    _ name: Name, _ promises: [PromiseResult], _ index: ResultIndex
  ) -> HTMLText {
    let kept = promises.count { $0.outcome == .kept }
    let broken = promises.filter { $0.outcome == .broken }
    let open = promises.count(where: \.isUnproven)
    let title = name.scenario.isEmpty ? "the run as a whole" : name.scenario
    let tags = broken.prefix(codesShown).map { promise -> HTMLText in
      let severity = index.findings(about: promise).first?.kind.severity ?? .blocker
      return """
        <span class="tag \(authored: severity.rawValue)">\(promise.code.shownText)</span>

        """
    }
    let more: HTMLText =
      broken.count > tags.count ? "and \(broken.count - tags.count) more " : ""
    let unproven: HTMLText =
      open == 0 ? "" : "<span class=\"tag unasked\">\(open) not proven</span>"
    return """
      <tr><th scope="row" class="named">\(title.shownText) \
      <span class="soft">\(name.endpoint.shownText)</span></th>\
      <td>\(kept) of \(promises.count)</td><td>\(tags)\(more)\(unproven)</td></tr>

      """
  }
}
