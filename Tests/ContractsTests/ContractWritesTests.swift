// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Redaction
import Testing

@Suite struct ContractWritesTests {
  let contract: Contract

  init() throws { contract = try WriteFixture().read() }

  @Test func `a creation has its types, scenarios and promises`() throws {
    let creation = try #require(contract.writeEndpoint(.contactCreation))
    #expect(creation.types.map(\.name?.value) == ["People", "Leads"])
    #expect(
      creation.types.map { $0.mapping.map(\.name.value) } == [
        ["ContactId"], ["ContactId", "lead_stage"],
      ])
    #expect(creation.types.map { $0.mapping[0].path.source.text } == ["person.id", "lead.id"])
    #expect(creation.types[1].then.map(\.name.value) == ["assign"])
    #expect(creation.types[0].onlyIf == nil && creation.types[1].onlyIf != nil)
    #expect(creation.scenarios.map(\.name.value) == ["new caller", "plain", "no name"])
    #expect(creation.scenarios[0].with.map(\.name.value) == ["FirstName", "LastName"])
    #expect(creation.scenarios[2].with.map(\.value) == [.text(""), .letters(300)])
    #expect(creation.scenarios.map { $0.refused?.statuses.value } == [nil, nil, [422]])
    #expect(creation.scenarios[2].only.map(\.value) == ["test"])
    #expect(creation.response.statuses.value == [201])
    #expect(creation.response.within.value == .seconds(2))
    #expect(creation.visibleWithin.value == .seconds(10))
    #expect(creation.settlesWithin?.value == .seconds(60))
    guard case .refused(let refusal) = creation.sentTwice?.value,
      case .two = creation.sameNumber?.value
    else { return #expect(Bool(false), "sent twice, same number") }
    #expect(refusal.statuses.value == [409] && refusal.says?.value == "phone")
    #expect(
      creation.readBack.map { $0.facts.map(\.path.source.text) } == [
        ["name", "phone", "owner", "created"]
      ])
    #expect(creation.hostileText.value == HostileText.allCases && creation.hostileText.span == nil)
    let cleanUp = try #require(creation.cleanUp)
    #expect(cleanUp.tag?.value == "LastName" && cleanUp.identity == nil)
    #expect(cleanUp.gone.statuses.value == [404])
    #expect(cleanUp.leftovers?.ids.source.text == "people.#.id")
  }

  @Test func `a journal has its texts, calls and exceptions`() throws {
    let journal = try #require(contract.writeEndpoint(.callJournal))
    #expect(journal.types.count == 1 && journal.types[0].name == nil)
    #expect(journal.types[0].then.map { $0.response.statuses.value } == [[200, 201, 204]])
    #expect(journal.types[0].then[0].response.within.value == .seconds(1))
    #expect(journal.response.within.value == .seconds(5))
    #expect(journal.options.subject?.source.text == "{{.Communication_Type}} call")
    #expect(journal.options.playsRecording == true && journal.options.skipsUnansweredAgents)
    #expect(journal.options.looksUpContact, "a template uses ContactId")
    #expect(journal.caller?.value == "a known caller" && journal.agent?.value == "1001")
    #expect(journal.calls?.value.map(\.value).last == "caller-unknown")
    #expect(journal.exceptions.map(\.call.value) == ["caller-unknown"])
    #expect(journal.exceptions[0].facts.map(\.path.source.text) == ["person", "result"])
    #expect(journal.hostileText.value == [.quotes, .long])
    guard case .header(let name) = journal.id, case .one = journal.sentTwice?.value,
      case .goesWith(let kind, _) = journal.cleanUp?.way
    else { return #expect(Bool(false), "id, sent twice, clean-up") }
    #expect(name.value == "Location" && kind == .ticketCreation)
  }

  @Test func `a read-back names the records that fields point at`() throws {
    let journal = try #require(contract.writeEndpoint(.callJournal))
    let references = journal.readBack[0].references
    #expect(references.map(\.path.source.text) == ["person", "line.agent"])
    #expect(references.map { $0.facts.map(\.path.source.text) } == [["phone"], []])
    #expect(
      references[1].request.url.source.text.hasSuffix("{{UrlEncode .Reference}}?of={{.RecordId}}"))
    #expect(journal.readBack[1].references.isEmpty)
  }

  @Test func `a ticket has its id and the identity that removes it`() throws {
    let ticket = try #require(contract.writeEndpoint(.ticketCreation))
    #expect(ticket.types[0].mapping.map(\.name.value) == ["TicketId", "ticket_key"])
    #expect(!ticket.options.looksUpContact, "it says so itself")
    #expect(ticket.options.extraVariables.map(\.value) == ["team_id"])
    #expect(ticket.options.description == nil)
    #expect(ticket.cleanUp?.identity?.value == "cleaner")
    #expect(ticket.cleanUp?.gone.facts.map(\.path.source.text) == ["status"])
    #expect(ticket.calls == nil && ticket.id == nil && ticket.visibleWithin.value == .zero)
  }

  @Test func `calls of the contract's own are built on those of the library`() throws {
    #expect(contract.calls.map(\.value.name) == ["evening call", "long ago"])
    let evening = try #require(contract.call(named: "evening call"))
    #expect(evening.outside == "+971500000101" && evening.agent == "1002")
    #expect(evening.start == .at(1_795_204_710))
    #expect(evening.talk == .seconds(240) && evening.rings == .seconds(8))
    let old = try #require(contract.call(named: "long ago"))
    #expect(old.start == .ago(.seconds(10_800)) && old.outside == "+971500000102")
    #expect(old.rings == .seconds(9) && !old.isRecorded && old.direction == .outbound)
  }

  @Test func `free numbers are a range`() throws {
    let numbers = try #require(contract.environments[0].freeNumbers?.value)
    #expect(numbers == FreeNumbers(first: "+971509990000", count: 50))
    #expect(contract.environments[1].freeNumbers == nil)
  }

  @Test func `what compares with the call has its options`() throws {
    let facts = try #require(contract.writeEndpoint(.callJournal)?.readBack.first?.facts)
    func matcher(_ path: String) throws -> ExpectedValue.Matcher {
      try #require(facts.first { $0.path.source.text == path }).value.matcher
    }
    let instants: [(String, ExpectedInstant)] = [
      (
        "started",
        ExpectedInstant(CallMoment(.start, shift: .seconds(-2)), offset: .minutes(0), form: .iso)
      ),
      ("seen", ExpectedInstant(CallMoment(.end), offset: .kept, zone: "Asia/Dubai")),
      (
        "stamp",
        ExpectedInstant(CallMoment(.answer), tolerance: .milliseconds(1_500), form: .millis)
      ),
    ]
    for (path, expected) in instants {
      guard case .instant(let found) = try matcher(path) else {
        return #expect(Bool(false), "\(path)")
      }
      #expect(found == expected)
    }
    let lengths: [(String, ExpectedDuration)] = [
      ("length", ExpectedDuration(.talk)),
      ("minutes", ExpectedDuration(.total, unit: .minutes, rounding: .up, tolerance: .seconds(60))),
      ("clock", ExpectedDuration(.ring, unit: .minutesAndSeconds)),
    ]
    for (path, expected) in lengths {
      guard case .duration(let found) = try matcher(path) else {
        return #expect(Bool(false), "\(path)")
      }
      #expect(found == expected)
    }
    guard case .date(let moment, zone: "Europe/Berlin") = try matcher("day"),
      case .byDirection(let directions) = try matcher("direction"),
      case .byOutcome(let outcomes) = try matcher("result")
    else { return #expect(Bool(false), "day, direction, result") }
    #expect(moment == CallMoment(.start))
    #expect(directions.mapValues(\.template.source.text) == [.inbound: "in", .outbound: "out"])
    #expect(outcomes.mapValues(\.template.source.text) == [.answered: "yes-sir", .missed: "no"])
  }

  @Test(arguments: [
    (["ticket-creation.yaml"], 4), (["contact-creation.yaml"], 0), (["users.yaml"], 0),
    (["follow-up.yaml"], 2), (["contact-search.yaml", "users.yaml"], 1),
  ])
  func `what another file would say is missed`(_ names: [String], _ count: Int) {
    var fixture = WriteFixture()
    for name in names { fixture = fixture.without(name) }
    #expect(fixture.complaints.count == count, "\(fixture.complaints.map(\.message.text))")
  }

  @Test(arguments: ["contact-creation.yaml", "call-journal.yaml", "ticket-creation.yaml"])
  func `a file alone is judged as far as it can be`(_ name: String) throws {
    let text = try #require(WriteFixture().files[name])
    #expect(
      ContractReader.complaints(about: SourceText(name: name, text)).map(\.message.text) == [])
  }
}
