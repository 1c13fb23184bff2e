// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The CRM's certificate does not end soon.
public enum NetworkCertificateDays: SeriesCheck {
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

  /// The first connection whose certificates say when they end.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    for lookup in run.lookups {
      guard let exchange = lookup.raw.first?.exchange,
        let certificate = exchange.connection?.tls?.firstToEnd, let end = certificate.notAfter
      else { continue }
      let left = end.seconds(since: exchange.startedAt) / 86_400
      guard left < days else { return [SeriesPromise("", .kept)] }
      let type = run.search.types.first
      var finding = Finding(
        kind,
        about: FindingSubject(endpoint: "contact-search", interaction: type?.name.value ?? ""),
        "the CRM's certificate ends within \(days) days",
        at: run.scope.contract.base?.source.span ?? type?.request.span)
      finding.expected = "at least \(days) more days"
      finding.actual = """
        \(left.spoken("day")), of the certificate for \(run.redactor.redact(certificate.subject))
        """
      finding.remedy = "renew the certificate, and find out why nobody did"
      finding.effect = "no pop-up for any caller, from that day on"
      finding.evidence = Array(lookup.evidence.prefix(1))
      return [SeriesPromise("", .broken([finding]))]
    }
    return []
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
