// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXEmulation
import Redaction
import Testing
import Transports

@testable import Checks

/// What any endpoint may show, besides the search.
struct TrafficTests {
  /// One exchange of an endpoint.
  struct Seen: Sendable {
    var endpoint: String
    var host = "crm.example"
    var scheme = "https"
    var version = "TLSv1.3"
    var days: Int?
    var trust = CertificateTrust.system
    var address = "203.0.113.7:443"
    var status = 200
    var headers: [HeaderField] = []

    fileprivate func turn(_ number: Int) throws -> TokenRun.NumberedTurn {
      let request = Request(
        method: "GET", url: "\(scheme)://\(host)/v1/x",
        headers: [HeaderField("X-Api-Key", "bench-key-0123456789")])
      let end = days.map { Timestamp(microseconds: 0).advanced(by: .seconds($0 * 86_400)) }
      let facts = TLSFacts(
        version: version,
        certificates: [
          CertificateFacts(subject: "CN=\(host)", issuer: "CN=Example Works CA", notAfter: end)
        ], trust: trust)
      let exchange = Exchange(
        request: request, startedAt: Timestamp(microseconds: 0),
        timings: Timings(total: .milliseconds(5)),
        outcome: .success(Response(status: status, headers: headers)), remoteAddress: address,
        connection: ConnectionFacts(
          remote: try #require(SocketAddress(address)), tls: scheme == "https" ? facts : nil))
      return TokenRun.NumberedTurn(
        Turn(Question("asked \(number)", of: endpoint, request), exchange), number: number)
    }
  }

  private static func findings(
    _ seen: [Seen], common: String = ExampleContract.contract
  ) throws -> [Finding] {
    let bench = try Bench(common: common)
    let turns = try seen.enumerated().map { try $1.turn($0 + 1) }
    return LookupJudge.judge(
      TrafficRun(
        askedBy: bench.pbx, in: "test", lookups: [], turns: turns, redactor: bench.redactor)
    ).findings
  }

  static let rows: [([Seen], String)] = [
    ([Seen(endpoint: "token"), Seen(endpoint: "users")], ""),
    (
      [Seen(endpoint: "token", version: "TLSv1.1"), Seen(endpoint: "users")],
      "network-tls-version token: TLSv1.1, at token"
    ),
    (
      [
        Seen(endpoint: "users", version: "TLSv1.1"), Seen(endpoint: "users", version: "TLSv1.1"),
        Seen(endpoint: "call-journal", version: "TLSv1.1"),
        Seen(endpoint: "ticket-creation", version: "TLSv1.1"),
      ],
      "network-tls-version users: TLSv1.1, at users, call-journal and ticket-creation"
    ),
    (
      [Seen(endpoint: "users", days: 40), Seen(endpoint: "token", host: "login.example", days: 9)],
      "network-certificate-days token: 9 days, of the certificate for CN=login.example, at token"
    ),
    (
      [Seen(endpoint: "users"), Seen(endpoint: "call-journal", trust: .ownFile)],
      "network-certificate call-journal: issued by CN=Example Works CA, at call-journal"
    ),
    (
      [Seen(endpoint: "users"), Seen(endpoint: "token", host: "login.example", scheme: "http")],
      "network-plain token: http to login.example, at token"
    ),
    (
      [Seen(endpoint: "users"), Seen(endpoint: "follow-up", address: "10.1.2.3:443")],
      "network-private-address follow-up: 10.1.2.3, at follow-up"
    ),
    (
      [Seen(endpoint: "users"), Seen(endpoint: "call-journal", status: 429)],
      "limit-answer call-journal: status 429, no wait told, at call-journal"
    ),
    (
      [
        Seen(endpoint: "token", status: 429),
        Seen(endpoint: "users", status: 429, headers: [HeaderField("Retry-After", "2")]),
        Seen(endpoint: "ticket-creation", status: 429),
      ],
      "limit-answer token: status 429, no wait told, at token and ticket-creation"
    ),
  ]

  @Test(arguments: rows.indices)
  func `one cause is one finding, which names the endpoints that show it`(_ index: Int) throws {
    let (seen, expected) = Self.rows[index]
    let findings = try Self.findings(seen)
    let told = findings.map { "\($0.kind.code) \($0.subject.endpoint): \($0.actual ?? "")" }
    #expect(told.joined(separator: "; ") == expected)
    #expect(findings.allSatisfy { $0.place != nil && !$0.evidence.isEmpty })
  }

  @Test func `two hosts with an old version are two findings`() throws {
    let findings = try Self.findings([
      Seen(endpoint: "token", host: "login.example", version: "TLSv1"),
      Seen(endpoint: "users", version: "TLSv1.1"),
    ])
    #expect(findings.map(\.subject.endpoint) == ["token", "users"])
    #expect(findings.map(\.evidence) == [[1], [2]])
  }

  @Test func `a rate that another endpoint states is compared with what it is asked`() throws {
    let common = ExampleContract.contract.replacing(
      "edition: cloud }", with: "edition: cloud, busy-hour: 600 }")
    let policy = [HeaderField("RateLimit-Policy", "5;w=60")]
    let token = try Self.findings([Seen(endpoint: "token", headers: policy)], common: common)
    #expect(token.isEmpty)
  }
}
