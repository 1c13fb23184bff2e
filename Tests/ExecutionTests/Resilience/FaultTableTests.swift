// SPDX-License-Identifier: Apache-2.0

import Execution
import PBXEmulation
import Readiness
import Redaction
import Testing
import Transports

/// The table fault × endpoint: each fault at one request of each endpoint, and what its row says.
struct FaultTableTests {
  /// A fault, and what its rows begin with.
  struct Fault: Sendable {
    let fault: ResilienceRow.Fault
    let outcome: Result<Response, TransportFailure>
    let answer: String
    let log: String
    let lookup: String
  }

  private static func response(
    _ status: Int, _ body: String = #"{"error": "no"}"#, type: String = "application/json",
    _ fields: HeaderField...
  ) -> Result<Response, TransportFailure> {
    .success(
      Response(
        status: status, headers: [HeaderField("Content-Type", type)] + fields,
        body: Array(body.utf8)))
  }

  static let faults = [
    Fault(
      fault: .limitWithWait,
      outcome: response(429, "slow down", type: "text/plain", HeaderField("Retry-After", "2")),
      answer: "status 429, text/plain, wait 2 s told in Retry-After: slow down",
      log: "refused for a limit; the status, and until when to wait",
      lookup: "the number without a name, while the limit lasts"),
    Fault(
      fault: .limitWithoutWait, outcome: response(429, ""), answer: "status 429, application/json",
      log: "refused for a limit; the status, and that no time is told",
      lookup: "the number without a name, while the limit lasts"),
    Fault(
      fault: .timeout, outcome: .failure(TransportFailure(.timedOut, "silence")),
      answer: "no answer: timed-out",
      log: "no answer in time; the limit, and whether a connection came about",
      lookup: "the number without a name, after the wait"),
    Fault(
      fault: .cutOff, outcome: .failure(TransportFailure(.cutOff, "gone")),
      answer: "no answer: cut-off", log: "the connection ended; how much of the answer had come",
      lookup: "the number without a name"),
    Fault(
      fault: .serverError, outcome: response(500),
      answer: #"status 500, application/json: {"error": "no"}"#,
      log: "the status, and the first line of the body", lookup: "the number without a name"),
    Fault(
      fault: .webPage, outcome: response(200, "<html>", type: "text/html"),
      answer: "status 200, text/html: <html>",
      log: "a web page instead of JSON; the status, and its title",
      lookup: "the number without a name"),
    Fault(
      fault: .wrongType, outcome: response(200, "{}", type: "text/plain"),
      answer: "status 200, text/plain: {}", log: "not JSON; the Content-Type that came",
      lookup: "the number without a name"),
    Fault(
      fault: .redirect,
      outcome: response(302, "", type: "application/json", HeaderField("Location", "/login")),
      answer: "status 302, application/json, to /login",
      log: "redirected, and not followed; the status, and to which host",
      lookup: "the number without a name, for every caller"),
  ]

  private static let unknown: Set<ResilienceRow.Fault> = [.timeout, .cutOff]

  /// What the agent sees of a fault at an endpoint.
  private static func seen(_ fault: Fault, at endpoint: String) -> String {
    let things = [
      "contact-creation": "the new contact", "call-journal": "the call's journal",
      "ticket-creation": "the ticket",
    ]
    if let thing = things[endpoint] {
      return unknown.contains(fault.fault)
        ? "nothing; \(thing) may be there or not, and twice if somebody repeats it"
        : "nothing; \(thing) is missing"
    }
    switch endpoint {
    case "token": return "no names and no journals, from the end of the last token on"
    case "users": return "nothing at once; extensions without users after a synchronisation"
    default: return fault.lookup
    }
  }

  @Test(arguments: faults.indices)
  func `each endpoint that shows a fault has it in its row, and no other`(
    _ index: Int
  ) async throws {
    let fault = Self.faults[index]
    let (users, searches) = (Counter(), Counter())
    let (contacts, calls, tickets) = (Counter(), Counter(), Counter())
    let run = try await NorthgateRun(
      changes: [("    provoke: [malformed, rate-limit]\n", "")]
    ) { request in
      let path = request.url.dropFirst("http://northgate.test/".count).prefix { $0 != "?" }
      let isHit =
        switch (request.method, path) {
        // The same page again: the walk itself goes to its end.
        case ("GET", "users"): users.next() == 2
        case ("GET", "contacts/search"): searches.next() == 30
        case ("POST", "contacts"): contacts.next() == 2
        case ("POST", "calls"): calls.next() == 3
        case ("POST", "tickets"): tickets.next() == 2
        default: false
        }
      return isHit ? fault.outcome : nil
    }
    let endpoints = [
      "users", "contact-search", "contact-creation", "call-journal", "ticket-creation",
    ]
    try Self.check(run, fault, at: endpoints)
  }

  @Test(arguments: faults.indices)
  func `a token endpoint that shows a fault has it in its row`(_ index: Int) async throws {
    let fault = Self.faults[index]
    let count = Counter()
    let run = try await NorthgateRun("northgate-oauth2") { request in
      request.url.hasSuffix("/oauth/token") && count.next() == 1 ? fault.outcome : nil
    }
    try Self.check(run, fault, at: ["token"])
  }

  private static func check(_ run: NorthgateRun, _ fault: Fault, at endpoints: [String]) throws {
    for endpoint in endpoints {
      let row = try #require(
        run.result.resilience.first { $0.fault == fault.fault && $0.endpoint == endpoint })
      #expect(row.seen?.answer.text == fault.answer, "\(endpoint)")
      #expect(row.seen?.count == 1, "\(endpoint)")
      #expect(row.agentSees.text == seen(fault, at: endpoint))
      #expect(row.logSays.text == "\(endpoint): \(fault.log)")
      let number = try #require(row.seen?.number)
      #expect(run.result.exchanges.first { $0.number == number }?.endpoint == endpoint)
    }
    let seen = run.result.resilience.filter { $0.seen != nil && $0.fault != .malformed }
    #expect(Set(seen.map(\.endpoint)) == Set(endpoints))
    #expect(seen.allSatisfy { $0.fault == fault.fault })
  }
}
