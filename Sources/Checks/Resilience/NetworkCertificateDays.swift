// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The CRM's certificate does not end soon.
public enum NetworkCertificateDays: TrafficCheck {
  /// A major finding of the network.
  public static let kind = FindingKind(
    "network-certificate-days", .major, .security, holds: .operationalHandover,
    owner: .crmAdministrator, layer: .network)

  /// Days before the end from which on it is a finding: who renews by machine has done so by then.
  static let days = 14

  /// What the check says about itself.
  public static let page = CheckPage(
    "the CRM's certificate is good for \(days) more days",
    about: """
      From the day on which a certificate ends, the PBX asks nothing more. The end counts that \
      comes first, of the CRM's own certificate and of those between it and a root, from the day of \
      the run on; a replay counts from the day of the recording. Over plain http, and in a \
      recording that does not tell, nothing is judged.
      """,
    passing: CheckExample(
      ExampleAnswer(ExampleContract.known, trust: "system").ending(inDays: 60)),
    failing: CheckExample(
      ExampleAnswer(ExampleContract.known, trust: "system").ending(inDays: 9)))

  /// Every connection whose certificates say when they end, certificate by certificate.
  public static func judge(_ traffic: TrafficRun) -> [SeriesPromise] {
    let connections = traffic.connections.filter {
      $0.exchange.connection?.tls?.firstToEnd?.notAfter != nil
    }
    guard !connections.isEmpty else { return [] }
    let ending = TrafficRun.causes(in: connections) { part -> CertificateFacts? in
      let certificate = part.exchange.connection?.tls?.firstToEnd
      return left(of: certificate, part).flatMap { $0 < days ? certificate : nil }
    }
    return [
      SeriesPromise("", .found(ending.map { finding($0.cause, $0.first, $0.sightings, traffic) }))
    ]
  }

  /// The days that are left at the time of an exchange.
  private static func left(of certificate: CertificateFacts?, _ part: TrafficRun.Part) -> Int? {
    certificate?.notAfter.map { $0.seconds(since: part.exchange.startedAt) / 86_400 }
  }

  private static func finding(
    _ certificate: CertificateFacts, _ first: TrafficRun.Part, _ sightings: Sightings,
    _ traffic: TrafficRun
  ) -> Finding {
    let left = left(of: certificate, first) ?? 0
    var finding = traffic.finding(
      kind, "the CRM's certificate ends within \(days) days", by: sightings)
    finding.expected = "at least \(days) more days"
    finding.actual = """
      \(left.spoken("day")), of the certificate for \
      \(traffic.redactor.redact(certificate.subject))\(sightings.places)
      """
    finding.remedy = "renew the certificate, and find out why nobody did"
    finding.effect = "no pop-up for any caller, from that day on"
    return finding
  }
}

extension TLSFacts {
  /// The certificate that ends first; a root that the server sends besides does not count.
  fileprivate var firstToEnd: CertificateFacts? {
    let own = certificates.prefix(1) + certificates.dropFirst().filter { !$0.isSelfSigned }
    return own.filter { $0.notAfter != nil }
      .min { ($0.notAfter?.microseconds ?? .max) < ($1.notAfter?.microseconds ?? .max) }
  }
}
