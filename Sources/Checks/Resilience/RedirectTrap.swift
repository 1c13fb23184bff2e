// SPDX-License-Identifier: Apache-2.0

import Redaction
import Transports

/// What a client that follows a redirect does to the credential or to the request.
enum RedirectTrap: Sendable, Hashable {
  /// The next request goes in the clear.
  case plain
  /// The next request goes to another host, with the credential or without it.
  case elsewhere
  /// The next request is a GET without the body.
  case readInstead(of: String)

  /// The worst that comes of a redirect; nil if nothing does.
  init?(_ exchange: Exchange, _ response: Response) {
    let request = exchange.request
    let here = RequestTarget(request.url)
    let there = response.header("Location").first.flatMap {
      RequestTarget(location: $0, from: request.url)
    }
    if let here, let there, here.scheme == "https", there.scheme == "http" {
      self = .plain
    } else if let here, let there, here.host != there.host {
      self = .elsewhere
    } else if Self.becomesRead(request.method, response.status) {
      self = .readInstead(of: request.method)
    } else {
      return nil
    }
  }

  /// RFC 9110 sections 15.4.2 to 15.4.4: a 303 is read by GET, and for 301 and 302 clients do the
  /// same to a POST, though no more than that.
  private static func becomesRead(_ method: String, _ status: Int) -> Bool {
    switch status {
    case 303: !["GET", "HEAD"].contains(method)
    case 301, 302: method == "POST"
    default: false
    }
  }

  /// How the message ends.
  var suffix: RedactedText {
    switch self {
    case .plain: " to plain http"
    case .elsewhere: " to another host"
    case .readInstead(let method): ", which turns the \(authored: method) into a GET"
    }
  }

  /// What a client that follows does.
  var label: RedactedText {
    switch self {
    case .plain: "whoever follows sends the credential in the clear, or loses it"
    case .elsewhere: "whoever follows gives the credential to that host, or loses it"
    case .readInstead: "whoever follows writes nothing, and is told that all is well"
    }
  }
}
