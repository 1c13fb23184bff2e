// SPDX-License-Identifier: Apache-2.0

import Execution
import PBXEmulation
import Testing
import Transports

/// When a run asks no more, and that it stops at the same place however many are under way.
struct StopRuleTests {
  typealias Answer = ScriptedTransport.Answer

  struct Row: Sendable, CustomTestStringConvertible {
    let why: String
    /// What comes back to the first requests; then the last again and again.
    let answers: [Answer]
    var budget = Int.max
    let stop: RunTraffic.Stop?
    /// Lookups that are begun, of 29.
    let begun: Int

    var testDescription: String { why }
  }

  static let refused = Answer(status: 401)

  static let rows: [Row] = [
    Row(why: "a healthy run goes to its end", answers: [.nobody], stop: nil, begun: 29),
    Row(why: "a first answer of 401 is the last", answers: [refused], stop: .pointless, begun: 1),
    Row(
      why: "an unreachable CRM is asked once", answers: [Answer(failure: .connectionRefused)],
      stop: .pointless, begun: 1),
    Row(
      // The third refusal is known when the lookup five behind it may begin.
      why: "three refusals end it, five may be under way", answers: [.nobody, refused],
      stop: .pointless, begun: 8),
    Row(
      why: "two refusals do not", answers: [.nobody, refused, refused, .nobody], stop: nil,
      begun: 29),
    Row(
      why: "403 counts as 401 does", answers: [.nobody, refused, Answer(status: 403)],
      stop: .pointless, begun: 8),
    Row(
      why: "without a scenario that is answered nothing comes behind them",
      answers: [Answer(status: 500)], stop: .noScenarioAnswered, begun: 20),
    Row(
      why: "one that is answered is enough", answers: [.nobody, Answer(status: 500)], stop: nil,
      begun: 29),
    Row(
      why: "a connection that breaks off is no reason by itself",
      answers: [Answer(failure: .cutOff), .nobody], stop: nil, begun: 29),
    Row(
      why: "a plan that needs more than the budget is not begun", answers: [.nobody], budget: 28,
      stop: .budget, begun: 0),
    Row(why: "a budget that is enough", answers: [.nobody], budget: 29, stop: nil, begun: 29),
    Row(why: "a budget of nothing", answers: [.nobody], budget: 0, stop: .budget, begun: 0),
  ]

  @Test(arguments: rows, [1, 2, 5])
  func `a run stops at the same place however many lookups are under way`(
    _ row: Row, _ width: Int
  ) async throws {
    let make = try Make(RunnerTests.crowd)
    let urls = make.plan.steps.map(\.request.url)
    let transport = ScriptedTransport { request in
      let position = urls.firstIndex(of: request.url) ?? 0
      var answer = row.answers[min(position, row.answers.count - 1)]
      // Later lookups are answered before earlier ones.
      answer.yields = position % 3 == 0 ? 40 : 0
      return answer
    }
    let runner = Runner(transport: transport, concurrency: width, budget: row.budget)
    let traffic = await runner.traffic(of: make.plan)
    #expect(traffic.stop == row.stop)
    #expect(traffic.lookups.map { $0 != nil } == (0..<29).map { $0 < row.begun })
    #expect(transport.seen.sent.count == row.begun)
  }

  @Test(arguments: [1, 2, 5])
  func `what follows the records that are found can use the budget up`(_ width: Int) async throws {
    let plan = try Make(search: Self.chained).plan
    let budget = plan.leastRequests + 4
    #expect(plan.requests > budget)
    let transport = ScriptedTransport { _ in .known }
    let runner = Runner(transport: transport, concurrency: width, budget: budget)
    let traffic = await runner.traffic(of: plan)
    #expect(traffic.stop == .budget)
    // Two requests a lookup; the four under way when the budget is reached are ended.
    let begun = traffic.lookups.count { $0 != nil }
    #expect(begun == budget / 2 + 4)
    #expect(transport.seen.sent.count == 2 * begun)
  }

  static let chained = """
    endpoint: contact-search
    types:
      Contacts:
        request: GET /contacts?phone={{UrlEncode .Phone}}
        then: { details: "GET /contacts/{{.ContactsId}}" }
    mapping: { ContactsId: data.#.id, FirstName: data.#.name, BusinessNumber: data.#.phone }
    scenarios:
    \(RunnerTests.crowd.map { "  " + $0 }.joined(separator: "\n"))

    """

  @Test func `a refusal that is promised is no refusal`() async throws {
    let make = try Make(
      ["known: { call: \"+971500000000\", finds: { ContactsId: abc123 } }"],
      more: "response: { status: [200, 401] }")
    let transport = ScriptedTransport { _ in Answer(status: 401, body: Answer.known.body) }
    let traffic = await Runner(transport: transport).traffic(of: make.plan)
    #expect(traffic.stop == nil)
    #expect(traffic.lookups.allSatisfy { $0 != nil })
  }

  @Test(arguments: [1, 5])
  func `a run that is cancelled keeps what it has and begins nothing more`(
    _ width: Int
  ) async throws {
    let make = try Make(RunnerTests.crowd)
    let (reached, signal) = AsyncStream<Void>.makeStream()
    let transport = ScriptedTransport { request in
      guard request.url.hasSuffix("1004") else { return .nobody }
      signal.yield()
      return Answer(failure: .cancelled, waitsForTheEnd: true)
    }
    let runner = Runner(transport: transport, concurrency: width)
    let task = Task { await runner.traffic(of: make.plan) }
    for await _ in reached { break }
    task.cancel()
    let traffic = await task.value
    #expect(traffic.stop == .cancelled)
    #expect(traffic.lookups.prefix(4).allSatisfy { $0?.count == 1 })
    #expect(traffic.lookups.last == .some(nil))
    #expect(traffic.lookups[3]?.first?.exchange.failure?.kind == .cancelled)
  }
}
