// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// No credential goes through the Internet in the clear.
public enum NetworkPlain: SeriesCheck {
  /// A blocker of the network.
  public static let kind = FindingKind(
    "network-plain", .blocker, .security, holds: .builderTesting, owner: .crmAdministrator,
    layer: .network)

  /// What the check says about itself.
  public static let page = CheckPage(
    "no credential goes through the Internet in the clear",
    about: """
      With plain http everybody on the way reads the credential, the callers and the customers, and \
      keeps the credential. Loopback and private addresses are not judged; a host behind a proxy is \
      taken to be on the Internet, unless its name is an address that is not.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(
      ExampleAnswer(ExampleContract.known),
      in: ExampleContract.contract.replacing("\"{{.base_url}}\"", with: "http://crm.example/v1")))

  /// The first request to each endpoint goes to the same base.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    guard let lookup = run.lookups.first(where: { $0.raw.first?.exchange.response != nil }),
      let exchange = lookup.raw.first?.exchange
    else { return [] }
    let target = RequestTarget(exchange.request.url)
    guard target?.scheme == "http" else { return [SeriesPromise("", .kept)] }
    guard let host = target?.host, scope(of: host, exchange) == .public,
      isCredentialed(exchange.request, run)
    else { return [] }
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: "contact-search", interaction: run.search.types.first?.name.value ?? ""),
      "the credential goes through the Internet without TLS",
      at: run.scope.contract.base?.source.span ?? run.search.types.first?.request.span)
    finding.expected = "https"
    finding.actual = "http to \(run.redactor.redact(host))"
    finding.remedy = "write https into the base, and renew the credential: it may be known"
    finding.effect = "nothing, while strangers read who calls and may ask the CRM themselves"
    finding.evidence = Array(lookup.evidence.prefix(1))
    return [SeriesPromise("", .broken([finding]))]
  }

  /// From where the host can be reached: what was connected to counts more than its name.
  private static func scope(of host: String, _ exchange: Exchange) -> AddressScope {
    if host == "localhost" || host.hasSuffix(".localhost") { return .loopback }
    let isProxied = exchange.connection?.proxy != nil
    let reached =
      isProxied
      ? nil
      : exchange.connection?.scope ?? exchange.remoteAddress.flatMap { SocketAddress($0)?.scope }
    switch reached ?? AddressScope(of: host) {
    case .loopback: return .loopback
    case .private: return .private
    case .public, .reserved, nil: return .public
    }
  }

  /// Whether a header or the URL holds a secret, or the contract has a method with one.
  private static func isCredentialed(_ request: Request, _ run: SearchRun) -> Bool {
    if run.scope.contract.authentication.method != .none { return true }
    return request.headers.contains { run.redactor.redact($0.value).text != $0.value }
  }
}
