// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

extension UserTable {
  /// How many users there are, how far a PBX gets, and who is left over on either side.
  var sentence: RedactedText {
    let reached: RedactedText =
      reach.map { "; \($0) can be reached in \(Self.mostRequests) requests" } ?? ""
    return """
      users: \(count.of("user")) on \(pages.of("page"))\(reached); left over: \
      \(missing.of("extension")) without a user, \(leftOver.of("user")) without an extension
      """
  }

  /// What a PBX makes in one synchronisation at most.
  private static let mostRequests = 100
}

extension UserTable.Row {
  /// The address and the id, as far as there are any.
  var names: [RedactedText] { [email, user].compactMap { $0 } }
}

/// The users in a line for a terminal, and extensions that lack theirs.
enum TerminalUsers {
  private static let rowsShown = 12

  static func text(of result: RunResult) -> RedactedText {
    guard let users = result.users else { return "" }
    let reached: RedactedText = users.reach.map { ", at most \($0)" } ?? ""
    let wrong = users.extensions.filter { ![.found, .withoutUser].contains($0.state) }
    let rows = wrong.prefix(rowsShown).map { row -> RedactedText in
      let name = (row.email ?? row.user ?? "").shown(upTo: 40)
      return "  \(authored: row.number.shown.padded(to: 8))\(row.state.title), \(name)\n"
    }
    let rest = wrong.count - rows.count
    let more: RedactedText = rest > 0 ? "  … and \(rest.of("more extension")) in the report\n" : ""
    return """
      users: \(users.count) on \(users.pages.of("page"))\(reached); left over \
      \(users.missing.of("extension")), \(users.leftOver.of("user"))

      """ + rows.joined() + more
  }
}

extension MarkdownMeasurements {
  /// The table of users.
  static func users(of result: RunResult) -> String {
    guard let users = result.users else { return "" }
    let rows = users.extensions.prefix(20).map { row in
      [
        row.number.markdown, row.email?.markdown ?? "", row.user?.markdown ?? "",
        row.state.title.text, row.remark.markdown,
      ]
    }
    let table =
      rows.isEmpty
      ? "" : "\n\n" + self.table(["extension", "address", "user", "", ""], Array(rows))
    return "## Users\n\n\(users.sentence.markdown)\(table)"
  }
}
