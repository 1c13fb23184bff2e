// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The PBX can reach the CRM from where it is.
public enum NetworkAddress: TrafficCheck {
  /// A major finding of the network.
  public static let kind = FindingKind(
    "network-private-address", .major, .lookup, holds: .builderTesting, owner: .operationsOwner,
    layer: .network)

  /// What the check says about itself.
  public static let page = CheckPage(
    "a PBX in the cloud can reach the CRM's address",
    about: """
      A cloud PBX sees the Internet and nothing of the company's own network. Where `pbx.edition` is \
      `cloud` and the CRM was reached at an address of a private network (RFC 1918, link-local, \
      unique local, carriers' shared addresses), this machine can ask it and the PBX cannot. \
      Loopback is taken for a test and not judged, and through a proxy nobody knows the address.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known, from: "203.0.113.7:443")),
    failing: CheckExample(ExampleAnswer(ExampleContract.known, from: "10.1.2.3:443")))

  /// Every address that answered.
  public static func judge(_ traffic: TrafficRun) -> [SeriesPromise] {
    guard traffic.contract.pbx.edition == .cloud else { return [] }
    let reached = traffic.connections.filter { part in
      guard part.exchange.connection?.proxy == nil, let scope = address(part)?.scope else {
        return false
      }
      return scope != .loopback
    }
    guard !reached.isEmpty else { return [] }
    let hidden = TrafficRun.causes(in: reached) { part -> String? in
      address(part).flatMap { $0.scope == .private ? $0.host : nil }
    }
    return [
      SeriesPromise("", .found(hidden.map { finding($0.cause, $0.sightings, traffic) }))
    ]
  }

  private static func address(_ part: TrafficRun.Part) -> SocketAddress? {
    part.exchange.remoteAddress.flatMap { SocketAddress($0) }
  }

  private static func finding(
    _ host: String, _ sightings: Sightings, _ traffic: TrafficRun
  ) -> Finding {
    var finding = traffic.finding(
      kind, "the CRM answers at a private address, which a cloud PBX cannot reach", by: sightings)
    finding.expected = "an address of the Internet"
    finding.actual = traffic.redactor.redact(host) + sightings.places
    finding.remedy = "give the CRM a public address, or let the PBX in by a tunnel or a gateway"
    finding.effect = "no pop-up for any caller, though every test here passes"
    return finding
  }
}
