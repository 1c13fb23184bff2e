// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

/// What each endpoint does when something goes wrong: a row for each fault and endpoint.
enum ResilienceSection {
  static func html(of result: RunResult) -> HTMLText {
    guard !result.resilience.isEmpty else { return "" }
    let seen = result.resilience.filter { $0.seen != nil }
    let unseen = result.resilience.filter { $0.seen == nil }
    return """
      <section aria-labelledby="resilience"><h2 id="resilience">When something goes wrong</h2>
      <p>Nothing is provoked at a CRM that works: what a run has not met is not proven.</p>
      \(seen.isEmpty ? "" : table(seen))\(rest(unseen))
      </section>
      """
  }

  private static func table(_ rows: [ResilienceRow]) -> HTMLText {
    """
    <div class="scroll" tabindex="0" role="region" aria-labelledby="resilience">
    <table><thead><tr><th scope="col">Fault</th><th scope="col">Endpoint</th>\
    <th scope="col">The CRM answered</th><th scope="col">The agent sees</th>\
    <th scope="col">The log should say</th></tr></thead>
    <tbody>\(rows.map(row))</tbody></table></div>
    """
  }

  /// What was not met is long and says little; it is there for whoever tries it on a test system.
  private static func rest(_ rows: [ResilienceRow]) -> HTMLText {
    guard !rows.isEmpty else { return "" }
    return """
      <details class="card"><summary>\(rows.count) of these not proven: not \
      provoked</summary>
      \(table(rows))</details>
      """
  }

  private static func row(_ row: ResilienceRow) -> HTMLText {
    let answer: HTMLText =
      row.seen.map { seen in
        "\(seen.answer.shown(upTo: 160)) <span class=\"soft\">\(seen.place)</span>" as HTMLText
      } ?? "<span class=\"soft\">\(ResilienceRow.unseen)</span>"
    return """
      <tr><th scope="row">\(row.fault.title)</th><td>\(row.endpoint.shownText)</td>\
      <td>\(answer)</td><td>\(row.agentSees.shown(upTo: 160))</td>\
      <td>\(row.logSays.shown(upTo: 160))</td></tr>

      """
  }
}
