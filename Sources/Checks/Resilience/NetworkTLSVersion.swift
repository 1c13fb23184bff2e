// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// TLS is one that nobody has broken.
public enum NetworkTLSVersion: SeriesCheck {
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

  /// The first connection whose version is known.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    for lookup in run.lookups {
      guard let version = lookup.raw.first?.exchange.connection?.tls?.version else { continue }
      guard old.contains(version) else { return [SeriesPromise("", .kept)] }
      let type = run.search.types.first
      var finding = Finding(
        kind,
        about: FindingSubject(endpoint: "contact-search", interaction: type?.name.value ?? ""),
        "the connection to the CRM is of an old version of TLS",
        at: run.scope.contract.base?.source.span ?? type?.request.span)
      finding.expected = "TLSv1.2 or TLSv1.3"
      finding.actual = run.redactor.redact(version)
      finding.remedy = "switch TLS 1.2 and 1.3 on at the CRM or at what stands before it"
      finding.effect = "no pop-up for any caller, once the PBX refuses the old version"
      finding.evidence = Array(lookup.evidence.prefix(1))
      return [SeriesPromise("", .broken([finding]))]
    }
    return []
  }
}
