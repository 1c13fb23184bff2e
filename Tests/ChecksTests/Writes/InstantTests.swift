// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXLanguage
import Testing
import Transports

@testable import Checks

/// Points in time as CRMs write them, against 2026-11-28T07:04:21Z.
struct InstantTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let judgement: InstantJudgement
    var expected = ExpectedInstant(CallMoment(.start))
    var isNumber = false
    var sent: Int?
    let why: String

    var testDescription: String { "\(text): \(why)" }
  }

  static let time = Timestamp(microseconds: 1_795_849_461_000_000)

  private static func expecting(
    tolerance: Duration = .seconds(1), _ offset: ExpectedInstant.Offset? = nil,
    zone: String? = nil, form: ExpectedInstant.Form? = nil
  ) -> ExpectedInstant {
    ExpectedInstant(
      CallMoment(.start), tolerance: tolerance, offset: offset, zone: zone, form: form)
  }

  static let texts: [Row] = [
    Row(text: "2026-11-28T07:04:21Z", judgement: .fits, why: "UTC"),
    Row(text: "2026-11-28T07:04:21+00:00", judgement: .fits, why: "UTC as an offset"),
    Row(text: "2026-11-28T11:04:21+04:00", judgement: .fits, why: "another offset"),
    Row(text: "2026-11-28T07:04:21.000+0000", judgement: .fits, why: "as Salesforce writes"),
    Row(text: "2026-11-28 07:04:21 UTC", judgement: .fits, why: "as Rails writes"),
    Row(text: "2026-11-28 11:04:21 +0400", judgement: .fits, why: "a blank before the offset"),
    Row(text: "2026-11-28T09:04:21+02", judgement: .fits, why: "hours alone"),
    Row(text: "2026-11-28T07:04:21.9Z", judgement: .fits, why: "within the tolerance"),
    Row(text: "2026-11-28T07:04:23Z", judgement: .off(.seconds(2)), why: "beyond it"),
    Row(text: "2026-11-28T07:04:20Z", judgement: .fits, why: "the tolerance goes both ways"),
    Row(text: "2026-11-28T11:04:21Z", judgement: .off(.seconds(14_400)), why: "local time as UTC"),
    Row(text: "2026-11-28T07:04Z", judgement: .off(.seconds(-21)), why: "seconds are cut off"),
    Row(text: "2026-11-28", judgement: .dayOnly, why: "a day"),
    Row(text: "yesterday", judgement: .unreadable, why: "a word"),
    Row(text: "2026-13-28T07:04:21Z", judgement: .unreadable, why: "no such month"),
    Row(text: "", judgement: .unreadable, why: "nothing"),
    Row(text: "2026-11-28T07:04:21", judgement: .withoutZone, why: "no offset, no zone"),
    Row(
      text: "2026-11-28T11:04:21", judgement: .fits, expected: expecting(zone: "Asia/Dubai"),
      why: "the contract names the zone"),
    Row(
      text: "2026-11-28T07:04:21", judgement: .off(.seconds(-14_400)),
      expected: expecting(zone: "Asia/Dubai"), why: "it is in UTC all the same"),
    Row(
      text: "2026-11-28T07:04:21Z", judgement: .fits, expected: expecting(.minutes(0)),
      why: "Z is the offset 0"),
    Row(
      text: "2026-11-28T11:04:21+04:00", judgement: .otherOffset(240, wanted: 0),
      expected: expecting(.minutes(0)), why: "right, in another offset"),
    Row(
      text: "2026-11-28T11:04:21", judgement: .otherOffset(nil, wanted: 240),
      expected: expecting(.minutes(240), zone: "Asia/Dubai"), why: "no offset where one is wanted"),
    Row(
      text: "2026-11-28T07:04:21Z", judgement: .otherOffset(0, wanted: 240),
      expected: expecting(.kept), sent: 240, why: "the offset that was sent is lost"),
    Row(
      text: "2026-11-28T07:04:21Z", judgement: .fits, expected: expecting(.kept),
      why: "nobody knows which was sent"),
    Row(
      text: "2026-11-28T07:05:11Z", judgement: .fits, expected: expecting(tolerance: .seconds(60)),
      why: "a wide tolerance"),
  ]

  static let numbers: [Row] = [
    Row(text: "1795849461", judgement: .fits, isNumber: true, why: "seconds"),
    Row(
      text: "1795849461000", judgement: .otherUnit(.millis), isNumber: true,
      why: "milliseconds where seconds are expected"),
    Row(
      text: "1795849461000", judgement: .fits, expected: expecting(form: .millis), isNumber: true,
      why: "milliseconds as declared"),
    Row(
      text: "1795849461", judgement: .otherUnit(.seconds), expected: expecting(form: .millis),
      isNumber: true, why: "seconds where milliseconds are declared"),
    Row(
      text: "1795849461", judgement: .fits, expected: expecting(form: .seconds),
      why: "seconds as text"),
    Row(
      text: "1795863861", judgement: .off(.seconds(14_400)), isNumber: true,
      why: "local time taken for UTC"),
    Row(
      text: "nan", judgement: .unreadable, expected: expecting(form: .seconds), why: "no number"),
    Row(
      text: "9e300", judgement: .unreadable, expected: expecting(form: .millis),
      why: "beyond all time"),
  ]

  @Test(arguments: texts + numbers)
  func `a value says what it is`(_ row: Row) {
    let judgement = InstantJudgement(
      row.text, isNumber: row.isNumber, row.expected, at: Self.time...Self.time, sent: row.sent)
    #expect(judgement == row.judgement)
  }

  @Test func `the moment of writing may be any from the request to the answer`() {
    let later = Self.time.advanced(by: .seconds(3))
    for second in 0...3 {
      let text = Self.time.advanced(by: .seconds(second)).rfc3339
      #expect(
        InstantJudgement(
          text, isNumber: false, ExpectedInstant(CallMoment(.now), tolerance: .zero),
          at: Self.time...later) == .fits)
    }
  }

  @Test func `an hour that clocks show twice may be either`() throws {
    // 2026-10-25T00:30Z and 01:30Z are both 02:30 in Berlin.
    for seconds in [1_792_888_200, 1_792_891_800] {
      let time = Timestamp(microseconds: Int64(seconds) * 1_000_000)
      #expect(
        InstantJudgement(
          "2026-10-25T02:30:00", isNumber: false, Self.expecting(zone: "Europe/Berlin"),
          at: time...time) == .fits)
    }
  }

  @Test(arguments: [
    ("2026-11-28T11:04:21+04:00", 240), ("2026-11-28T07:04:21.000Z", 0),
    ("2026-11-28 02:04:21-0500", -300),
  ])
  func `the offset that was sent is found in the body`(_ text: String, _ minutes: Int) {
    let body = Array("{\"day\": \"2026-11-28\", \"at\": \"\(text)\", \"n\": 1}".utf8)
    #expect(SentOffset.offset(of: Self.time...Self.time, in: body) == minutes)
  }

  @Test func `an instant of something else is no offset that was sent`() {
    let body = Array(#"{"at": "2026-11-28T12:04:21+04:00"}"#.utf8)
    #expect(SentOffset.offset(of: Self.time...Self.time, in: body) == nil)
  }

  @Test(arguments: [
    (900, true), (-14_400, true), (20_700, true), (60, false), (0, false), (86_400, false),
  ])
  func `quarters of an hour are what zones are apart`(_ seconds: Int, _ isOffset: Bool) {
    #expect(Duration.seconds(seconds).isOffset == isOffset)
  }
}
