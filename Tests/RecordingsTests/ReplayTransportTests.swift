// SPDX-License-Identifier: Apache-2.0

import Recordings
import Redaction
import Testing
import Transports

struct Miss: CustomTestStringConvertible, Sendable {
  let asked: Request
  let differs: String
  var testDescription: String { differs }

  init(_ asked: Request, _ differs: String) {
    self.asked = asked
    self.differs = differs
  }

  /// The one recorded request, from which each row differs in one thing.
  static let recorded = Request(
    method: "POST", url: "http://crm.invalid/contacts/1?a=1&b=2",
    headers: [HeaderField("Accept", "a"), HeaderField("User-Agent", "old")],
    body: Array(#"{"data":[{"Phone":"1","x":2}]}"#.utf8))

  static func change(
    method: String = recorded.method, url: String = recorded.url,
    headers: [HeaderField] = recorded.headers, body: String? = #"{"data":[{"Phone":"1","x":2}]}"#
  ) -> Request {
    Request(method: method, url: url, headers: headers, body: body.map { Array($0.utf8) })
  }

  static let all = [
    Miss(change(method: "PUT"), "method: asked 'PUT', recorded 'POST'"),
    Miss(
      change(url: "http://other.invalid/contacts/1?a=1&b=2"),
      "host: asked 'http://other.invalid', recorded 'http://crm.invalid'"),
    Miss(
      change(url: "http://crm.invalid/contacts/2?a=1&b=2"),
      "path: asked '/contacts/2', recorded '/contacts/1'"),
    Miss(
      change(url: "http://crm.invalid/contacts/1?a=1&b=3"),
      "query parameter 'b': asked '3', recorded '2'"),
    Miss(
      change(url: "http://crm.invalid/contacts/1?a=1"),
      "query parameter 'b': asked without it, recorded '2'"),
    Miss(
      change(url: "http://crm.invalid/contacts/1?a=1&b=2&c"),
      "query parameter 'c': asked '', recorded without it"),
    Miss(
      change(url: "http://crm.invalid/contacts/1?b=2&a=1"),
      "order of the query: asked 'b=2&a=1', recorded 'a=1&b=2'"),
    Miss(
      change(url: "http://crm.invalid/contacts/1?a=1&b=2#f"),
      "fragment: asked 'f', recorded without it"),
    Miss(
      change(url: "http://crm.invalid/contacts/1?a=1&&b=2"),
      "spelling of the URL: asked 'http://crm.invalid/contacts/1?a=1&&b=2', "
        + "recorded 'http://crm.invalid/contacts/1?a=1&b=2'"),
    Miss(
      change(headers: [HeaderField("accept", "b")]), "header 'accept': asked 'b', recorded 'a'"),
    Miss(change(headers: []), "header 'accept': asked without it, recorded 'a'"),
    Miss(
      change(headers: recorded.headers + [HeaderField("Authorization", "x")]),
      "header 'authorization': asked 'x', recorded without it"),
    Miss(
      change(body: #"{"data":[{"Phone":"2","x":2}]}"#),
      "body at 'data.0.Phone': asked '\"2\"', recorded '\"1\"'"),
    Miss(
      change(body: #"{"data":[{"Phone":"1"}]}"#),
      #"body at 'data.0': asked '{"Phone":"1"}', recorded '{"Phone":"1","x":2}'"#),
    Miss(
      change(body: #"{"data":[{"Phone":"1","x": 2}]}"#),
      "body at byte 27: asked ' 2}]}', recorded '2}]}'"),
    Miss(change(body: "text"), "body at byte 1: asked 'text', recorded '{\"data\""),
    Miss(change(body: nil), "body: asked without it, recorded '{\"data\""),
  ]
}

struct ReplayTransportTests {
  private let limits = SendLimits()

  private func miss(_ replay: ReplayTransport, _ request: Request) -> ReplayMiss? {
    do {
      _ = try replay.take(answering: request)
      return nil
    } catch {
      return error
    }
  }

  @Test func `equal requests are answered in recorded order and never twice`() async throws {
    let request = Samples.get("/token")
    let replay = try Samples.replay([
      Samples.answer(request, "1"), Samples.answer(Samples.get("/x"), "x", at: 1),
      Samples.answer(request, "2", at: 2),
    ])
    #expect(await replay.send(request, within: limits).response?.body == Array("1".utf8))
    #expect(await replay.send(request, within: limits).response?.body == Array("2".utf8))
    let third = await replay.send(request, within: limits)
    #expect(third.failure?.kind == .notRecorded)
    #expect(
      third.failure?.detail
        == "the request was recorded 2 times, last as exchange 3 of 'contact-search', "
        + "and every answer has been used; record the run again")
    #expect(third.request == request)
  }

  @Test(arguments: Miss.all)
  func `a miss names the nearest request and exactly what differs`(_ row: Miss) async throws {
    let far = Request(method: "DELETE", url: "https://else.invalid/zzz")
    let replay = try Samples.replay([Samples.answer(far), Samples.answer(Miss.recorded, at: 1)])
    let found = try #require(miss(replay, row.asked))
    #expect(found.reason == .unmatched)
    #expect(found.nearest == RecordedPlace(endpoint: "contact-search", number: 2))
    #expect(found.differences.count == 1)
    #expect(found.differences.first?.message.text.hasPrefix(row.differs) == true)
    let exchange = await replay.send(row.asked, within: limits)
    #expect(exchange.failure == TransportFailure(.notRecorded, found.message.text))
    #expect(replay.unused.count == 2, "a miss consumes nothing")
  }

  @Test func `header fields that differ from run to run are not compared`() throws {
    let replay = try Samples.replay([Samples.answer(Miss.recorded)])
    let asked = Miss.change(headers: [
      HeaderField("ACCEPT", "a"), HeaderField("user-agent", "new"), HeaderField("Date", "now"),
      HeaderField("Host", "crm.invalid"),
    ])
    #expect(throws: Never.self) { try replay.take(answering: asked) }
  }

  @Test func `no body and an empty body are different requests`() throws {
    let replay = try Samples.replay([Samples.answer(Samples.post("/a", ""))])
    #expect(miss(replay, Samples.post("/a", nil))?.differences.first?.subject == "body")
    #expect(miss(replay, Samples.post("/a", "")) == nil)
  }

  @Test func `a request with other credentials is another request`() throws {
    let request = Samples.get("/me")
    let replay = try Samples.replay([
      Samples.answer(request, "anonymous"),
      Samples.answer(Samples.get("/me", headers: [HeaderField("Authorization", "a")]), "a", at: 1),
    ])
    let asked = Samples.get("/me", headers: [HeaderField("Authorization", "a")])
    #expect(try replay.take(answering: asked).response?.body == Array("a".utf8))
  }

  @Test func `what nobody asked for is listed`() throws {
    let requests = (1...4).map { Samples.get("/\($0)") }
    let replay = try Samples.replay(requests.map { Samples.answer($0) })
    _ = try replay.take(answering: requests[2])
    _ = try replay.take(answering: requests[0])
    #expect(replay.unused.map(\.number) == [2, 4])
    #expect(replay.unused.first?.description.text == "exchange 2 of 'contact-search'")
  }

  @Test func `time is the recorded one, jumps ahead and never goes back`() async throws {
    let exchanges = (0...2).map { Samples.answer(Samples.get("/\($0)"), at: $0 * 10) }
    let replay = try Samples.replay(exchanges)
    #expect(replay.now == Samples.start)
    let second = await replay.send(exchanges[1].request, within: limits)
    #expect(second == exchanges[1])
    let end = Samples.start.advanced(by: .seconds(10)).advanced(by: .microseconds(12_345))
    #expect(replay.now == end)
    _ = await replay.send(exchanges[0].request, within: limits)
    #expect(replay.now == end)
    let later = Samples.start.advanced(by: .seconds(3600))
    try await replay.wait(until: later)
    try await replay.wait(until: Samples.start)
    #expect(replay.now == later)
  }

  @Test func `a refused connection is replayed as the same failure`() async throws {
    let exchange = Samples.refusal(Samples.get("/down"))
    let replay = try Samples.replay([exchange])
    #expect(await replay.send(exchange.request, within: limits) == exchange)
  }

  @Test func `a recording without exchanges answers nothing`() async throws {
    let replay = try Samples.replay([])
    let exchange = await replay.send(Samples.get("/"), within: limits)
    #expect(
      exchange.failure
        == TransportFailure(.notRecorded, "the recording is empty; record the run again"))
    #expect(replay.now == Timestamp(microseconds: 0))
  }

  @Test func `a cancelled task gets no answer and consumes none`() async throws {
    let exchange = Samples.answer(Samples.get("/"))
    let replay = try Samples.replay([exchange])
    let task = Task { [limits] in
      withUnsafeCurrentTask { $0?.cancel() }
      let answer = await replay.send(exchange.request, within: limits)
      let hasWaited = (try? await replay.wait(until: Samples.start)) != nil
      return (answer.failure?.kind, hasWaited)
    }
    let (kind, hasWaited) = await task.value
    #expect(kind == .cancelled)
    #expect(!hasWaited)
    #expect(replay.unused.count == 1)
  }

  @Test func `concurrent tasks get every answer once`() async throws {
    let request = Samples.get("/page")
    let replay = try Samples.replay(
      (0..<200).map { Samples.answer(request, String($0), at: $0) })
    let bodies = await withTaskGroup(of: [UInt8]?.self) { group in
      for _ in 0..<200 {
        group.addTask { [limits] in await replay.send(request, within: limits).response?.body }
      }
      return await group.reduce(into: Set<[UInt8]>()) { bodies, body in
        if let body { bodies.insert(body) }
      }
    }
    #expect(bodies.count == 200)
    #expect(replay.unused.isEmpty)
  }
}
