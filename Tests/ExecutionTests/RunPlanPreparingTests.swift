// SPDX-License-Identifier: Apache-2.0

import Checks
import Diagnostics
import Execution
import Readiness
import Redaction
import Synchronization
import Testing
import Transports

/// Answers that are made ready while others are under way.
struct RunPlanPreparingTests {
  @Test(arguments: [1, 5])
  func `what is made ready as it ends is judged as what is made ready at the end`(
    _ width: Int
  ) async throws {
    let make = try Make(search: RunTrafficTests.chained)
    let (events, ended) = AsyncStream<[RunEvent]>.makeStream()
    let transport = ScriptedTransport { request in
      var answer = RunTrafficTests.healthy(request) ?? .init(status: 500)
      answer.yields = request.url.hasSuffix("0000") ? 30 : 0
      return answer
    }
    let runner = Runner(
      transport: transport, concurrency: width, progress: { ended.yield([$0]) })
    async let prepared = make.plan.prepare(events, redactor: make.redactor)
    let traffic = await runner.traffic(of: make.plan)
    ended.finish()
    let ready = await prepared
    #expect(ready.count { $0 != nil } == make.plan.steps.count)
    let result = make.result(of: traffic, prepared: ready)
    #expect(!result.findings.isEmpty)
    #expect(result == make.result(of: traffic))
  }

  @Test func `the numbers of exchanges are those of the plan, not of the order of arrival`() throws
  {
    let make = try Make(search: RunTrafficTests.chained)
    let traffic = make.traffic { _, request in
      RunTrafficTests.healthy(request) ?? .init(status: 500)
    }
    var prepared = [ProbedLookup?](repeating: nil, count: traffic.lookups.count)
    for index in traffic.lookups.indices.reversed() {
      prepared[index] = traffic.lookups[index].flatMap {
        make.plan.prepare(index, $0, redactor: make.redactor)
      }
    }
    let result = make.result(of: traffic, prepared: prepared)
    #expect(result.exchanges.map(\.number) == Array(1...traffic.exchanges.count))
    let refused = result.findings.first { $0.kind.code == "answer-status" }
    #expect(refused?.evidence == [5])
  }

  @Test func `a contract without a search has nothing to make ready`() throws {
    let plan = try Make.plan(nil)
    #expect(plan.prepare(0, [], redactor: Redactor(secrets: [])) == nil)
  }
}
