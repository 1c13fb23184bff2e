// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues

extension NorthgateAPI {
  /// Shows the clock, and with POST moves it on by `advance_seconds` first.
  func clock(_ request: ServerRequest) -> ServerResponse {
    if request.method == "POST" { return moveClock(request) }
    return only("GET", and: "POST", request) { shownClock() }
  }

  private func shownClock() -> ServerResponse {
    let now = clock.now
    return .json(200, ["now": .string(now.description), "seconds": .int(now.seconds)])
  }

  /// Moves the clock on by what the body says.
  private func moveClock(_ request: ServerRequest) -> ServerResponse {
    guard let body = try? JSONDocument(parsing: request.body).root, body.kind == .object else {
      return .error(400, "invalid_json", "the body is not an object in JSON")
    }
    guard let seconds = body["advance_seconds"]?.int, seconds >= 0,
      clock.advance(by: .seconds(seconds))
    else {
      let words = "advance_seconds is a whole number of seconds, not negative, up to the year 9999"
      return .error(422, "invalid_field", words)
    }
    return shownClock()
  }
}
