// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction

/// What the run says about each capability; what it does not concern is grey.
enum CapabilitySection {
  static func html(of index: ResultIndex) -> HTMLText {
    let all = index.capabilities
    let rows = (all.filter(\.isConcerned) + all.filter { !$0.isConcerned }).map(row)
    return """
      <section aria-labelledby="capabilities"><h2 id="capabilities">Capabilities</h2>
      <table><thead><tr><th scope="col">Capability</th><th scope="col">State</th>\
      <th scope="col">Promises kept</th></tr></thead>
      <tbody>\(rows)</tbody></table></section>
      """
  }

  private static func row(_ summary: CapabilitySummary) -> HTMLText {
    let style = summary.isConcerned ? summary.state.rawValue : "outside"
    let rowStyle: RedactedText = summary.isConcerned ? "concerned" : "outside"
    return """
      <tr class="\(rowStyle)">\
      <th scope="row">\(authored: summary.capability.rawValue.capitalisedFirst)</th>\
      <td><span class="tag \(authored: style)">\(authored: summary.state.title)</span></td>\
      <td>\(authored: summary.promisesKept)</td></tr>

      """
  }
}

/// Promises that were not judged, by what prevented it.
enum UnprovenSection {
  static func html(of index: ResultIndex) -> HTMLText {
    let groups = index.unprovenByCause
    guard !groups.isEmpty else { return "" }
    let items = groups.map { group in
      """
      <li>\(group.head) <b>\(group.cause.shown())</b> \
      <span class="soft">\(group.checks)</span></li>

      """ as HTMLText
    }
    return """
      <section aria-labelledby="unproven"><h2 id="unproven">Not proven</h2>
      <div class="card"><p>These were not judged, so they are neither kept nor broken.</p>
      <ul>\(items)</ul></div></section>
      """
  }
}
