// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXLanguage
import Testing

@testable import Checks

/// Lengths as CRMs write them, of a call that rang 8 seconds and was talked for 83.
struct LengthTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: ExpectedDuration
    let judgement: DurationJudgement
    let why: String

    init(
      _ text: String, _ expected: ExpectedDuration, _ judgement: DurationJudgement, _ why: String
    ) {
      (self.text, self.expected, self.judgement, self.why) = (text, expected, judgement, why)
    }

    var testDescription: String { "\(text): \(why)" }
  }

  static let rows: [Row] = [
    Row("83", .init(.talk), .fits, "seconds"),
    Row("83.0", .init(.talk), .fits, "with a fraction"),
    Row("8", .init(.ring), .fits, "how long it rang"),
    Row("91", .init(.total), .fits, "both"),
    Row("85", .init(.talk), .off, "two seconds more"),
    Row("85", .init(.talk, tolerance: .seconds(2)), .fits, "which the contract allows"),
    Row("91", .init(.talk), .otherPart(.total), "the whole call"),
    Row("83000", .init(.talk, unit: .milliseconds), .fits, "milliseconds"),
    Row("83000", .init(.talk), .otherUnit(.milliseconds), "milliseconds for seconds"),
    Row("83", .init(.talk, unit: .milliseconds), .otherUnit(.seconds), "and the reverse"),
    Row("2", .init(.talk, unit: .minutes, rounding: .up), .fits, "begun minutes"),
    Row("1", .init(.talk, unit: .minutes, rounding: .down), .fits, "full minutes"),
    Row("1", .init(.talk, unit: .minutes, rounding: .nearest), .fits, "the nearest minute"),
    Row("1", .init(.talk, unit: .minutes, rounding: .up), .otherRounding, "rounded down"),
    Row("2", .init(.talk), .otherUnit(.minutes), "minutes for seconds"),
    Row("01:23", .init(.talk, unit: .minutesAndSeconds), .fits, "mm:ss"),
    Row("1:23", .init(.talk, unit: .minutesAndSeconds), .fits, "without the zero"),
    Row("00:01:23", .init(.talk, unit: .clock), .fits, "hh:mm:ss"),
    Row("00:01:23", .init(.talk), .otherUnit(.clock), "a clock for seconds"),
    Row("01:61", .init(.talk, unit: .minutesAndSeconds), .unreadable, "no such second"),
    Row("soon", .init(.talk), .unreadable, "a word"),
    Row("", .init(.talk), .unreadable, "nothing"),
  ]

  @Test(arguments: rows)
  func `a value says what it is`(_ row: Row) {
    let report = CallReport(Call("inbound-answered"), start: 0, outside: "", agent: "")
    let context = CallContext(report, written: nil)
    #expect(DurationJudgement(row.text, row.expected, of: context) == row.judgement)
  }

  @Test func `an hour and more goes on in minutes`() {
    let report = CallReport(
      Call("three-hours", talk: .seconds(10_807)), start: 0, outside: "", agent: "")
    let context = CallContext(report, written: nil)
    let expected = ExpectedDuration(.talk, unit: .minutesAndSeconds)
    #expect(DurationJudgement("180:07", expected, of: context) == .fits)
    #expect(expected.text(of: .seconds(10_807)) == "180:07")
    #expect(ExpectedDuration(.talk, unit: .clock).text(of: .seconds(10_807)) == "03:00:07")
  }

  @Test func `no talk is nothing in every unit`() {
    let report = CallReport(Call("missed", .inbound, .missed), start: 0, outside: "", agent: "")
    let context = CallContext(report, written: nil)
    #expect(DurationJudgement("0", ExpectedDuration(.talk), of: context) == .fits)
    #expect(DurationJudgement("8", ExpectedDuration(.talk), of: context) == .otherPart(.ring))
  }
}
