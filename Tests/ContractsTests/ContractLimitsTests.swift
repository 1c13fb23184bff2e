// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Testing

@Suite struct ContractLimitsTests {
  private static func contract(_ limits: String) -> String {
    Fixture.contract.replacing("environments:", with: "limits: { \(limits) }\nenvironments:")
  }

  @Test func `a contract that says nothing has no rates and the usual answer`() throws {
    let limits = try Fixture.read().limits
    #expect(limits.rates.isEmpty)
    #expect(limits.answer.statuses.value == [429])
    #expect(limits.answer.statuses.span == nil)
    #expect(limits.answer.says == nil)
    guard case .header("Retry-After") = limits.answer.wait.value else {
      Issue.record("\(limits.answer.wait.value)")
      return
    }
  }

  @Test func `rates are read, each with its place`() throws {
    let limits = try Fixture.read(Self.contract("rates: [100 per 10 s, 20000 per d]")).limits
    #expect(limits.rates.map(\.value.requests) == [100, 20_000])
    #expect(limits.rates.map(\.value.window) == [.seconds(10), .seconds(86_400)])
    #expect(limits.rates.map(\.value.text) == ["100 per 10 s", "20000 per d"])
    #expect(limits.rates.map(\.span.start.line) == [4, 4])
  }

  @Test func `the answer has statuses, a text, and a place for the time`() throws {
    let text = "answer: { status: [403, 503], says: LIMIT, wait: path time.reset }"
    let answer = try Fixture.read(Self.contract(text)).limits.answer
    #expect(answer.statuses.value == [403, 503])
    #expect(answer.says?.value == "LIMIT")
    guard case .path(let path) = answer.wait.value else {
      Issue.record("\(answer.wait.value)")
      return
    }
    #expect(path.source.text == "time.reset")
  }

  @Test func `a CRM may tell no time at all`() throws {
    let answer = try Fixture.read(Self.contract("answer: { wait: none }")).limits.answer
    guard case .none = answer.wait.value else {
      Issue.record("\(answer.wait.value)")
      return
    }
    #expect(answer.wait.span != nil)
  }

  @Test(arguments: [
    ("rates: [100 per second]", "contract-bad-value"), ("rates: [0 per 1 s]", "contract-bad-value"),
    ("rates: [10 per 0 s]", "contract-bad-value"), ("rates: 10 per 1 s", "contract-wrong-type"),
    ("answer: { wait: soon }", "contract-bad-value"),
    ("answer: { wait: path data.( }", "path-syntax"),
    ("answer: { status: 42 }", "contract-bad-value"), ("rate: []", "contract-unknown-key"),
  ])
  func `what is no limit is refused`(_ text: String, _ code: String) {
    #expect(Fixture.complaints(Self.contract(text)).map(\.code) == [code])
  }

  @Test func `the busiest hour is counted in calls`() throws {
    let text = Fixture.contract.replacing(
      "environments:", with: "pbx: { busy-hour: 120 }\nenvironments:")
    let busyHour = try #require(try Fixture.read(text).pbx.busyHour)
    #expect(busyHour.value == 120)
    #expect(busyHour.span.start.line == 4)
    #expect(try Fixture.read().pbx.busyHour == nil)
  }
}
