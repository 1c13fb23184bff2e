// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Redaction
import Testing

/// The whole fixture with one place changed, and the one complaint that follows.
struct WriteComplaint: Sendable, CustomTestStringConvertible {
  let file: String
  let old: String
  /// What stands in the place of `old`; `▸…◂` marks where the complaint points.
  let new: String
  let code: String
  let message: String
  let remedy: String
  /// How many complaints come besides.
  let others: Int

  init(
    _ file: String, _ old: String, _ new: String, _ code: String, _ message: String,
    _ remedy: String, others: Int = 0
  ) {
    self.others = others
    self.file = "\(file).yaml"
    self.old = old
    self.new = new
    self.code = code
    self.message = message
    self.remedy = remedy
  }

  var testDescription: String { "\(code): \(new)" }

  /// Compares what the reader says with the row.
  func check() throws {
    let fixture = WriteFixture()
    let text = try #require(fixture.files[file])
    try #require(text.contains(old), "the fixture has no \(old)")
    let marked = MarkedText(text.replacing(old, with: new, maxReplacements: 1))
    var changed = fixture
    changed.files[file] = marked.text
    let complaints = changed.complaints
    let complaint = try #require(
      complaints.first { $0.message.text == message }, "\(complaints.map(\.message.text))")
    #expect(complaints.count == 1 + others, "\(complaints.map(\.message.text))")
    #expect(complaint.code == code)
    #expect(complaint.remedy.text == remedy)
    // Where something is missing there is nothing to mark.
    if new.contains("▸") { #expect(complaint.span?.range == marked.range) }
    #expect(complaint.span?.source.name == "x/\(file)")
  }
}

extension WriteComplaint {
  private static let range = "\"+971509990000 to +971509990049\""
  private static let written = "write \"+971509990000 to +971509990049\""

  static let numbers: [WriteComplaint] = [
    WriteComplaint(
      "contract", range, "▸\"+971509990000-+971509990049\"◂", "contract-bad-value",
      "'+971509990000-+971509990049' is not a range of numbers", written),
    WriteComplaint(
      "contract", range, "\"+971509990000 to ▸+97150999049◂\"", "contract-bad-value",
      "the two numbers of the range differ in length",
      "write both with the same number of digits"),
    WriteComplaint(
      "contract", range, "\"+971509990049 to ▸+971509990000◂\"", "contract-bad-value",
      "the range of numbers ends before it begins", "exchange the two"),
    WriteComplaint(
      "contract", range, "▸\"+971509900000 to +971510000000\"◂", "contract-bad-value",
      "the range holds 100001 numbers, expected at most 100000",
      "write fewer; a run takes a few hundred at most"),
    WriteComplaint(
      "contract", "  live:", "  ▸live◂:\n    writes: controlled", "contract-missing-key",
      "the environment 'live' has no numbers for new contacts",
      "write `free-numbers: \"+971509990000 to +971509990049\"`"),
  ]

  static let calls: [WriteComplaint] = [
    WriteComplaint(
      "contract", "  long ago:", "  ▸queue◂:", "contract-bad-value",
      "the library has a call 'queue'", "choose another name, such as 'our queue'"),
    WriteComplaint(
      "contract", "like: outbound-answered", "like: ▸outbound-answerd◂", "contract-bad-value",
      "'outbound-answerd' is no value of 'like'", "did you mean 'outbound-answered'?"),
    WriteComplaint(
      "contract", "to: \"+971500000102\"", "from: ▸\"+971500000102\"◂", "contract-bad-value",
      "'from' of an outbound call is the agent", "write `agent: \"1001\"`"),
    WriteComplaint(
      "contract", "now - 3 h", "▸now + 3 h◂", "contract-bad-value",
      "a call that is reported lies in the past", "write now - 3 h"),
    WriteComplaint(
      "contract", "now - 3 h", "▸end - 3 h◂", "contract-bad-value",
      "'end' is a moment of the call itself", "write now - 3 h"),
    WriteComplaint(
      "contract", "now - 3 h", "▸now - 3 min◂", "contract-bad-value",
      "the call would not be over when it is reported", "write `starts: now - 1 h`"),
    WriteComplaint(
      "contract", "\"2026-11-20T23:58:30.5+04:00\"", "▸\"2026-11-20T23:58:30\"◂",
      "contract-bad-value", "'2026-11-20T23:58:30' has no offset from UTC",
      "write \"2026-11-20T23:58:30+00:00\""),
    WriteComplaint(
      "contract", "\"2026-11-20T23:58:30.5+04:00\"", "▸\"2026-02-30T23:58:30Z\"◂",
      "contract-bad-value", "'2026-02-30T23:58:30Z' is not when a call starts",
      "write now - 3 h, or \"2026-11-20T23:58:30+04:00\""),
    WriteComplaint(
      "contract", "like: outbound-answered", "like: outbound-unanswered, talk: ▸1 min◂",
      "contract-bad-value", "nobody talks in a call that is unanswered",
      "take it out, or write another `like`"),
    WriteComplaint(
      "contract", "like: inbound-answered, from: \"+971500000101\"",
      "like: number-withheld, from: ▸\"+971500000101\"◂", "contract-bad-value",
      "a withheld number is not known to the PBX", "take it out, or write `like: caller-unknown`"),
    WriteComplaint(
      "contract", "agent: \"1002\"", "agent: ▸\"1003\"◂", "contract-unknown-name",
      "there is no extension '1003'", "did you mean \"1001\"?"),
  ]

