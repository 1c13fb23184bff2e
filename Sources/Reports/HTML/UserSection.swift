// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

/// The extensions of the PBX beside the users of the CRM, with who is left over on either side.
enum UserSection {
  /// Extensions that are shown; the results file has the others.
  private static let rowsShown = 200

  static func html(of result: RunResult) -> HTMLText {
    guard let users = result.users else { return "" }
    let rows = users.extensions.prefix(rowsShown).map(row)
    let table: HTMLText =
      rows.isEmpty
      ? ""
      : """
      <div class="scroll" tabindex="0" role="region" aria-labelledby="users">
      <table><thead><tr><th scope="col">Extension</th><th scope="col">State</th>\
      <th scope="col">Address</th><th scope="col">User</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      \(LeftOut.html(users.extensions.count - rows.count, of: "extension"))
      """
    return """
      <section aria-labelledby="users"><h2 id="users">Users</h2>
      <p>\(users.sentence.shown(upTo: 300)).</p>
      \(table)
      \(others(users))
      </section>
      """
  }

  private static func row(_ row: UserTable.Row) -> HTMLText {
    let pilot: HTMLText = row.isPilot ? " <span class=\"soft\">pilot</span>" : ""
    let remark: HTMLText =
      row.remark.isEmpty ? "" : "<br><span class=\"soft\">\(row.remark.shown(upTo: 120))</span>"
    return """
      <tr><th scope="row" class="named">\(row.number.shownText)\(pilot)</th>\
      <td><span class="tag \(tag(of: row.state))">\(row.state.title)</span>\(remark)</td>\
      <td>\((row.email ?? "").shown(upTo: 80))</td><td>\((row.user ?? "").shown(upTo: 80))</td></tr>

      """
  }

  private static func tag(of state: UserTable.State) -> RedactedText {
    switch state {
    case .found, .withoutUser: "ready"
    case .missing, .another: "blocker"
    case .several: "major"
    case .unknown: "unasked"
    }
  }

  private static func others(_ users: UserTable) -> HTMLText {
    guard !users.others.isEmpty else { return "" }
    let items = users.others.map { other in
      "<li>page \(other.page), place \(other.place): \(other.id.shown(upTo: 80))</li>\n" as HTMLText
    }
    return """
      <details class="card"><summary>\(users.leftOver.of("user")) without an extension</summary>
      <ul>\(items)</ul>
      \(LeftOut.html(users.leftOver - users.others.count, of: "user"))</details>
      """
  }
}
