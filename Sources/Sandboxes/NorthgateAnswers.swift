// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues

extension ServerResponse {
  static func json(_ status: Int, _ value: JSONOutput) -> ServerResponse {
    var body: [UInt8] = []
    value.write(into: &body, pretty: false)
    let type = ServerHeader("Content-Type", "application/json; charset=utf-8")
    return ServerResponse(status: status, headers: [type], body: body)
  }

  /// An error as the CRM words it: a code for programs and a message for people.
  static func error(_ status: Int, _ code: String, _ message: String) -> ServerResponse {
    json(status, ["error": ["code": .string(code), "message": .string(message)]])
  }

  static func notFound(_ what: String) -> ServerResponse {
    error(404, "not_found", "there is no \(what)")
  }

  static func noRecord(among list: String) -> ServerResponse {
    notFound("record of this id among the \(list)")
  }

  static func methodNotAllowed(_ allowed: String) -> ServerResponse {
    var response = error(405, "method_not_allowed", "allowed here: \(allowed)")
    response.headers.append(ServerHeader("Allow", allowed))
    return response
  }

  static var unauthorised: ServerResponse {
    var response = error(401, "invalid_api_key", "the API key is missing or not known")
    response.headers.append(ServerHeader("WWW-Authenticate", "Bearer realm=\"northgate\""))
    return response
  }

  /// An error that says it is none by its status.
  static var errorIn200: ServerResponse {
    json(
      200,
      [
        "success": false,
        "error": ["code": "DATABASE_QUERY_ERROR", "message": "the search could not be run"],
      ])
  }

  static let errorWords = "Error: the search is not available at the moment"

  /// An error in plain words, with a status that says nothing of it.
  static var errorText: ServerResponse {
    ServerResponse(
      status: 200, contentType: "text/plain; charset=utf-8", text: errorWords + "\n")
  }

  /// What a database says to a statement that a quote has broken, for everybody to read.
  static func databaseError(_ phone: String, _ kind: NorthgateKind) -> ServerResponse {
    error(
      500, "database_error",
      """
      You have an error in your SQL syntax near '\(phone)' at line 1: \
      SELECT * FROM \(kind.rawValue) WHERE phone = '\(phone)' OR mobile = '\(phone)'
      """)
  }

  /// What a browser would be shown.
  static var logInPage: ServerResponse {
    ServerResponse(
      status: 200, contentType: "text/html; charset=utf-8",
      text: """
        <!DOCTYPE html>
        <html lang="en">
        <head><title>Northgate: log in</title></head>
        <body><h1>Log in</h1><form method="post" action="/login">
        <input name="user"><input name="password" type="password"><button>Log in</button>
        </form></body>
        </html>

        """)
  }
}
