// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Readiness
import Redaction
import Testing

@Suite struct PromiseListTests {
  static let kinds = (0..<5).map { Make.kind(.major, code: "code-\($0)") }
  static let outline = PromiseOutline(kinds, endpoint: "contact-search")

  /// A round in which some promises are not made and some not kept.
  static var round: PromiseList {
    var list = PromiseList(outline, about: "known customer")
    list.note(.kept, at: 0)
    list.note(.broken, at: 1)
    list.note(.notProven(because: .policy("no writes")), at: 3)
    list.note(.kept, at: 4)
    return list
  }

  static let results = [
    Make.promise(kinds[0], .kept), Make.promise(kinds[1], .broken),
    Make.promise(kinds[3], .notProven(because: .policy("no writes"))),
    Make.promise(kinds[4], .kept),
  ]

  @Test func `a round holds the promises that were made, in the order of the outline`() {
    #expect(Array(Self.round) == Self.results)
    #expect(Self.round.count == 4)
  }

  @Test func `a round is equal to its promises one by one`() {
    let single = PromiseList(Self.results)
    #expect(single == Self.round)
    #expect(single.hashValue == Self.round.hashValue)
  }

  @Test func `rounds and promises stand in the order in which they were added`() {
    var list = Self.round
    list.append(Make.promise(Self.kinds[2], .couldNotAsk))
    list += Self.round
    let single = Make.promise(Self.kinds[2], .couldNotAsk)
    #expect(Array(list) == Self.results + [single] + Self.results)
    #expect(list.count == 9)
  }

  @Test func `what became of a promise can be noted again`() {
    var list = Self.round
    list.note(.broken, at: 0)
    list.note(.kept, at: 1)
    #expect(list.map(\.outcome).prefix(2) == [.broken, .kept])
    #expect(list.count == 4)
  }

  @Test func `outcomes are changed each as it is told`() {
    var list = Self.round
    list.change { $0.outcome == .kept ? .couldNotAsk : .kept }
    #expect(list.map(\.outcome) == [.couldNotAsk, .kept, .kept, .couldNotAsk])
  }

  @Test func `scenarios of which the same is kept stand apart all the same`() {
    var list = PromiseList()
    var single: [PromiseResult] = []
    for (name, outcomes) in [
      ("a", [PromiseResult.Outcome.kept, .kept]), ("b", [.kept, .kept]), ("c", [.kept, .broken]),
      ("d", [.kept, .kept]), ("e", [.kept]), ("f", [.kept]),
    ] {
      var round = PromiseList(Self.outline, about: name)
      for (place, outcome) in outcomes.enumerated() {
        round.note(outcome, at: place)
        single.append(Make.promise(Self.kinds[place], outcome, scenario: name))
      }
      list += round
    }
    #expect(Array(list) == single)
    #expect(list.count == 10)
    #expect(list == PromiseList(single))
    #expect(PromiseTally(list).kept == 9)
    list.change { $0.scenario == "b" ? .broken : $0.outcome }
    #expect(list.filter { $0.outcome == .broken }.map(\.scenario) == ["b", "b", "c"])
  }

  @Test(arguments: [true, false])
  func `a round is written as its promises one by one are`(_ isPretty: Bool) {
    var rounds = Make.result()
    var single = Make.result()
    for list in [Self.round, PromiseList(Self.outline, about: "nobody"), Self.round] {
      rounds.promises += list
      single.promises += Array(list)
    }
    #expect(rounds.json.text(pretty: isPretty) == single.json.text(pretty: isPretty))
    #expect(PromiseTally(rounds.promises).kept == 4)
  }
}
