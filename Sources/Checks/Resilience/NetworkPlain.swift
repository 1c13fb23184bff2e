// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// No credential goes through the Internet in the clear.
public enum NetworkPlain: TrafficCheck {
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

  /// Every host that answered.
  public static func judge(_ traffic: TrafficRun) -> [SeriesPromise] {
    let answered = traffic.connections.filter { $0.exchange.response != nil }
    let plain = TrafficRun.causes(in: answered) { part -> String? in
      guard let target = RequestTarget(part.exchange.request.url), target.scheme == "http",
        scope(of: target.host, part.exchange) == .public,
        isCredentialed(part.exchange.request, traffic)
      else { return nil }
      return target.host
    }
    if plain.isEmpty {
      let isSecure = answered.contains {
        RequestTarget($0.exchange.request.url)?.scheme == "https"
      }
      return isSecure ? [SeriesPromise("", .kept)] : []
    }
    return [SeriesPromise("", .broken(plain.map { finding($0.cause, $0.sightings, traffic) }))]
  }

  private static func finding(
    _ host: String, _ sightings: Sightings, _ traffic: TrafficRun
  ) -> Finding {
    var finding = traffic.finding(
      kind, "the credential goes through the Internet without TLS", by: sightings)
    finding.expected = "https"
    finding.actual = "http to \(traffic.redactor.redact(host))\(sightings.places)"
    finding.remedy = "write https into the base, and renew the credential: it may be known"
    finding.effect = "nothing, while strangers read who calls and may ask the CRM themselves"
    return finding
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
  private static func isCredentialed(_ request: Request, _ traffic: TrafficRun) -> Bool {
    if traffic.contract.authentication.method != .none { return true }
    let texts = request.headers.map(\.value) + [request.url]
    return texts.contains { traffic.redactor.redact($0).text != $0 }
  }
}
