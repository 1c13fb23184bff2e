// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Transports

/// The timings of an exchange as HAR counts them, in microseconds.
///
/// In HAR the handshake is part of `connect`, and the phases add up to the whole: what belongs to
/// none of them is `blocked`.
struct HARPhases {
  private let timings: Timings
  private let connect: Int64?
  private let blocked: Int64
  /// The whole time.
  let total: Int64

  init(_ timings: Timings) {
    self.timings = timings
    let handshake = timings.tls.map(HARTime.microseconds)
    let opening = timings.connect.map(HARTime.microseconds)
    connect = opening == nil && handshake == nil ? nil : (opening ?? 0) + (handshake ?? 0)
    let parts = [timings.nameLookup ?? .zero, timings.send, timings.wait, timings.receive]
    let known = parts.reduce(connect ?? 0) { $0 + HARTime.microseconds($1) }
    total = HARTime.microseconds(timings.total)
    blocked = total - known
  }

  /// The content of `timings`.
  var json: JSONOutput {
    [
      "blocked": blocked > 0 ? HARTime.milliseconds(blocked) : .int(-1),
      "dns": HARTime.milliseconds(timings.nameLookup),
      "connect": connect.map { HARTime.milliseconds($0) } ?? .int(-1),
      "send": HARTime.milliseconds(timings.send),
      "wait": HARTime.milliseconds(timings.wait),
      "receive": HARTime.milliseconds(timings.receive),
      "ssl": HARTime.milliseconds(timings.tls),
    ]
  }
}

/// The address that answered, as HAR splits it: `serverIPAddress` and `connection`.
enum ServerAddress {
  /// Host and port; without a port the whole text is the host.
  static func parts(of address: String) -> (host: String, port: String?) {
    guard let colon = address.lastIndex(of: ":") else { return (address, nil) }
    let port = address[address.index(after: colon)...]
    var host = address[..<colon]
    guard !port.isEmpty, port.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return (address, nil) }
    if host.first == "[", host.last == "]", host.dropFirst().dropLast().contains(":") {
      host = host.dropFirst().dropLast()
    } else if host.isEmpty || host.contains(":") {
      return (address, nil)
    }
    return (String(host), String(port))
  }

  /// The inverse of ``parts(of:)``.
  static func joined(host: String, port: String?) -> String {
    guard let port, !port.isEmpty else { return host }
    return host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
