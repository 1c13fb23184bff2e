// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Execution
import PBXEmulation
import Readiness
import Redaction
import Testing
import Transports

/// What goes wrong at the whole API is one finding that names every endpoint.
struct WholeFaultTests {
  private static let html = Result<Response, TransportFailure>.success(
    Response(
      status: 200, headers: [HeaderField("Content-Type", "text/html")],
      body: Array("<!DOCTYPE html><title>Log in</title>".utf8)))

  private static func json(
    _ status: Int, _ fields: HeaderField...
  ) -> Result<Response, TransportFailure> {
    .success(
      Response(
        status: status, headers: [HeaderField("Content-Type", "application/json")] + fields,
        body: Array(#"{"error": "no"}"#.utf8)))
  }

  private static func failure(_ kind: TransportFailure.Kind) -> Result<Response, TransportFailure> {
    .failure(TransportFailure(kind, "scripted"))
  }

  static let faults: [(String, Result<Response, TransportFailure>, String)] = [
    ("web page", html, "the whole API answers with a web page instead of JSON"),
    ("500", json(500), "the whole API answers with errors of the server"),
    ("cut", failure(.cutOff), "the whole API takes requests and ends the connection"),
    ("silent", failure(.timedOut), "the whole API keeps silent until the deadline"),
    ("429", json(429, HeaderField("Retry-After", "1")), "the CRM refuses requests for a limit"),
    (
      "302", json(302, HeaderField("Location", "/login")),
      "the whole API sends its clients elsewhere"
    ),
  ]

  @Test(arguments: faults.indices)
  func `what every endpoint shows from the first request on is one finding`(
    _ index: Int
  ) async throws {
    let (_, outcome, message) = Self.faults[index]
    let run = try await NorthgateRun { _ in outcome }
    #expect(run.findings.count == 1, "\(run.findings)")
    let finding = try #require(run.result.findings.first)
    #expect(finding.message.text.hasPrefix(message), "\(finding.message)")
    #expect(finding.message.text.contains("users"))
    #expect(finding.message.text.contains("contact-search"))
    #expect(finding.evidence.count > 1)
    #expect(run.result.exitStatus() == 4)
  }

  @Test(arguments: faults.indices)
  func `what every endpoint shows from a moment on is one finding`(_ index: Int) async throws {
    let (_, outcome, message) = Self.faults[index]
    let count = Counter()
    let run = try await NorthgateRun { _ in count.next() > 60 ? outcome : nil }
    // What is left in the CRM is told in any case, and so is a wait that is never over.
    let about = run.result.findings.filter {
      !$0.kind.code.hasSuffix("clean-up") && $0.kind.code != "limit-burst"
    }
    #expect(about.count == 1, "\(run.findings)")
    #expect(about.first?.message.text.hasPrefix(message) == true)
  }

  @Test func `endpoints that fail while others are fine may have a cause each`() async throws {
    let run = try await NorthgateRun { request in
      request.method == "POST" && !request.url.contains("contacts") ? Self.json(500) : nil
    }
    let endpoints = run.result.findings.filter { $0.kind.code == "answer-status" }
      .map(\.subject.endpoint)
    #expect(endpoints.sorted() == ["call-journal", "ticket-creation"])
  }

  @Test func `a token request that is redirected says what becomes of it`() async throws {
    let run = try await NorthgateRun("northgate-oauth2") { request in
      request.url.hasSuffix("/oauth/token")
        ? Self.json(302, HeaderField("Location", "/login")) : nil
    }
    let finding = try #require(run.result.findings.first { $0.kind.code == "token-issued" })
    #expect(
      finding.actual?.text
        == "status 302; redirected to /login, which turns the POST into a GET")
    #expect(!finding.label.isEmpty)
  }

  @Test func `a removal that is redirected says where to`() async throws {
    let run = try await NorthgateRun { request in
      request.method == "DELETE"
        ? Self.json(302, HeaderField("Location", "https://login.example/x")) : nil
    }
    let finding = try #require(run.result.findings.first { $0.kind.code == "journal-clean-up" })
    #expect(finding.actual?.text.contains("redirected to https://login.example/x") == true)
    #expect(finding.actual?.text.hasSuffix("to another host") == true)
  }

  @Test func `a limit is one finding, wherever it is met`() async throws {
    let run = try await NorthgateRun { request in
      request.method == "POST" && !request.url.contains("contacts")
        ? Self.json(429, HeaderField("Retry-After", "1")) : nil
    }
    #expect(run.findings.count == 1, "\(run.findings)")
    #expect(run.findings.first?.hasSuffix("ticket-creation and call-journal") == true)
    let journal = run.result.promises.first {
      $0.code == "answer-status" && $0.endpoint == "call-journal"
    }
    #expect(journal?.outcome == .notProven(because: .code("answer-status")))
  }

  @Test func `a caller whose record is read behind a limit is shown as before`() async throws {
    let run = try await NorthgateRun(faults: ["rate-limit=20:3"])
    let codes = run.result.findings.map(\.kind.code)
    #expect(codes == ["answer-reliable"])
  }
}
