// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The PBX can reach the CRM from where it is.
public enum NetworkAddress: SeriesCheck {
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

  /// The first address that answered.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    guard run.scope.contract.pbx.edition == .cloud,
      let lookup = run.lookups.first(where: { $0.raw.first?.exchange.remoteAddress != nil }),
      let exchange = lookup.raw.first?.exchange, exchange.connection?.proxy == nil,
      let address = exchange.remoteAddress.flatMap({ SocketAddress($0) }), let scope = address.scope
    else { return [] }
    switch scope {
    case .loopback: return []
    case .public, .reserved: return [SeriesPromise("", .kept)]
    case .private: return [SeriesPromise("", .broken([finding(address, lookup, run)]))]
    }
  }

  private static func finding(
    _ address: SocketAddress, _ lookup: ProbedLookup, _ run: SearchRun
  ) -> Finding {
    let type = run.search.types.first
    var finding = Finding(
      kind,
      about: FindingSubject(endpoint: "contact-search", interaction: type?.name.value ?? ""),
      "the CRM answers at a private address, which a cloud PBX cannot reach",
      at: run.scope.contract.base?.source.span ?? type?.request.span)
    finding.expected = "an address of the Internet"
    finding.actual = run.redactor.redact(address.host)
    finding.remedy = "give the CRM a public address, or let the PBX in by a tunnel or a gateway"
    finding.effect = "no pop-up for any caller, though every test here passes"
    finding.evidence = Array(lookup.evidence.prefix(1))
    return finding
  }
}
