// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction

/// Every scenario with what became of its promises; those kept in full are folded away.
enum ScenarioSection {
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
    return """
      <section aria-labelledby="scenarios"><h2 id="scenarios">Scenarios</h2>
      \(table(open.map { row($0, groups[$0] ?? [], index) }))
      \(folded(kept.map { row($0, groups[$0] ?? [], index) }))
      </section>
      """
  }

  private static func folded(_ rows: [HTMLText]) -> HTMLText {
    guard !rows.isEmpty else { return "" }
    return """
      <details class="card"><summary>\(rows.count.of("scenario")) with every promise kept\
      </summary>
      \(table(rows))</details>
      """
  }

  private static func table(_ rows: [HTMLText]) -> HTMLText {
    guard !rows.isEmpty else { return "" }
    return """
      <table><thead><tr><th scope="col">Scenario</th><th scope="col">Kept</th>\
      <th scope="col">Broken or not proven</th></tr></thead>
      <tbody>\(rows)</tbody></table>

      """
  }

  private static func row(
    _ name: Name, _ promises: [PromiseResult], _ index: ResultIndex
  ) -> HTMLText {
    let kept = promises.count { $0.outcome == .kept }
    let broken = promises.filter { $0.outcome == .broken }
    let open = promises.count(where: \.isUnproven)
    let title = name.scenario.isEmpty ? "the run as a whole" : name.scenario
    let tags = broken.map { promise -> HTMLText in
      let severity = index.findings(about: promise).first?.kind.severity ?? .blocker
      return """
        <span class="tag \(authored: severity.rawValue)">\(promise.code.shownText)</span>

        """
    }
    let unproven: HTMLText =
      open == 0 ? "" : "<span class=\"tag unasked\">\(open) not proven</span>"
    return """
      <tr><th scope="row" class="named">\(title.shownText) \
      <span class="soft">\(name.endpoint.shownText)</span></th>\
      <td>\(kept) of \(promises.count)</td><td>\(tags)\(unproven)</td></tr>

      """
  }
}
