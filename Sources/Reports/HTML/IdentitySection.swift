// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

/// Who may read what: a row an identity, a column a capability.
enum IdentitySection {
  static func html(of result: RunResult) -> HTMLText {
    guard !result.identities.isEmpty else { return "" }
    let columns = result.identities.capabilities
    let heads = columns.map { "<th scope=\"col\">\(RedactedText(authored: $0))</th>" as HTMLText }
    let rows = result.identities.map { row($0, columns) }
    return """
      <section aria-labelledby="identities"><h2 id="identities">Who may read what</h2>
      <p>Each declared read, sent with the credential of each identity.</p>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="identities">
      <table><thead><tr><th scope="col">Identity</th>\(heads)</tr></thead>
      <tbody>\(rows)</tbody></table></div>
      </section>
      """
  }

  private static func row(_ row: IdentityRow, _ columns: [String]) -> HTMLText {
    let cells = columns.map { column in
      "<td>\(row[column].map { tag($0) } ?? "–")</td>" as HTMLText
    }
    return "<tr><th scope=\"row\">\(RedactedText(authored: row.name))</th>\(cells)</tr>\n"
  }

  private static func tag(_ access: IdentityAccess) -> HTMLText {
    switch access {
    case .allowed: "✓ allowed"
    case .nothing: "∅ nothing"
    case .refused: "✗ refused"
    case .unknown: "? unknown"
    }
  }
}

extension [IdentityRow] {
  /// The columns of the table, in the order in which they were tried.
  var capabilities: [String] {
    var seen: Set<String> = []
    return flatMap(\.cells).map(\.capability).filter { seen.insert($0).inserted }
  }
}
