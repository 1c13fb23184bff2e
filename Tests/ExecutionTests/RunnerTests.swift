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
    let exchanges = await Runner(transport: transport).exchanges(of: make.plan)
    #expect(exchanges.count == 20)
    #expect(exchanges.allSatisfy { $0 != nil })
    #expect(transport.seen.sent.count == 20)
    #expect(transport.seen.most <= concurrency)
    #expect(transport.seen.most == concurrency)
  }

  @Test func `the first request goes alone`() async throws {
    let make = try Make(Self.crowd)
    let transport = ScriptedTransport { _ in .nobody }
    _ = await Runner(transport: transport).exchanges(of: make.plan)
    #expect(transport.seen.sent.first == make.plan.steps[0].request.url)
  }

  @Test func `exchanges stand in plan order whatever the order of arrival`() async throws {
    let make = try Make(Self.crowd)
    let order = Mutex<[Int]>([])
    let transport = ScriptedTransport { request in
      let number = Int(request.url.suffix(2)) ?? 0
      return ScriptedTransport.Answer(yields: number % 2 == 0 ? 60 : 0)
    }
    let runner = Runner(transport: transport) { event in
      order.withLock { $0.append(event.number) }
    }
    let exchanges = await runner.exchanges(of: make.plan)
    #expect(exchanges.map { $0?.request.url } == make.plan.steps.map(\.request.url))
    let arrived = order.withLock { $0 }
    #expect(arrived.sorted() == Array(1...20))
    #expect(arrived != Array(1...20))
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
    let exchanges = await Runner(transport: transport).exchanges(of: make.plan)
    #expect(transport.seen.sent.count == 1)
    #expect(exchanges.count { $0 != nil } == 1)
    #expect(exchanges.first != .some(nil))
  }

  static let continuing: [ScriptedTransport.Answer] = [
    .nobody, .init(status: 500), .init(status: 404), .init(failure: .cutOff),
    .init(failure: .notRecorded), .init(failure: .badURL), .init(failure: .notHTTP),
  ]

  @Test(arguments: continuing)
  func `everything else is asked after any other first answer`(
    _ answer: ScriptedTransport.Answer
  ) async throws {
    let make = try Make(Self.crowd)
    let transport = ScriptedTransport { _ in answer }
    _ = await Runner(transport: transport).exchanges(of: make.plan)
    #expect(transport.seen.sent.count == 20)
  }

  @Test func `an empty plan sends nothing`() async throws {
    let transport = ScriptedTransport { _ in .nobody }
    let exchanges = await Runner(transport: transport).exchanges(of: try Make.plan(nil))
    #expect(exchanges.isEmpty)
    #expect(transport.seen.sent.isEmpty)
  }

  @Test func `progress names the scenarios, the status and the failure`() async throws {
    let make = try Make()
    let events = Mutex<[RunEvent]>([])
    let transport = ScriptedTransport { request in
      request.url.hasSuffix("0000") ? .known : .init(failure: .cutOff)
    }
    let runner = Runner(transport: transport) { event in events.withLock { $0.append(event) } }
    _ = await runner.exchanges(of: make.plan)
    let seen = events.withLock { $0 }
    #expect(seen.map(\.scenarios) == [["known"], ["nobody"]])
    #expect(seen.map(\.status) == [200, nil])
    #expect(seen.map(\.failure) == [nil, .cutOff])
    #expect(seen.map(\.total) == [2, 2])
    #expect(seen.map(\.duration) == [.milliseconds(10), .milliseconds(10)])
  }
}
