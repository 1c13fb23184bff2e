// SPDX-License-Identifier: Apache-2.0

import Checks
import PBXEmulation
import Testing
import Transports

/// The same asked again: repeats, and what a lookup leaves behind.
struct RepeatTests {
  @Test(arguments: rows + volatile + reads)
  func `what changes when the same is asked again`(_ row: RunRow) throws { try row.check() }

  static let ask = "+971500000000"
  static let newest = Search.with(
    "when-several: newest by data.#.at",
    known: "{ call: \"+971500000000\", finds: [abc123, b] }")

  /// Two records of one number, equally new.
  static func desk(_ one: String, _ other: String) -> Answer {
    Search.list(
      Search.record(id: "\"\(one)\"", #", "at": 1"#),
      Search.record(id: "\"\(other)\"", #", "at": 1"#))
  }

  static func known(_ more: String) -> Answer { Search.list(Search.record(more)) }

  static let rows: [RunRow] = [
    RunRow("the same each time", "lookup-repeat", "kept"),
    RunRow(
      "keys in another order are the same", "lookup-repeat",
      [
        Reply(
          Answer(
            #"{"data": [{"phone": "+971500000000", "id": "abc123", "full_name": "Aisha Rahman"}]}"#),
          to: ask, nth: 1...1)
      ], "kept"),
    RunRow(
      "numbers are compared by value", "lookup-repeat",
      [
        Reply(known(#", "n": 1.0"#), to: ask, nth: 1...1), Reply(known(#", "n": 1"#), to: ask),
      ], "kept"),
    RunRow(
      "another name once", "lookup-repeat",
      [Reply(Search.list(Search.record(name: #""Omar""#)), to: ask, nth: 2...2)],
      "known customer: broken data.#.full_name"),
    RunRow(
      "another name in a timed pop-up", "lookup-repeat",
      [Reply(Search.list(Search.record(name: #""Omar""#)), to: ask, nth: 20...20)],
      "known customer: broken data.#.full_name"),
    RunRow(
      "a key that comes and goes", "lookup-repeat",
      [Reply(known(#", "note": "x""#), to: ask, nth: 2...2)], "known customer: broken data.#.note"),
    RunRow(
      "a record more once", "lookup-repeat",
      [
        Reply(
          Search.list(Search.record(), Search.record(id: #""b""#)), to: ask, nth: 1...1)
      ], "known customer: broken data.#"),
    RunRow(
      "another status once", "lookup-repeat", [Reply(Answer("", status: 500), to: ask, nth: 1...1)],
      "known customer: because answer-reliable; + answer-reliable"),
    RunRow(
      "no answer once", "lookup-repeat", [Reply(Answer(.cutOff), to: ask, nth: 1...1)],
      "known customer: because answer-reliable; + answer-reliable"),
    RunRow(
      "one that could not be asked", "lookup-repeat",
      [Reply(Answer(.notRecorded, connected: false), to: ask, nth: 1...1)],
      "known customer: because recording-missing; + recording-missing"),
    RunRow(
      "the first answer is a fault of its own", "lookup-repeat",
      [Reply(Answer("", status: 500), to: ask, nth: 0...0)],
      "known customer: because answer-status; + answer-status"),
    RunRow(
      "records in another order", "lookup-repeat", of: newest,
      [Reply(desk("b", "abc123"), to: ask, nth: 2...2), Reply(desk("abc123", "b"), to: ask)],
      "known customer: broken data"),
    RunRow(
      "records in any order, as promised", "lookup-repeat",
      of: newest.replacing("newest by data.#.at", with: "ask"),
      [Reply(desk("b", "abc123"), to: ask, nth: 2...2), Reply(desk("abc123", "b"), to: ask)], "kept"
    ),
    RunRow(
      "a value that goes up and down is no trace", "lookup-repeat",
      [
        Reply(known(#", "v": 2"#), to: ask, nth: 1...1), Reply(known(#", "v": 1"#), to: ask),
      ], "known customer: broken data.#.v"),
    RunRow(
      "a counter is a side effect, not an unstable answer", "lookup-repeat", counting(),
      "known customer: because lookup-side-effect; + lookup-side-effect"),
    RunRow("a counter", "lookup-side-effect", counting(), "known customer: broken data.#.views"),
    RunRow(
      "a date that grows", "lookup-side-effect",
      (0..<29).map {
        Reply(known(#", "seen": "2026-01-01T00:00:\#($0 + 10)Z""#), to: ask, nth: $0...$0)
      } + [Reply(known(#", "seen": "2026-01-01T00:01:00Z""#), to: ask)],
      "known customer: broken data.#.seen"),
    RunRow(
      "what grows once, at the end, was changed by the run", "lookup-side-effect",
      [
        Reply(known(#", "views": 8"#), to: ask, nth: .max ... .max),
        Reply(known(#", "views": 7"#), to: ask),
      ],
      "known customer: broken data.#.views"),
    RunRow(
      "what merely differs at the end is an unstable answer", "lookup-side-effect",
      [Reply(Search.list(Search.record(name: #""Omar""#)), to: ask, nth: .max ... .max)],
      "known customer: because lookup-repeat; + lookup-repeat"),
    RunRow(
      "an error at the end leaves it open", "lookup-side-effect",
      [Reply(Answer("", status: 500), to: ask, nth: .max ... .max)],
      "known customer: because answer-reliable; + answer-reliable"),
  ]

  /// A value that is one more each time.
  static func counting() -> [Reply] {
    (0..<30).map { Reply(known(#", "views": \#($0)"#), to: ask, nth: $0...$0) }
      + [Reply(known(#", "views": 30"#), to: ask)]
  }

  static func search(volatile paths: String) -> String { Search.with("volatile: [\(paths)]") }

  static let volatile: [RunRow] = [
    RunRow(
      "a counter that may change", "lookup-side-effect", of: search(volatile: "data.#.views"),
      counting(), "kept"),
    RunRow(
      "what stands inside of it too", "lookup-repeat", of: search(volatile: "data.#.meta"),
      [
        Reply(known(#", "meta": {"at": 2}"#), to: ask, nth: 1...1),
        Reply(known(#", "meta": {"at": 1}"#), to: ask),
      ], "kept"),
    RunRow(
      "a key that comes and goes and may", "lookup-repeat", of: search(volatile: "data.#.meta"),
      [Reply(known(#", "meta": 1"#), to: ask, nth: 1...1)], "kept"),
    RunRow(
      "its neighbour may not", "lookup-repeat", of: search(volatile: "data.#.met"),
      [Reply(known(#", "meta": 1"#), to: ask, nth: 1...1)],
      "known customer: broken data.#.meta"),
    RunRow(
      "an index stands for the list", "lookup-repeat", of: search(volatile: "data.0.views"),
      [
        Reply(known(#", "views": "x""#), to: ask, nth: 1...1),
        Reply(known(#", "views": "y""#), to: ask),
      ],
      "kept"),
    RunRow(
      "a value that may change does not hide another that may not", "lookup-repeat",
      of: search(volatile: "data.#.views"),
      [
        Reply(known(#", "views": 1, "z": 1"#), to: ask, nth: 1...1),
        Reply(known(#", "views": 2, "z": "a""#), to: ask),
      ], "known customer: broken data.#.z"),
  ]

  static let reading = IdentityTests.search

  static let reads: [RunRow] = [
    RunRow(
      "the read record changes though the search does not show it", "lookup-side-effect",
      of: reading,
      [
        Reply(Answer(#"{"id": "abc123", "views": 2}"#), nth: .max ... .max, at: "/contacts/abc123"),
        Reply(Answer(#"{"id": "abc123", "views": 1}"#), at: "/contacts/abc123"),
      ], "known customer: broken views"),
    RunRow(
      "the read record stays", "lookup-side-effect", of: reading,
      [Reply(Answer(#"{"id": "abc123", "views": 1}"#), at: "/contacts/abc123")], "kept"),
  ]

  @Test func `ten known callers are asked again, the eleventh only for its scenario`() throws {
    let scenarios = (1...12).map {
      "  caller \($0): { call: \"+9715000000\(10 + $0)\", finds: { ContactsId: c\($0) } }"
    }
    let search = Search.with().replacing(
      "  nobody:", with: scenarios.joined(separator: "\n") + "\n  nobody:")
    let scope = try #require(SearchScope(try Bench(search).contract, environment: "test"))
    let repeats = scope.probes.filter { $0.phase == .repeats }
    let asked = Dictionary(grouping: repeats, by: \.ask).mapValues(\.count)
    #expect(asked.count == 10)
    #expect(repeats.count == 25)
    // Once for its scenario, twice more to compare, once more to be timed.
    #expect(asked[.call("+971500000000")] == 3)
    #expect(asked[.call("+971500000019")] == 2)
    #expect(asked[.call("+971500000020")] == nil)
  }
}