  static let names: [WriteComplaint] = [
    WriteComplaint(
      "call-journal", "evening call,", "▸evning call◂,", "contract-unknown-name",
      "there is no call 'evning call'", "did you mean 'evening call'?"),
    WriteComplaint(
      "call-journal", "caller: a known caller", "caller: ▸a knwon caller◂",
      "contract-unknown-name", "there is no scenario 'a knwon caller'",
      "did you mean 'a known caller'?"),
    WriteComplaint(
      "call-journal", "caller: a known caller", "caller: ▸nobody◂", "contract-bad-value",
      "'nobody' is no caller who is exactly one record", "write a known caller"),
    WriteComplaint(
      "call-journal", "agent: \"1001\"", "agent: ▸\"2001\"◂", "contract-unknown-name",
      "there is no extension '2001'", "did you mean \"1001\"?"),
    WriteComplaint(
      "call-journal", "  caller-unknown: { person", "  ▸queue◂: { person",
      "contract-unknown-name", "'queue' is not among the calls that are reported",
      "write it under `calls` of this file, or take the exception out"),
    WriteComplaint(
      "call-journal", "caller-unknown: { person: \"\"", "caller-unknown: { ▸persn◂: \"\"",
      "contract-unknown-name", "nothing is read back at 'persn'", "did you mean 'person'?"),
    WriteComplaint(
      "call-journal", "header Location", "▸header Lo cation◂", "contract-bad-value",
      "'header Lo cation' names no header", "write header Location"),
    WriteComplaint(
      "ticket-creation", "[team_id]", "[▸team◂]", "variable-without-value",
      "'team' has no value in the environment 'test'",
      "write `team: …` under environments.test.variables", others: 1),
    WriteComplaint(
      "contact-creation", "settles-within: 1 min", "settles-within: ▸1 s◂", "contract-bad-value",
      "a record cannot settle before it is visible", "write a longer time"),
    WriteComplaint(
      "contact-creation", "FirstName: Zoë", "FirstName: \"▸{{◂.Phone}}\"", "contract-bad-value",
      "a template stands in a value of a new contact", "write the text itself"),
    WriteComplaint(
      "contact-creation", "with: { FirstName: Zoë", "with: { ▸FirstNam◂: Zoë",
      "contract-unknown-key", "unknown variable of a new contact 'FirstNam'",
      "did you mean 'FirstName'?"),
    WriteComplaint(
      "contact-creation", "same-number: two", "▸same-numbr◂: two", "contract-unknown-key",
      "unknown key 'same-numbr'", "did you mean 'same-number'?"),
    WriteComplaint(
      "contact-creation", "same-number: two", "same-number: ▸twice◂", "contract-bad-value",
      "'twice' is no value of 'same-number'", "write one"),
    WriteComplaint(
      "ticket-creation", "mapping: { TicketId: id, ticket_key: key }\nthen:",
      "▸mapping◂: { ticket_key: key, team: id }\nthen:", "mapping-required",
      "the mapping lacks TicketId", "write `mapping: { TicketId: data.id }`", others: 1),
    WriteComplaint(
      "contact-creation", "mapping: { ContactId: person.id }\n", "", "mapping-required",
      "the mapping lacks ContactId", "write `mapping: { ContactId: data.id }`"),
    WriteComplaint(
      "call-journal", "  POST /calls", "  ▸GET◂ /calls", "contract-bad-value",
      "a call journal does not GET", "write POST, PUT or PATCH"),
  ]

