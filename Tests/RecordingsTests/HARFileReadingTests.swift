// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Recordings
import Redaction
import Testing
import Transports

struct BadFile: CustomTestStringConvertible, Sendable {
  let why: String
  let text: String
  let code: String
  let says: String
  let at: String
  var testDescription: String { why }

  init(_ why: String, _ text: String, _ code: String, _ says: String, at place: String = "1:1") {
    self.why = why
    self.text = text
    self.code = code
    self.says = says
    at = place
  }

  /// A file with one entry.
  static func entry(
    request: String = #"{"method":"GET","url":"http://a/"}"#,
    response: String = #"{"status":200}"#, more: String = ""
  ) -> String {
    """
    {"log":{"entries":[
    {"startedDateTime":"2026-11-21T10:15:30Z","request":\(request),
    "response":\(response)\(more)}
    ]}}
    """
  }

  static let all: [BadFile] = [
    // The file
    .init("empty", "", "recording-not-json", "the file is empty"),
    .init("blank", " \n", "recording-not-json", "the file is empty"),
    .init("cut off", #"{"log":{"entries":[{"a":"#, "recording-not-json", "not JSON", at: "1:25"),
    .init("text", "hello", "recording-not-json", "not JSON"),
    .init("not UTF-16", "\u{0}", "recording-not-json", "not JSON"),
    .init("array", "[]", "recording-not-har", "no 'log.entries' array"),
    .init("no entries", #"{"log":{}}"#, "recording-not-har", "no 'log.entries' array"),
    .init("entries of a wrong type", #"{"log":{"entries":{}}}"#, "recording-not-har", "not HAR"),
    .init(
      "entry of a wrong type", #"{"log":{"entries":[7]}}"#, "recording-bad-value",
      "'log.entries[0]' must be an object, not a number", at: "1:20"),
    // Missing
    .init(
      "no response",
      #"{"log":{"entries":[{"startedDateTime":"2026-11-21T10:15:30Z","#
        + #""request":{"method":"GET","url":"http://a/"}}]}}"#, "recording-missing",
      "'log.entries[0].response' is missing", at: "1:20"),
    .init(
      "no request",
      #"{"log":{"entries":[{"startedDateTime":"2026-11-21T10:15:30Z","#
        + #""response":{"status":200}}]}}"#, "recording-missing",
      "'log.entries[0].request' is missing", at: "1:20"),
    .init(
      "no url", entry(request: #"{"method":"GET"}"#), "recording-missing",
      "'log.entries[0].request.url' is missing", at: "2:53"),
    .init(
      "no status", entry(response: "{}"), "recording-missing",
      "'log.entries[0].response.status' is missing", at: "3:12"),
    // Wrong
    .init(
      "empty url", entry(request: #"{"method":"GET","url":""}"#), "recording-bad-value",
      "'log.entries[0].request.url' must be an absolute URL", at: "2:75"),
    .init(
      "negative status", entry(response: #"{"status":-1}"#), "recording-bad-value",
      "must be a whole number from 0 to 999", at: "3:22"),
    .init(
      "huge status", entry(response: #"{"status":1e99}"#), "recording-bad-value",
      "must be a whole number from 0 to 999", at: "3:22"),
    .init(
      "status in words", entry(response: #"{"status":"OK"}"#), "recording-bad-value",
      "not a string", at: "3:22"),
    .init(
      "bad Base64",
      entry(response: #"{"status":200,"content":{"text":"a?b","encoding":"base64"}}"#),
      "recording-bad-value", "must be Base64", at: "3:44"),
    .init(
      "unknown encoding",
      entry(response: #"{"status":200,"content":{"text":"a","encoding":"rot13"}}"#),
      "recording-bad-value", "encoded as \"base64\" or not at all", at: "3:59"),
    .init(
      "header value of a wrong type",
      entry(response: #"{"status":200,"headers":[{"name":"a","value":["b"]}]}"#),
      "recording-bad-value", "headers[0].value' must be a string, not an array", at: "3:57"),
    .init(
      "time that is none", entry(more: #","time":"fast""#), "recording-bad-value",
      "'log.entries[0].time' must be a number of milliseconds", at: "3:34"),
    .init(
      "newer format", #"{"log":{"_callready":{"formatVersion":99},"entries":[]}}"#,
      "recording-too-new", "format 99", at: "1:22"),
    .init(
      "seed as number",
      #"{"log":{"_callready":{"formatVersion":1,"contract":"a","#
        + #""environment":"b","masksPersonalData":true,"seed":1},"entries":[]}}"#,
      "recording-bad-value", "'log._callready.seed' must be a string", at: "1:106"),
  ]
}

struct HARFileReadingTests {
  private func complaints(
    _ text: String, _ limits: HARFile.Limits = HARFile.Limits()
  ) throws -> [Complaint] {
    do {
      _ = try HARFile(parsing: SourceText(name: "a.har", text), within: limits)
      return []
    } catch RecordingError.unreadable(let complaints) {
      return complaints
    }
  }

  @Test(arguments: BadFile.all)
  func `what is wrong with a file is said with its place`(_ row: BadFile) throws {
    let found = try complaints(row.text)
    let complaint = try #require(found.first)
    #expect(complaint.code == row.code)
    #expect(complaint.message.text.contains(row.says), "\(complaint.message)")
    #expect(complaint.span?.description == "a.har:\(row.at)")
    #expect(!complaint.remedy.isEmpty)
    #expect(found.count == 1)
  }

  @Test func `no prefix of a file is read, and none traps`() throws {
    let text = BadFile.entry(
      response: #"{"status":200,"headers":[{"name":"a","value":"b"}],"content":{"text":"é"}}"#)
    #expect(try complaints(text).isEmpty)
    let bytes = Array(text.utf8)
    for length in 0..<bytes.count {
      let source = SourceText(name: "a.har", utf8: Array(bytes[..<length]))
      #expect(throws: RecordingError.self) { try HARFile(parsing: source) }
    }
  }

  @Test func `files and lists beyond the limits are refused`() throws {
    let text = BadFile.entry()
    let tooLong = try complaints(text, HARFile.Limits(bytes: 10))
    #expect(tooLong.map(\.code) == ["recording-too-large"])
    let tooMany = try complaints(text, HARFile.Limits(entries: 0))
    #expect(tooMany.first?.message.text == "the file has 1 entries, more than 0")
    #expect(try complaints(text, HARFile.Limits(bytes: text.utf8.count, entries: 1)).isEmpty)
  }

  @Test func `all that is wrong comes at once, up to twenty`() throws {
    let entries = Array(repeating: "{}", count: 50).joined(separator: ",")
    let found = try complaints(#"{"log":{"entries":[\#(entries)]}}"#)
    #expect(found.count == 20)
    #expect(Set(found.map(\.message)).count == 20)
  }

  @Test func `the line of a complaint is hidden, for it may hold a secret`() throws {
    let found = try complaints(BadFile.entry(response: #"{"status":"secret"}"#))
    let hidden = try #require(found.first?.hidden.first)
    let span = try #require(found.first?.span)
    #expect(hidden.range.lowerBound <= span.range.lowerBound)
    #expect(hidden.range.upperBound >= span.range.upperBound)
    #expect(hidden.start.column == 1)
  }

  @Test func `a file of another program is read without what only we write`() throws {
    let text =
      "\u{FEFF}"
      + BadFile.entry(
        request: #"{"method":"GET","url":"http://a/","postData":{"text":""},"headers":["#
          + #"{"name":":authority","value":"a"},{"name":"accept","value":"*/*"}]}"#,
        response: #"{"status":0,"_error":"net::ERR_FAILED"}"#,
        more: #","serverIPAddress":"","connection":"x","timings":{"wait":1.5,"dns":-1,"ssl":null}"#)
    let file = try HARFile(parsing: SourceText(name: "a.har", text))
    let exchange = try #require(file.entries.first?.exchange)
    #expect(file.header == nil)
    #expect(exchange.request.headers == [HeaderField("accept", "*/*")])
    #expect(exchange.request.body == nil)
    #expect(exchange.failure == TransportFailure(.other, "net::ERR_FAILED"))
    #expect(exchange.remoteAddress == nil)
    #expect(exchange.timings == Timings(total: .microseconds(1500), wait: .microseconds(1500)))
  }

  @Test(.enabled(if: Files.shared != nil))
  func `files of other programs are read as they are or refused`() throws {
    let folder = try #require(Files.shared) + "/vectors/har/"
    let expected = try JSONDocument(parsing: try #require(Files.read(folder + "expect.json")))
    var read = 0
    for row in expected.root.elements {
      let name = try #require(row["file"]?.string)
      let source = SourceText(name: name, utf8: try #require(Files.read(folder + name)))
      let quirks = row["quirks"]?.elements.compactMap(\.string) ?? []
      let isRefused =
        row["expect"]?["error"] != nil || quirks.contains("entry without request.url")
        || quirks.contains("header value not a string")
      if isRefused {
        #expect(throws: RecordingError.self, "\(name)") { try HARFile(parsing: source) }
        continue
      }
      let file = try HARFile(parsing: source)
      let entries = row["expect"]?["entries"]?.elements ?? []
      #expect(file.entries.count == entries.count, "\(name)")
      for (entry, row) in zip(file.entries, entries) {
        expect(entry.exchange, row, name)
        read += 1
      }
    }
    #expect(read > 0)
  }

  private func expect(_ exchange: Exchange, _ row: JSONValue, _ name: String) {
    #expect(exchange.request.method == row["method"]?.string, "\(name)")
    #expect(exchange.request.url == row["url"]?.string, "\(name)")
    let status = row["status"]?.int.flatMap { Int(exactly: $0) }
    #expect(exchange.response?.status ?? 0 == status, "\(name)")
    guard let response = exchange.response, let hash = row["body_sha256"]?.string else { return }
    #expect(SHA256.hexadecimal(of: response.body) == hash, "\(name) \(exchange.request.url)")
  }
}
