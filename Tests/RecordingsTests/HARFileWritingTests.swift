// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Recordings
import Redaction
import Testing
import Transports

struct HARFileWritingTests {
  /// Secrets in URL, header and body, a binary body, no answer at all, and odd header fields.
  static let exchanges: [Exchange] = [
    Exchange(
      request: Request(
        method: "POST", url: "https://crm.invalid/token?key=k-93f%2FAx%2B7%3D%3D&flag",
        headers: [
          HeaderField("Content-Type", "application/json"), HeaderField("X", "k-93f/Ax+7=="),
        ],
        body: Array(#"{"user":"agent@crm.invalid","password":"päss \"word\""}"#.utf8)),
      startedAt: Samples.start,
      timings: Timings(
        total: .microseconds(45_678), nameLookup: .microseconds(1_000),
        connect: .microseconds(2_000), tls: .microseconds(10_500), send: .microseconds(7),
        wait: .milliseconds(30), receive: .microseconds(171)),
      outcome: .success(
        Response(
          status: 200, reason: "OK",
          headers: [
            HeaderField("Content-Type", "application/json"), HeaderField("Set-Cookie", "a=1"),
            HeaderField("Set-Cookie", "b=2"),
          ], body: Array(#"{"token":"t","by":"k-93f/Ax+7=="}"#.utf8))),
      remoteAddress: "[::1]:8443"),
    Exchange(
      request: Request(method: "PUT", url: "http://127.0.0.1:8080/blob", body: [0xFF, 0x00, 0xFE]),
      startedAt: Samples.start.advanced(by: .seconds(1)),
      timings: Timings(total: .milliseconds(2), reusedConnection: true),
      outcome: .success(
        Response(
          status: 302, version: "HTTP/2", headers: [HeaderField("Location", "/elsewhere")],
          body: [0x80])),
      remoteAddress: "127.0.0.1:8080"),
    Samples.refusal(Samples.get("/down"), at: 2),
  ]

  private func written() -> [UInt8] {
    HARFile.bytes(
      of: Self.exchanges.map { Samples.redactor.redact($0) }, header: Samples.header)
  }

  @Test func `a file is written as HAR 1.2 without a secret in it`() {
    expectGolden(written(), "written.har")
  }

  @Test func `equal exchanges give equal bytes`() {
    #expect(written() == written())
  }

  @Test func `an entry has every member that HAR 1.2 demands`() throws {
    let log = try #require(JSONDocument(parsing: written()).root["log"])
    #expect(log["version"]?.string == "1.2")
    #expect(log["creator"]?["name"]?.string == "callready")
    for entry in log["entries"]?.elements ?? [] {
      let request = try #require(entry["request"])
      let response = try #require(entry["response"])
      for key in ["method", "url", "httpVersion", "cookies", "headers", "queryString"] {
        #expect(request[key] != nil, "request.\(key)")
      }
      for key in ["status", "statusText", "httpVersion", "cookies", "headers", "redirectURL"] {
        #expect(response[key] != nil, "response.\(key)")
      }
      #expect(response["content"]?["size"]?.int != nil)
      #expect(response["content"]?["mimeType"]?.string != nil)
      #expect(request["headersSize"]?.int == -1 && response["headersSize"]?.int == -1)
      #expect(entry["cache"]?.kind == .object)
    }
  }

  @Test func `the phases of an entry add up to its time`() throws {
    let entries = try #require(JSONDocument(parsing: written()).root["log"]?["entries"])
    for entry in entries.elements {
      let phases = try #require(entry["timings"]).members
      let sum = phases.filter { $0.key != "ssl" }.compactMap(\.value.double).filter { $0 > 0 }
        .reduce(0, +)
      #expect(abs(sum - (entry["time"]?.double ?? -1)) < 0.0001)
    }
    #expect(entries[0]?["timings"]?["connect"]?.raw == "12.5")
    #expect(entries[2]?["timings"]?["connect"]?.raw == "-1")
  }

  @Test(arguments: [Int64.min, -1, 0, Int64.max])
  func `no instant is beyond what can be written`(_ microseconds: Int64) throws {
    let exchange = Exchange(
      request: Samples.get("/"), startedAt: Timestamp(microseconds: microseconds),
      timings: Timings(total: .seconds(Int64.max), wait: .seconds(-5)),
      outcome: .success(Response(status: 200)))
    let file = try Samples.recording([exchange]).endpoints[0].entries
    let years = Int64(-62_135_596_800_000_000)...253_402_300_799_999_999
    #expect(
      file[0].exchange.startedAt.microseconds
        == min(max(microseconds, years.lowerBound), years.upperBound))
    #expect(file[0].exchange.timings.wait == .zero)
  }
}
