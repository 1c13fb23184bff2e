// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Execution
import PBXEmulation
import Redaction
import Testing
import Transports

@testable import Commands

@Suite struct LookupViewTests {
  /// What is shown of an answer.
  private func shown(
    _ body: String, status: Int = 200, people: any PersonalDataPolicy = KeepsPersonalData()
  ) async throws -> String {
    try await shown(of: try SampleContract.read(), people) { _ in
      Response(
        status: status, reason: "R", headers: [HeaderField("Content-Type", "application/json")],
        body: Array(body.utf8))
    }
  }

  /// What is shown of a whole lookup; nil is no answer.
  private func shown(
    of contract: Contract, _ people: any PersonalDataPolicy = KeepsPersonalData(),
    _ answer: (Request) -> Response?
  ) async throws -> String {
    let session = try SampleContract.session(
      of: contract, base: "http://127.0.0.1:8080", answer: "")
    let pbx = try session.plan().pbx
    let search = try #require(session.contract.contactSearch)
    let ask = SearchAsk.call("+971500000000")
    var lookup = Lookup(ask, by: pbx)
    while let (step, request) = lookup.next() {
      let failure = TransportFailure(.cutOff, "closed")
      lookup.receive(
        Exchange(
          request: request, startedAt: session.world.transport.now,
          timings: Timings(total: .milliseconds(7)),
          outcome: answer(request).map { .success($0) } ?? .failure(failure)), to: step)
    }
    let redactor = Redactor(secrets: session.world.secrets, personalData: people)
    let probed = ProbedLookup(
      Probe(ask, in: .scenarios), lookup.answers, firstNumber: 1, scenario: nil, of: search,
      askedBy: pbx, redactor: redactor)
    return LookupView(pbx: pbx, lookup: probed, redactor: redactor).text.text
  }

  @Test func `the pop-up shows each field with its path, and no secret`() async throws {
    let text = try await shown(
      #"{"data":[{"id":"c1","name":"Aisha Rahman","phone":"+971500000000"}]}"#)
    #expect(text.contains("FirstName       Aisha Rahman   ← data.#.name"))
    #expect(text.contains("opens           https://app.example/c1"))
    #expect(text.contains("X-Api-Key: REDACTED-1-key"))
    #expect(!text.contains("kR7wZq2T"))
  }

  @Test func `what a CRM sends cannot steer the terminal`() async throws {
    let text = try await shown(
      #"{"data":[{"id":"c1","name":"a\u001b[2Jb\nverdict: ready\r\u202e","phone":null}]}"#)
    #expect(text.contains(#"a\u{1B}[2Jb\nverdict: ready\r\u{202E}"#))
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("BusinessNumber  (null)"))
  }

  @Test func `many records and long values are cut, and it is said`() async throws {
    let record = #"{"id":"c1","name":"\#(String(repeating: "x", count: 5000))","phone":""}"#
    let records = [String](repeating: record, count: 13).joined(separator: ",")
    let text = try await shown("{\"data\":[\(records)]}")
    #expect(text.contains("pop-up, record 10 of 13"))
    #expect(!text.contains("record 11 of 13"))
    #expect(text.hasSuffix("and 3 more"))
    #expect(text.contains(String(repeating: "x", count: 200) + "…"))
    #expect(!text.contains(String(repeating: "x", count: 201)))
    #expect(text.contains("BusinessNumber  (empty)"))
  }

  @Test(arguments: [
    (200, #"{"data":[]}"#, "none: the answer holds no contact"),
    (200, "<html>", "none: the answer holds no contact"),
    (500, #"{"data":[{"id":"c1"}]}"#, "none: the contract promises status 200"),
  ])
  func `without a pop-up it says why`(_ status: Int, _ body: String, _ reason: String) async throws
  {
    #expect(try await shown(body, status: status).hasSuffix(reason))
  }

  static let types = """
    endpoint: contact-search
    types:
      Contacts:
        request: GET /contacts?phone={{UrlEncode .Phone}}
        then: { details: { request: "GET /details/{{.ContactsId}}", mapping: { Company: company } } }
      Leads: GET /leads?phone={{UrlEncode .Phone}}
    mapping: { ContactsId: data.#.id, FirstName: data.#.name, BusinessNumber: data.#.phone }
    scenarios:
      known customer: { call: "+971500000000", finds: { ContactsId: c1 } }

    """

  @Test func `every request of a lookup is shown, and what chained answers fill`() async throws {
    let text = try await shown(of: try SampleContract.read(Self.types)) { request in
      let body =
        request.url.contains("/details/c1")
        ? #"{"company": "North Gate"}"#
        : request.url.contains("/leads")
          ? #"{"data": []}"# : #"{"data": [{"id": "c1", "name": "Aisha Rahman", "phone": "1"}]}"#
      return Response(status: 200, reason: "OK", headers: [], body: Array(body.utf8))
    }
    #expect(text.components(of: "sent\n") == 3)
    #expect(text.contains("GET http://127.0.0.1:8080/details/c1"))
    #expect(text.contains("pop-up, Contacts"))
    #expect(text.contains("Company         North Gate"))
  }

  @Test func `a search that is not answered is said, and the others are shown`() async throws {
    let text = try await shown(of: try SampleContract.read(Self.types)) { request in
      request.url.contains("/leads")
        ? nil : Response(status: 200, reason: "OK", headers: [], body: Array(#"{"data": []}"#.utf8))
    }
    #expect(text.contains("not answered\n  cut-off: closed"))
    #expect(text.hasSuffix("none: the answer holds no contact"))
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
