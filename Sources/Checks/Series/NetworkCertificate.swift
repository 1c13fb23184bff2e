// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The PBX trusts the CRM's certificate.
public enum NetworkCertificate: SeriesCheck {
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

  /// The first connection with TLS.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    for lookup in run.lookups {
      guard let tls = lookup.raw.first?.exchange.connection?.tls else { continue }
      switch tls.trust {
      case .system: return [SeriesPromise("", .kept)]
      case .none: continue
      case .ownFile: return [SeriesPromise("", .broken([finding(tls, lookup, run)]))]
      }
    }
    return []
  }

  private static func finding(
    _ tls: TLSFacts, _ lookup: ProbedLookup, _ run: SearchRun
  ) -> Finding {
    let type = run.search.types.first
    let certificate = tls.certificates.first
    let isSelfSigned = certificate?.isSelfSigned == true
    var finding = Finding(
      kind,
      about: FindingSubject(endpoint: "contact-search", interaction: type?.name.value ?? ""),
      isSelfSigned
        ? "the CRM's certificate vouches for itself; a PBX does not trust it"
        : "the CRM's certificate is of an authority that only --ca-file knows",
      at: run.scope.contract.base?.source.span ?? type?.request.span)
    finding.expected = "a certificate of an authority that the system knows"
    finding.actual = certificate.map { run.redactor.redact("issued by \($0.issuer)") }
    finding.remedy = "install a certificate of a public authority on the CRM"
    finding.effect = "no pop-up for any caller, though every test here passes"
    finding.evidence = Array(lookup.evidence.prefix(1))
    return finding
  }
}
