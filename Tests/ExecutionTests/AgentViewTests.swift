// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Testing
import Transports

@testable import Sandboxes

/// What an agent sees of each contact type, beside what the integration sees.
struct AgentViewTests {
  /// Contacts and leads, with a caller in each.
  private static let twoTypes = [
    (
      "mapping:\n  ContactsId: data.#.id",
      "  Leads:\n    request: GET /leads/search?phone={{UrlEncode .Phone}}\n"
        + "    read: { request: \"GET /leads/{{UrlEncode .RecordId}}\", id: data.id }\n"
        + "mapping:\n  ContactsId: data.#.id"
    ),
    (
      "  nobody: {",
      "  new lead: { call: \"+971500000030\", in: Leads, finds: { ContactsId: l2 } }\n  nobody: {"
    ),
  ]

  private func run(
    _ interference: @escaping NorthgateTransport.Interference = { _ in nil }
  ) async throws -> [String] {
    let run = try await NorthgateRun(
      "northgate-oauth2", changes: Self.twoTypes, interference: interference)
    return run.result.promises.filter { $0.code == "auth-agent-view" }.map {
      "\($0.scenario): \($0.outcome)"
    }
  }

  @Test func `each type is proved`() async throws {
    #expect(
      try await run() == [
        "contacts: kept", "record behind the pop-up: kept", "contacts: Leads: kept",
        "record behind the pop-up: Leads: kept",
      ])
  }

  @Test func `leads that agents must not see are found, and nothing is said of contacts`()
    async throws
  {
    let secret = try NorthgateTransport().credentials.value(forSecret: "agent_refresh_token")
    let logIns = Counter()
    let found = try await run { request in
      if let body = request.body, String(decoding: body, as: UTF8.self).contains(secret) {
        _ = logIns.next()
      }
      return logIns.count > 0 && request.url.contains("/leads/") ? Self.empty : nil
    }
    #expect(found.prefix(2) == ["contacts: kept", "record behind the pop-up: kept"])
    #expect(
      found.dropFirst(2).allSatisfy { $0.hasSuffix("broken") } && found.count == 4, "\(found)")
  }

  private static let empty = Result<Response, TransportFailure>.success(
    Response(
      status: 200, headers: [HeaderField("Content-Type", "application/json")],
      body: Array(#"{"data":[],"paging":{"has_more":false,"total":0}}"#.utf8)))
}
