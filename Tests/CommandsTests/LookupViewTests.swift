// SPDX-License-Identifier: Apache-2.0

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
    let session = try SampleContract.session(base: "http://127.0.0.1:8080", answer: body)
    let plan = try session.plan()
    let search = try #require(session.contract.contactSearch)
    let answered = await session.world.transport.send(plan.steps[0].request, within: SendLimits())
    let response = try #require(answered.response)
    let exchange = Exchange(
      request: answered.request, startedAt: answered.startedAt, timings: answered.timings,
      outcome: .success(
        Response(status: status, reason: "R", headers: response.headers, body: response.body)))
    return LookupView(
      pbx: plan.pbx, search: search, type: search.types[0], caller: "+971500000000",
      exchange: exchange,
      redactor: Redactor(secrets: session.world.secrets, personalData: people)
    ).text.text
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
}