  static let references: [WriteComplaint] = [
    WriteComplaint(
      "call-journal", "GET /agents/{{UrlEncode .Reference}}?of={{.RecordId}}",
      "▸GET /agents/{{.RecordId}}◂", "contract-bad-value",
      "the read does not ask for {{.Reference}}", "write {{.Reference}} where the id belongs"),
    WriteComplaint(
      "call-journal", "GET /calls/{{.RecordId}}\n", "GET /calls/{{▸.Reference◂}}\n",
      "template-own-variable", "{{.Reference}} does not exist in a read-back", "take it out"),
    WriteComplaint(
      "call-journal", "PUT /calls/close", "PUT /calls/{{▸.Reference◂}}", "template-own-variable",
      "{{.Reference}} exists in read-back and clean-up only; no PBX knows it",
      "take it out of what the PBX sends"),
    WriteComplaint(
      "call-journal", "fields: { phone: { phone:", "▸filds◂: { phone: { phone:",
      "contract-unknown-key", "unknown key 'filds'", "did you mean 'fields'?"),
  ]

  static let cleanUps: [WriteComplaint] = [
    WriteComplaint(
      "ticket-creation", "as: cleaner", "as: ▸cleanr◂", "contract-unknown-name",
      "there is no identity 'cleanr'", "did you mean 'cleaner'?"),
    WriteComplaint(
      "ticket-creation", "tag: Subject", "tag: ▸Subjct◂", "contract-bad-value",
      "'Subjct' cannot carry the mark of a run", "did you mean 'Subject'?"),
    WriteComplaint(
      "ticket-creation", "tag: Subject", "tag: ▸Description◂", "contract-bad-value",
      "the request does not send {{.Description}}",
      "write a variable that it sends, or leave `tag` out"),
    WriteComplaint(
      "contact-creation", "tag: LastName", "tag: ▸FirstName◂", "contract-bad-value",
      "the request of 'Leads' does not send {{.FirstName}}",
      "write a variable that it sends, or leave `tag` out"),
    WriteComplaint(
      "ticket-creation", "\"GET /tickets?q={{.Tag}}\"", "▸GET /tickets?q=test◂",
      "contract-bad-value", "the search for leftovers does not ask for {{.Tag}}",
      "write {{.Tag}} into the request"),
    WriteComplaint(
      "ticket-creation",
      "  tag: Subject\n  leftovers: { request: \"GET /tickets?q={{.Tag}}\", ids: tickets.#.id }",
      "  leftovers: ▸{ request: \"GET /tickets?q={{.Tag}}\", ids: tickets.#.id }◂",
      "contract-missing-key", "'leftovers' needs 'tag'", "write `tag: Subject`"),
    WriteComplaint(
      "call-journal", "goes-with: ticket-creation", "goes-with: ▸call-journal◂",
      "contract-bad-value", "a record cannot vanish with itself",
      "write the `request` that removes it"),
    WriteComplaint(
      "call-journal", "{ goes-with: ticket-creation }", "{ ▸tag◂: Subject }",
      "contract-missing-key", "a clean-up needs 'request' or 'goes-with'",
      "write `request: DELETE /…/{{.RecordId}}`"),
    WriteComplaint(
      "call-journal", "id: header Location\n", "", "contract-missing-key",
      "a call journal needs 'id' to be read back or removed",
      "write `id: data.id`, or `id: header Location`"),
  ]

