// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Redaction
import Transports

extension HARReader {
  /// The timings of an entry; what is missing is zero or did not happen.
  mutating func timings(of node: HARNode, isOwn: Bool) -> Timings {
    var timings = Timings(total: .zero)
    var blocked = Duration.zero
    if let phases = optional("timings", in: node), check(phases, is: .object) {
      blocked = duration("blocked", in: phases) ?? .zero
      timings.nameLookup = duration("dns", in: phases)
      timings.tls = duration("ssl", in: phases)
      timings.connect = duration("connect", in: phases)
      timings.send = duration("send", in: phases) ?? .zero
      timings.wait = duration("wait", in: phases) ?? .zero
      timings.receive = duration("receive", in: phases) ?? .zero
    }
    let lookup = timings.nameLookup ?? .zero
    let known = blocked + lookup + (timings.connect ?? .zero)
    timings.total =
      duration("time", in: node) ?? known + timings.send + timings.wait + timings.receive
    if let connect = timings.connect, let handshake = timings.tls {
      timings.connect = connect >= handshake ? connect - handshake : .zero
    }
    if isOwn, let own = optional("_callready", in: node) {
      timings.reusedConnection = flag("reusedConnection", in: own)
    }
    return timings
  }

  /// Milliseconds as a duration; nil if the phase did not happen.
  private mutating func duration(_ name: StaticString, in node: HARNode) -> Duration? {
    guard let member = optional(name, in: node) else { return nil }
    if let microseconds = HARTime.microseconds(milliseconds: member.value.rawBytes) {
      return .microseconds(microseconds)
    }
    guard let milliseconds = member.value.double else {
      wrong(member, "a number of milliseconds")
      return nil
    }
    return HARTime.duration(milliseconds: milliseconds)
  }
}
