// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// TLS is one that nobody has broken.
public enum NetworkTLSVersion: TrafficCheck {
  /// A major finding of the network.
  public static let kind = FindingKind(
    "network-tls-version", .major, .security, holds: .operationalHandover,
    owner: .crmAdministrator, layer: .network)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the connection is TLS 1.2 or newer",
    about: """
      TLS 1.0 and 1.1 were withdrawn by RFC 8996, and newer systems refuse them: the next update of \
      the PBX may end the integration. What was agreed on is judged, so a CRM that offers old \
      versions besides new ones is not found. Over plain http, and in a recording that does not \
      tell, nothing is judged.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known, trust: "system")),
    failing: CheckExample(
      ExampleAnswer(ExampleContract.known, trust: "system").over("TLSv1.1")))

  private static let old: Set<String> = ["SSLv2", "SSLv3", "TLSv1", "TLSv1.0", "TLSv1.1"]

  /// Every connection whose version is known, host by host.
  public static func judge(_ traffic: TrafficRun) -> [SeriesPromise] {
    let connections = traffic.connections.filter { $0.exchange.connection?.tls?.version != nil }
    guard !connections.isEmpty else { return [] }
    let broken = TrafficRun.causes(in: connections) { part in
      part.exchange.connection?.tls?.version.flatMap { version in
        old.contains(version) ? TLSFault(host: part.host, version: version) : nil
      }
    }
    return [
      SeriesPromise("", .found(broken.map { finding($0.cause.version, $0.sightings, traffic) }))
    ]
  }

  private struct TLSFault: Hashable {
    let host: String
    let version: String
  }

  private static func finding(
    _ version: String, _ sightings: Sightings, _ traffic: TrafficRun
  ) -> Finding {
    var finding = traffic.finding(
      kind, "the connection to the CRM is of an old version of TLS", by: sightings)
    finding.expected = "TLSv1.2 or TLSv1.3"
    finding.actual = traffic.redactor.redact(version) + sightings.places
    finding.remedy = "switch TLS 1.2 and 1.3 on at the CRM or at what stands before it"
    finding.effect = "no pop-up for any caller, once the PBX refuses the old version"
    return finding
  }
}
