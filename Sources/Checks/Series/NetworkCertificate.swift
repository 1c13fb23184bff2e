// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The PBX trusts the CRM's certificate.
public enum NetworkCertificate: TrafficCheck {
  /// A major finding of the network.
  public static let kind = FindingKind(
    "network-certificate", .major, .security, holds: .builderTesting, owner: .crmAdministrator,
    layer: .network)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the PBX trusts the CRM's certificate",
    about: """
      With `--ca-file` a run trusts authorities that the system does not know. A PBX has no such \
      file: a self-signed certificate, or one of a company's own authority, ends its every request. \
      So a connection that only the own file vouches for is a finding. Over plain http, and in a \
      recording that does not tell, nothing is judged.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known, trust: "system")),
    failing: CheckExample(ExampleAnswer(ExampleContract.known, trust: "own-file")))

  /// Every connection with TLS, certificate by certificate.
  public static func judge(_ traffic: TrafficRun) -> [SeriesPromise] {
    let connections = traffic.connections.filter {
      [.system, .ownFile].contains($0.exchange.connection?.tls?.trust)
    }
    guard !connections.isEmpty else { return [] }
    let distrusted = TrafficRun.causes(in: connections) { part -> [CertificateFacts]? in
      let tls = part.exchange.connection?.tls
      return tls?.trust == .ownFile ? Array(tls?.certificates.prefix(1) ?? []) : nil
    }
    return [
      SeriesPromise("", .found(distrusted.map { finding($0.cause.first, $0.sightings, traffic) }))
    ]
  }

  private static func finding(
    _ certificate: CertificateFacts?, _ sightings: Sightings, _ traffic: TrafficRun
  ) -> Finding {
    let isSelfSigned = certificate?.isSelfSigned == true
    var finding = traffic.finding(
      kind,
      isSelfSigned
        ? "the CRM's certificate vouches for itself; a PBX does not trust it"
        : "the CRM's certificate is of an authority that only --ca-file knows", by: sightings)
    finding.expected = "a certificate of an authority that the system knows"
    finding.actual = certificate.map {
      traffic.redactor.redact("issued by \($0.issuer)") + sightings.places
    }
    finding.remedy = "install a certificate of a public authority on the CRM"
    finding.effect = "no pop-up for any caller, though every test here passes"
    return finding
  }
}
