// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Recordings
import Redaction
import Testing
import Transports

/// Headers that hardly differ from exchange to exchange, as in every recording.
struct HARReaderHeadersTests {
  static let key = HeaderField("X-Key", "1")
  static let page = HeaderField("X-Page", "2")

  /// Headers one after the other in a file.
  static let series: [[[HeaderField]]] = [
    [[key, page], [key, page], [key, page]],
    [[key, page], [page, key], [key]],
    [[key], [], [key, page]],
    [[], [key], []],
    // One character in two spellings.
    [[HeaderField("X", "\u{E9}")], [HeaderField("X", "e\u{301}")], [HeaderField("X", "\u{E9}")]],
    [[HeaderField("X-a", "b")], [HeaderField("X-A", "b")], [HeaderField("X-a", "B")]],
  ]

  @Test(arguments: series)
  func `a header that resembles the one before keeps what is its own`(
    _ headers: [[HeaderField]]
  ) throws {
    let exchanges = headers.enumerated().map { index, fields in
      Samples.answer(Samples.get("/contacts/\(index)", headers: fields), at: index)
    }
    let read = try Samples.recording(exchanges).endpoints[0].entries
    #expect(
      read.map { $0.exchange.request.headers.map(Self.bytes) } == headers.map { $0.map(Self.bytes) }
    )
    #expect(read.allSatisfy { $0.exchange.response?.header("content-type").count == 1 })
  }

  @Test func `what is wrong with a header is said of each entry that has it`() throws {
    let entry = #"""
      {"startedDateTime":"2026-11-21T10:15:30Z","response":{"status":200},
      "request":{"method":"GET","url":"http://a/","headers":[{"name":"A"},{"name":"B","value":"1"}]}}
      """#
    let text = #"{"log":{"entries":["# + [entry, entry].joined(separator: ",") + "]}}"
    let error = #expect(throws: RecordingError.self) {
      try HARFile(parsing: SourceText(name: "a.har", text))
    }
    guard case .unreadable(let complaints) = error else {
      Issue.record("not said what is wrong")
      return
    }
    #expect(
      complaints.map(\.message.text) == [
        "'log.entries[0].request.headers[0].value' is missing",
        "'log.entries[1].request.headers[0].value' is missing",
      ])
  }

  @Test func `a request with a header in another spelling is not the one before`() async throws {
    let composed = Samples.get("/", headers: [HeaderField("X", "\u{E9}")])
    let replay = try Samples.replay([Samples.answer(composed), Samples.answer(composed, at: 1)])
    _ = try replay.take(answering: composed)
    let other = Samples.get("/", headers: [HeaderField("X", "e\u{301}")])
    #expect(throws: ReplayMiss.self) { try replay.take(answering: other) }
    _ = try replay.take(answering: composed)
  }

  private static func bytes(_ field: HeaderField) -> [[UInt8]] {
    [Array(field.name.utf8), Array(field.value.utf8)]
  }
}
