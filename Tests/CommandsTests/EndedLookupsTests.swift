// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Commands
@testable import Execution

@Suite struct EndedLookupsTests {
  @Test(arguments: [0, 1, 31, 32, 33, 100])
  func `every lookup is handed over, in the order in which they ended`(_ count: Int) async throws {
    let session = try SampleContract.session(base: "https://crm.example", answer: "{}")
    let step = try #require(try session.plan().steps.first)
    let (events, stream) = AsyncStream<[RunEvent]>.makeStream()
    let ended = EndedLookups(stream)
    for index in 0..<count { ended.add(RunEvent(step, index: index, total: count, [])) }
    ended.finish()
    var indices: [Int] = []
    for await portion in events { indices += portion.map(\.index) }
    #expect(indices == Array(0..<count))
  }
}
