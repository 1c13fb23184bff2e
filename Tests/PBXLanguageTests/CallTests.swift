// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import PBXLanguage

/// Calls as the PBX reports them: `PBXLanguage.Call`, `CallReport`.
@Suite struct CallTests {
  /// 2026-11-28T12:00:00Z.
  private static let now: Int64 = 1_795_867_200

  private static func start(_ name: String, in zone: String) throws -> Int64 {
    try #require(Call.named(name)).start(before: now, in: zone)
  }

  private static let starts: [(String, String, Int64)] = [
    // Half an hour ago.
    ("inbound-answered", "UTC", 1_795_865_400),
    // 95 s before midnight in Dubai, which is 20:00 UTC of the day before.
    ("over-midnight", "Asia/Dubai", 1_795_809_600 - 95),
    ("over-midnight", "UTC", 1_795_824_000 - 95),
    // 130 s before 2026-03-29T01:00:00Z, also for a zone that knows no summer time.
    ("over-clock-change", "Europe/Berlin", 1_774_746_000 - 130),
    ("over-clock-change", "Asia/Dubai", 1_774_746_000 - 130),
    // 2026-03-08, 02:00 in New York.
    ("over-clock-change", "America/New_York", 1_772_953_200 - 130),
    ("three-hours", "UTC", 1_795_852_800),
  ]

  @Test(arguments: starts)
  func begins(_ name: String, _ zone: String, _ expected: Int64) throws {
    #expect(try Self.start(name, in: zone) == expected)
  }

  @Test func isOverWhenItIsReported() throws {
    for call in Call.library {
      let start = try call.start(before: Self.now, in: "Asia/Dubai")
      #expect(start + call.total.components.seconds <= Self.now, "\(call.name)")
    }
  }

  @Test func lastsOverMidnightAndOverTheChange() throws {
    let midnight = try #require(Call.named("over-midnight"))
    #expect(midnight.total.components.seconds > 95)
    let change = try #require(Call.named("over-clock-change"))
    #expect(change.total.components.seconds > 130)
  }

  @Test func hasUniqueNames() {
    #expect(Set(Call.library.map(\.name)).count == Call.library.count)
    #expect(
      Call.standard.map(\.name) == [
        "inbound-answered", "inbound-missed", "outbound-answered", "outbound-unanswered",
      ])
  }

  private static func variables(_ name: String, _ change: (inout Call) -> Void = { _ in })
    throws -> [String: String]
  {
    var call = try #require(Call.named(name))
    change(&call)
    let report = CallReport(
      call, start: now, outside: "+971500000000", agent: "1001", owner: "u17", contactID: "abc123",
      contactType: "Contacts", recording: "https://pbx.invalid/a.wav")
    return report.variables(of: PBXAssumptions(timeZone: "Asia/Dubai"))
  }

  @Test(arguments: [
    ("inbound-answered", "Communication_Type", "Inbound"),
    ("inbound-answered", "Call_Log_Status", "ANSWERED"),
    ("inbound-answered", "CallerNumber", "+971500000000"),
    ("inbound-answered", "CalleeNumber", "1001"),
    ("inbound-answered", "Talk_Duration", "00:01:23"),
    ("inbound-answered", "Talk_Duration_Sec", "83"),
    ("inbound-answered", "StartTimeUnix", "1795867200"),
    ("inbound-answered", "EndTimeUnix", "1795867291"),
    ("inbound-answered", "Time", "2026-11-28 16:00:00"),
    ("inbound-answered", "RecordPath", "https://pbx.invalid/a.wav"),
    ("inbound-answered", "ContactId", "abc123"), ("inbound-answered", "Owner", "u17"),
    ("inbound-missed", "Call_Log_Status", "NO ANSWER"),
    ("inbound-missed", "Talk_Duration_Sec", ""), ("inbound-missed", "RecordPath", ""),
    ("outbound-answered", "CallerNumber", "1001"),
    ("outbound-answered", "CalleeNumber", "+971500000000"),
    ("outbound-answered", "ContactNumber", "+971500000000"),
    ("voicemail", "Call_Log_Status", "VOICEMAIL"), ("voicemail", "Talk_Duration_Sec", "17"),
    ("zero-seconds", "Talk_Duration_Sec", "0"), ("three-hours", "Talk_Duration", "03:00:07"),
    ("without-recording", "RecordPath", ""), ("agent-without-user", "Owner", ""),
    ("number-withheld", "CallerNumber", ""), ("number-withheld", "Call_From", ""),
  ])
  func reports(_ name: String, _ variable: String, _ expected: String) throws {
    #expect(try Self.variables(name)[variable] == expected)
  }

  @Test func usesTheWordsOfThePBX() throws {
    var assumptions = PBXAssumptions()
    assumptions.words = [.answered: "Answered", .inbound: "in"]
    let report = CallReport(Call("x"), start: 0, outside: "+1", agent: "1")
    #expect(report.variables(of: assumptions)["Call_Status"] == "Answered")
    #expect(report.variables(of: assumptions)["Communication_Type"] == "in")
  }

  @Test func namesOnlyVariablesOfTheCatalogue() {
    for name in CallReport.names { #expect(PBXVariable.named(name) != nil, "\(name)") }
  }
}
