// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Readiness
import Testing

/// What is settled when a lookup ends, before the others have.
struct SettledTests {
  static let search = Search.with().replacing(
    "  nobody:",
    with: "  second: { call: \"+971502222222\", finds: { ContactsId: c2 } }\n  nobody:")

  /// The scenarios that are settled if the second caller is this record, with the promises they keep.
  static func settled(_ id: String) throws -> [String: PromiseRound] {
    let second = Search.list(
      Search.record(id: "\"\(id)\"", name: #""Ben""#, phone: #""+971502222222""#))
    let run = try Bench(search).wholeRun([Reply(second, to: "+971502222222")]).run
    let answered = run.lookups.filter { $0.probe.phase == .scenarios }.compactMap(\.answered)
    return Dictionary(
      uniqueKeysWithValues: answered.compactMap { answered in
        answered.settled.map { (answered.scenario.name.value, $0) }
      })
  }

  @Test func `a known caller who is found is settled, a stranger waits for the others`() throws {
    let settled = try Self.settled("c2")
    #expect(settled["second"]?.keeps("lookup-known") == true)
    #expect(settled["second"]?.keeps("lookup-nothing") == false)
    #expect(settled.keys.sorted() == ["known customer", "second"])
  }

  @Test func `a caller about whom something is found is not settled`() throws {
    let settled = try Self.settled("x")
    #expect(settled.keys.sorted() == ["known customer"])
    #expect(settled["known customer"]?.keeps("lookup-known") == true)
  }
}
