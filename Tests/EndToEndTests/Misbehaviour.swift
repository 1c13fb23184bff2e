// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A server that a case names in its file `server`.
enum Misbehaviour: String, CaseIterable {
  /// Nobody listens.
  case closedPort = "closed-port"
  /// It takes the request and closes the connection.
  case closes
  /// It answers what is not HTTP.
  case garbage
  /// Its body never ends.
  case endless
  /// It sends a byte at a time, too slowly.
  case drips
  /// It redirects to another host.
  case redirects
  /// Its JSON holds bytes that are not UTF-8.
  case invalidUTF8 = "invalid-utf8"
  /// It announces more than it sends.
  case cutOff = "cut-off"
  /// It refuses the credential.
  case refuses

  /// What its connections do; nil if nobody listens.
  var script: (@Sendable (Connection) -> Void)? {
    switch self {
    case .closedPort: return nil
    case .closes: return { _ = $0.request() }
    case .garbage:
      return { answer($0, Array("\u{1}\u{2} this is no HTTP\r\n\r\n".utf8)) }
    case .endless: return answerEndlessly
    case .drips: return answerSlowly
    case .redirects:
      let place = "Location: https://login.crm.invalid/?next=%2Fcontacts"
      return { answer($0, http("302 Found", "", [place])) }
    case .invalidUTF8:
      let bytes = http("200 OK", #"{"data":[{"id":"c1","full_name":"Ji"#) + [0xF8, 0xED]
      return { answer($0, bytes + Array(#""}]}"#.utf8)) }
    case .cutOff:
      return { answer($0, Array("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{".utf8)) }
    case .refuses: return { answer($0, http("401 Unauthorized", #"{"error":"invalid_token"}"#)) }
    }
  }
}

/// An answer that ends with its connection.
private func http(_ status: String, _ body: String, _ headers: [String] = []) -> [UInt8] {
  let fields = ["Content-Type: application/json", "Connection: close"] + headers
  return Array("HTTP/1.1 \(status)\r\n\(fields.joined(separator: "\r\n"))\r\n\r\n\(body)".utf8)
}

private func answer(_ connection: Connection, _ bytes: [UInt8]) {
  guard connection.request() != nil else { return }
  connection.write(bytes)
}

@Sendable private func answerEndlessly(_ connection: Connection) {
  guard connection.request() != nil else { return }
  connection.write(http("200 OK", "["))
  let block = [UInt8](repeating: 0x20, count: 1 << 16)
  while connection.write(block) {}
}

@Sendable private func answerSlowly(_ connection: Connection) {
  guard connection.request() != nil else { return }
  connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
  while connection.write(" ") { usleep(50_000) }
}