  static let matchers: [WriteComplaint] = [
    WriteComplaint(
      "call-journal", "date: start, zone: Europe/Berlin", "▸date◂: start",
      "contract-missing-key", "'date' needs 'zone'", "write `zone: Asia/Dubai` beside it"),
    WriteComplaint(
      "call-journal", "zone: Europe/Berlin", "zone: ▸Europe/Berlinn◂", "contract-bad-value",
      "there is no time zone 'Europe/Berlinn'", "did you mean 'Europe/Berlin'?"),
    WriteComplaint(
      "call-journal", "unit: min, round: up", "unit: ▸min◂", "contract-missing-key",
      "a length in minutes needs 'round'", "write `round: up`, `down` or `nearest` beside it"),
    WriteComplaint(
      "call-journal", "duration: talk }", "duration: talk, round: ▸up◂ }", "contract-bad-value",
      "only a length in minutes is rounded", "write `unit: min`, or take `round` out"),
    WriteComplaint(
      "call-journal", "duration: talk }", "duration: talk, ▸zone◂: UTC }", "contract-bad-value",
      "'zone' means nothing here", "take it out"),
    WriteComplaint(
      "call-journal", "start - 2 s", "▸start - 2◂", "contract-bad-value",
      "'start - 2' is not a moment of the call", "write start"),
    WriteComplaint(
      "call-journal", "offset: kept", "offset: ▸sent◂", "contract-bad-value",
      "'sent' is not an offset from UTC, or kept", "write \"+00:00\""),
    WriteComplaint(
      "call-journal", "{ by-direction: { inbound: in, outbound: out } }",
      "▸{ by-direction: { inbound: in } }◂", "contract-missing-key",
      "no value for a call that is outbound", "write `outbound: …` beside the others"),
    WriteComplaint(
      "call-journal", "{ by-outcome: { answered: yes-sir, missed: \"no\" } }",
      "▸{ by-outcome: { answered: yes-sir } }◂", "contract-missing-key",
      "no value for a call that is missed", "write `missed: …` beside the others"),
    WriteComplaint(
      "call-journal", "{ by-outcome: { answered: unknown } }",
      "▸{ by-outcome: { missed: unknown } }◂", "contract-missing-key",
      "no value for a call that is answered", "write `answered: …` beside the others"),
    WriteComplaint(
      "contact-creation", "instant: now", "instant: ▸start◂", "contract-bad-value",
      "'start' is a moment of a telephone call", "write now, which is when it was written"),
    WriteComplaint(
      "contact-creation", "{ instant: now, tolerance: 2 min }", "{ ▸duration◂: talk }",
      "contract-bad-value", "'duration' is about a telephone call",
      "expect something else; `instant: now` is when it was written"),
    WriteComplaint(
      "ticket-creation", "fields: { status: deleted }", "fields: { status: { ▸date◂: now } }",
      "contract-bad-value", "'date' is about a record that the PBX writes",
      "write it under `read-back` or `except`, or expect something else"),
  ]

  static let variables: [WriteComplaint] = [
    WriteComplaint(
      "contact-creation", "\"phone\": \"{{.BusinessNumber}}\"", "\"phone\": \"{{▸.Phone◂}}\"",
      "template-variable", "{{.Phone}} does not exist in a contact creation",
      "write .BusinessNumber; Phone belongs to contact searches, typed searches and pop-ups"),
    WriteComplaint(
      "contact-creation", "\"phone\": \"{{.BusinessNumber}}\"",
      "\"phone\": \"{{▸.CustomerNumber◂}}\"",
      "template-own-variable",
      "{{.CustomerNumber}} exists in read-back and clean-up only; no PBX knows it",
      "take it out of what the PBX sends"),
    WriteComplaint(
      "ticket-creation", "{{.ContactNumber}}", "{{▸.CallerNumber◂}}", "template-variable",
      "{{.CallerNumber}} does not exist in a ticket creation",
      "write .Call_From; CallerNumber belongs to call journals"),
    WriteComplaint(
      "ticket-creation", "\"subject\": \"{{.Subject}}\"",
      "\"subject\": \"{{.Subject}} {{▸.Description◂}}\"", "template-variable",
      "{{.Description}} does not exist in a ticket creation",
      "write `description: …` with the text that the PBX offers"),
    WriteComplaint(
      "call-journal", "{{.Time}} {{.Call_From}}", "{{▸.Subject◂}} {{.Call_From}}",
      "template-variable", "{{.Subject}} does not exist in a subject or description",
      "write what it is made of: the two do not see each other"),
    WriteComplaint(
      "call-journal", "subject: \"{{.Subject}}\"\n      person",
      "subject: \"{{▸.api_key◂}}\"\n      person",
      "secret-in-expectation", "{{.api_key}} is a secret and would stand in the report",
      "expect something else"),
    WriteComplaint(
      "ticket-creation", "\"GET /tickets?q={{.Tag}}\"",
      "\"GET /tickets?q={{.Tag}}{{▸.RecordId◂}}\"",
      "template-own-variable", "{{.RecordId}} does not exist in a search for leftovers",
      "write .Tag, which every record of the run carries"),
    WriteComplaint(
      "ticket-creation", "  PUT /tickets/{{.RecordId}}", "  PUT /tickets/{{▸.Subject◂}}",
      "template-variable", "{{.Subject}} does not exist in a clean-up",
      "write .RecordId: the call is over by then"),
  ]
}

@Test(
  arguments: WriteComplaint.numbers + WriteComplaint.calls + WriteComplaint.names
    + WriteComplaint.references
    + WriteComplaint.cleanUps + WriteComplaint.matchers + WriteComplaint.variables)
func `a fault of what the PBX writes is told where it stands`(_ row: WriteComplaint) throws {
  try row.check()
}
