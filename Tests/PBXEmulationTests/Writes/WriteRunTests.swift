// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
import Testing
import Transports

/// What is asked when something is written, read back and removed, question by question.
struct WriteRunTests {
  private static func answer(_ asked: String, ticketShows: Duration = .zero) -> String? {
    switch asked {
    case "POST /tickets": #"{"id": "t1"}"#
    case "PUT /tickets/t1": "{}"
    case "POST /tickets/t1/notes": #"{"note": "n1"}"#
    case "GET /tickets/t1": #"{"subject": "ANSWERED"}"#
    case "GET /notes/n1": #"{"ticket": "t1", "author": ""}"#
    default: nil
    }
  }

  @Test func `a record is read until it shows itself, with longer and longer pauses`() throws {
    var run = WriteRun(by: try WriteDesk.pbx(), in: "test", WriteDesk.setting)
    var talk = WriteDesk.Talk()
    let shown = WriteDesk.setting.startedAt.advanced(by: .milliseconds(1_000))
    talk.play(&run) { asked, now in
      asked == "GET /tickets/t1" && now < shown ? nil : Self.answer(asked)
    }
    let ticket = try #require(run.items.first { $0.endpoint.kind == .ticketCreation })
    // After 250 ms, then 500 ms more, then a second: 0, 250, 750, 1,750 ms.
    #expect(ticket.reads[0].count == 4)
    #expect(
      ticket.reads[0].map {
        $0.exchange.startedAt.microseconds - WriteDesk.setting.startedAt.microseconds
      }
        == [0, 250_000, 750_000, 1_750_000])
  }

  @Test func `reading ends when the promised time is over`() throws {
    var run = WriteRun(by: try WriteDesk.pbx(), in: "test", WriteDesk.setting)
    var talk = WriteDesk.Talk()
    talk.play(&run) { asked, _ in asked == "GET /tickets/t1" ? nil : Self.answer(asked) }
    let ticket = try #require(run.items.first { $0.endpoint.kind == .ticketCreation })
    #expect(ticket.reads[0].count == 4 && ticket.isMissing)
    let last = try #require(ticket.reads[0].last).exchange.startedAt
    #expect(last <= WriteDesk.setting.startedAt.advanced(by: .seconds(2)))
  }

  @Test func `the second step comes before the read, and what a record names is read once`() throws
  {
    var run = WriteRun(by: try WriteDesk.pbx(), in: "test", WriteDesk.setting)
    var talk = WriteDesk.Talk()
    talk.play(&run) { asked, _ in Self.answer(asked) }
    #expect(talk.asked.prefix(3) == ["POST /tickets", "PUT /tickets/t1", "GET /tickets/t1"])
    let journals = run.items.filter { $0.endpoint.kind == .callJournal }
    #expect(journals.count == 3)
    // Three journals name one ticket; an empty field names nobody.
    #expect(journals.allSatisfy { $0.named.map(\.value) == ["t1"] && $0.named[0].hearing != nil })
    #expect(Set(journals.map { $0.named[0].hearing?.position }).count == 1)
    #expect(!talk.asked.contains { $0.hasPrefix("GET /people") })
  }

  @Test func `of two calls the later one's journal is sent first, and both are read afterwards`()
    throws
  {
    var run = WriteRun(by: try WriteDesk.pbx(), in: "test", WriteDesk.setting)
    var talk = WriteDesk.Talk()
    talk.play(&run) { asked, _ in Self.answer(asked) }
    func journal(_ timing: WriteItem.Timing) throws -> WriteItem {
      try #require(run.items.first { $0.reason == .timing(timing) })
    }
    let (later, earlier) = (try journal(.later), try journal(.earlier))
    let start = try #require(later.variables["StartTimeUnix"])
    let before = try #require(earlier.variables["StartTimeUnix"])
    #expect(start > before)
    let written = [later.written, earlier.written].compactMap { $0?.position }
    let read = [later, earlier].compactMap { $0.reads[0].first?.position }
    #expect(written[0] < written[1] && written[1] < read[0] && written[1] < read[1])
  }

  @Test func `what goes with another record is not removed itself, and who removes has the right`()
    throws
  {
    let pbx = try WriteDesk.pbx()
    var run = WriteRun(by: pbx, in: "test", WriteDesk.setting)
    var talk = WriteDesk.Talk()
    talk.play(&run) { asked, _ in Self.answer(asked) }
    #expect(run.records.map(\.id).contains("n1"))
    var cleanUp = CleanUpRun(
      of: run.records, by: pbx, tag: WriteDesk.setting.tag,
      searching: [.ticketCreation, .callJournal])
    var removal = WriteDesk.Talk()
    removal.play(&cleanUp) { asked, _ in
      asked == "GET /tickets/t1" ? #"{"status": "deleted"}"# : ""
    }
    #expect(removal.asked == ["DELETE /tickets/t1", "GET /tickets/t1"])
    #expect(removal.keys == ["administrator-0123456789", "integration-0123456789"])
    #expect(cleanUp.removals.map(\.isGone) == [true])
  }

  @Test func `a removed record that still reads as before is not gone`() throws {
    let pbx = try WriteDesk.pbx()
    let records = [WrittenRecord(.ticketCreation, type: nil, name: "a ticket", id: "t1")]
    var cleanUp = CleanUpRun(of: records, by: pbx, tag: "CRx", searching: [])
    var removal = WriteDesk.Talk()
    removal.play(&cleanUp) { _, _ in #"{"status": "done"}"# }
    #expect(cleanUp.removals.map(\.isGone) == [false])
  }
}
