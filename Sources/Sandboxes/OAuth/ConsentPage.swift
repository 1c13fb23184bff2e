// SPDX-License-Identifier: Apache-2.0

import HTTPServers

extension ServerResponse {
  /// A page for people.
  static func page(_ status: Int, title: String, _ words: String) -> ServerResponse {
    html(status, title: title, "<p>\(escaped(words))</p>")
  }

  /// The page on which somebody allows a program to act for them.
  static func consentPage(
    _ consent: Consent, ticket: String, users: [NorthgateUser]
  ) -> ServerResponse {
    let scopes = consent.scopes.map { NorthgateScope.text(of: $0) } ?? "everything that you may do"
    let choices = users.map { user in
      "<option value=\"\(escaped(user.id))\">\(escaped(user.displayName))"
        + " (\(user.role.rawValue))</option>"
    }.joined(separator: "\n")
    return html(
      200, title: "Allow \(consent.client.name)?",
      """
      <p>\(escaped(consent.client.name)) asks for: \(escaped(scopes))</p>
      <form method="post" action="/oauth/authorize">
      <input type="hidden" name="ticket" value="\(ticket)">
      <label>Log in as <select name="user">
      \(choices)
      </select></label>
      <button name="decision" value="allow">Allow</button>
      <button name="decision" value="deny">Deny</button>
      </form>
      """
    ).unstored
  }

  private static func html(_ status: Int, title: String, _ body: String) -> ServerResponse {
    ServerResponse(
      status: status, contentType: "text/html; charset=utf-8",
      text: """
        <!DOCTYPE html>
        <html lang="en">
        <head><title>Northgate: \(escaped(title))</title></head>
        <body><h1>\(escaped(title))</h1>
        \(body)
        </body>
        </html>

        """)
  }

  private static func escaped(_ text: String) -> String {
    let entities: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"]
    return text.map { entities[$0] ?? String($0) }.joined()
  }
}
