// SPDX-License-Identifier: Apache-2.0

import Checks
import Execution
import Synchronization
import Testing
import Transports

struct RunnerTests {
  static let crowd = (1...20).map { "caller \($0): { call: \"\(1000 + $0)\", finds: nothing }" }

  @Test(arguments: [1, 3, 7])
  func `no more requests are under way than the PBX sends at once`(_ concurrency: Int) async throws
  {
    let make = try Make(Self.crowd, concurrency: concurrency)
    let transport = ScriptedTransport { _ in ScriptedTransport.Answer(yields: 20) }
    let lookups = await Runner(transport: transport).traffic(of: make.plan).lookups
    #expect(lookups.count == 29)
    #expect(lookups.allSatisfy { $0?.count == 1 })
    #expect(transport.seen.sent.count == 29)
    #expect(transport.seen.most <= concurrency)
    #expect(transport.seen.most == concurrency)
  }

  @Test func `the first request goes alone`() async throws {
    let make = try Make(Self.crowd)
    let transport = ScriptedTransport { _ in .nobody }
    _ = await Runner(transport: transport).traffic(of: make.plan)
    #expect(transport.seen.sent.first == make.plan.steps[0].request.url)
  }

  @Test func `exchanges stand in plan order whatever the order of arrival`() async throws {
    let make = try Make(Self.crowd)
    let order = Mutex<[Int]>([])
    let transport = ScriptedTransport { request in
      let number = Int(request.url.suffix(2)) ?? 0
      return ScriptedTransport.Answer(yields: number % 2 == 0 ? 60 : 0)
    }
    let runner = Runner(
      transport: transport, progress: { event in order.withLock { $0.append(event.number) } })
    let traffic = await runner.traffic(of: make.plan)
    #expect(traffic.exchanges.map(\.request.url) == make.plan.steps.map(\.request.url))
    let arrived = order.withLock { $0 }
    #expect(arrived.sorted() == Array(1...29))
    #expect(arrived != Array(1...29))
  }

  static let ends: [ScriptedTransport.Answer] = [
    .init(status: 401), .init(status: 403), .init(failure: .connectionRefused),
    .init(failure: .nameNotFound), .init(failure: .tls), .init(failure: .proxy),
    .init(failure: .timedOut), .init(failure: .cancelled),
  ]

  @Test(arguments: ends)
  func `nothing else is sent after a first answer that ends the run`(
    _ answer: ScriptedTransport.Answer
  ) async throws {
    let make = try Make(Self.crowd)
    let transport = ScriptedTransport { _ in answer }
    let lookups = await Runner(transport: transport).traffic(of: make.plan).lookups
    #expect(transport.seen.sent.count == 1)
    #expect(lookups.count { $0 != nil } == 1)
    #expect(lookups.first?.map(\.count) == 1)
  }

  static let continuing: [ScriptedTransport.Answer] = [
    .init(status: 500), .init(status: 404), .init(failure: .cutOff),
    .init(failure: .notRecorded), .init(failure: .badURL), .init(failure: .notHTTP),
  ]

  @Test(arguments: continuing)
  func `every scenario is asked after any other first answer`(
    _ answer: ScriptedTransport.Answer
  ) async throws {
    let make = try Make(Self.crowd)
    let transport = ScriptedTransport { _ in answer }
    let traffic = await Runner(transport: transport).traffic(of: make.plan)
    #expect(transport.seen.sent.count == 20)
    #expect(traffic.stop == .noScenarioAnswered)
  }

  @Test func `an empty plan sends nothing`() async throws {
    let transport = ScriptedTransport { _ in .nobody }
    let traffic = await Runner(transport: transport).traffic(of: try Make.plan(nil))
    #expect(traffic.lookups.isEmpty)
    #expect(traffic.stop == nil)
    #expect(transport.seen.sent.isEmpty)
  }

  @Test func `progress names the lookup, the status, the failure and how long all of it took`()
    async throws
  {
    let make = try Make(search: RunTrafficTests.chained, concurrency: 1)
    let events = Mutex<[RunEvent]>([])
    let transport = ScriptedTransport { request in
      RunTrafficTests.healthy(request) ?? .init(failure: .cutOff)
    }
    let runner = Runner(
      transport: transport, progress: { event in events.withLock { $0.append(event) } })
    _ = await runner.traffic(of: make.plan)
    let seen = events.withLock { $0.prefix(2) }
    #expect(seen.map(\.index) == [0, 1])
    #expect(seen.map(\.number) == [1, 2])
    #expect(seen.map(\.answers.count) == [4, 2])
    #expect(seen.map(\.status) == [200, nil])
    #expect(seen.map(\.failure) == [nil, .cutOff])
    #expect(seen.allSatisfy { $0.total == make.plan.steps.count })
    #expect(seen.map(\.duration) == [.milliseconds(40), .milliseconds(20)])
  }

  @Test func `a timed pop-up of the first hour opens a connection, its later requests do not`()
    async throws
  {
    let make = try Make(search: RunTrafficTests.chained, concurrency: 1)
    let transport = ScriptedTransport { RunTrafficTests.healthy($0) ?? .nobody }
    _ = await Runner(transport: transport).traffic(of: make.plan)
    #expect(transport.seen.fresh.count == AnswerLatency.coldSamples)
    #expect(transport.seen.fresh.allSatisfy { $0.contains("/contacts?phone=") })
  }
}
