// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import Redaction
import Testing

private let journal = """
  endpoint: call-journal
  subject: "{{.Communication_Type}} call"
  description: "{{.Call_From}} to {{.Call_To}}"
  request: |
    POST /calls

    {
      "subject": {{printf "%q" .Subject}},
      "notes": {{printf "%q" .Description}},
      "contact": "{{.ContactId}}",
      "seconds": {{if .Talk_Duration_Sec}}{{.Talk_Duration_Sec}}{{else}}0{{end}}
    }
  then:
    close: PUT /calls/close
  id: data.id

  """

private let creation = """
  endpoint: contact-creation
  types:
    Contacts: |
      POST /contacts

      { "first": {{printf "%q" .FirstName}}, "last": {{printf "%q" .LastName}}, "phone": "{{.BusinessNumber}}" }
  mapping: { ContactId: data.id }

  """

private func findings(
  _ code: String, journal: String? = nil, creation: String? = nil, search: String? = nil,
  contract: String = ExampleContract.contract
) throws -> [Finding] {
  var files = [
    "contract.yaml": contract, "contact-search.yaml": search ?? ExampleContract.contactSearch,
  ]
  files["call-journal.yaml"] = journal
  files["contact-creation.yaml"] = creation
  let read = try ContractReader.read(files: files.mapValues { Array($0.utf8) }, folder: "example")
  return StaticJudge.findings(in: read, today: nil).filter { $0.kind.code == code }
}

/// One text of the journal changed, and what is said about its body.
struct BodyRow: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let message: String
  let pointed: String
  let label: String
  let remedy: String

  var testDescription: String { new }
}

private let seconds = "{{if .Talk_Duration_Sec}}{{.Talk_Duration_Sec}}{{else}}0{{end}}"

private let bodies: [BodyRow] = [
  BodyRow(
    old: seconds, new: "{{.Talk_Duration_Sec}}",
    message: "the body is not JSON for the call inbound-missed", pointed: ".Talk_Duration_Sec",
    label: "empty then: the body reads \"seconds\":",
    remedy: "write {{if .Talk_Duration_Sec}}{{.Talk_Duration_Sec}}{{else}}0{{end}}"),
  // In quotation marks an empty variable does no harm, so the second place is meant.
  BodyRow(
    old: seconds, new: "{ \"a\": \"{{.Talk_Duration_Sec}}\", \"b\": {{.Talk_Duration_Sec}} }",
    message: "the body is not JSON for the call inbound-missed", pointed: ".Talk_Duration_Sec",
    label: "empty then: the body reads \"seconds\": { \"a\": \"\", \"b\":  }",
    remedy: "write {{if .Talk_Duration_Sec}}{{.Talk_Duration_Sec}}{{else}}0{{end}}"),
  BodyRow(
    old: "\"contact\": \"{{.ContactId}}\",", new: "\"contact\": {{.ContactId}},",
    message: "the body is not JSON for a call of which nothing is known", pointed: ".ContactId",
    label: "empty then: the body reads \"contact\": ,",
    remedy: "write {{if .ContactId}}{{.ContactId}}{{else}}0{{end}}"),
  BodyRow(
    old: "\"contact\": \"{{.ContactId}}\",", new: "\"contact\": {{if .ContactId}}\"c\"{{end}},",
    message: "the body is not JSON for a call of which nothing is known", pointed: ".ContactId",
    label: "empty then: the body reads \"contact\": ,",
    remedy: "write what stands there if .ContactId is empty"),
  BodyRow(
    old: "\"contact\": \"{{.ContactId}}\",",
    new: "\"at\": \"{{TimeFormat .Owner \"yyyy\" \"1\"}}\",",
    message: "the body cannot be filled in for a call of which nothing is known",
    pointed: "TimeFormat .Owner \"yyyy\" \"1\"",
    label: "error calling TimeFormat: not a timestamp: \"\"",
    remedy: "write {{if …}} around it, for what may be empty"),
]

@Test(arguments: bodies)
func `a body that is no JSON points at what is empty`(_ row: BodyRow) throws {
  try #require(journal.contains(row.old))
  let found = try findings("template-body", journal: journal.replacing(row.old, with: row.new))
  let finding = try #require(found.first)
  #expect(found.count == 1)
  #expect(finding.message.text == row.message)
  #expect(finding.pointed == row.pointed)
  #expect(finding.label.text == row.label)
  #expect(finding.remedy.text == row.remedy)
}

@Test(arguments: [
  ("  {\n    \"subject\"", "  { {\n    \"subject\"", "{"),
  ("{{end}}\n  }\n", "{{end}},\n  }\n", ","),
])
func `a body that breaks by itself points at the byte`(
  _ old: String, _ new: String, _ pointed: String
) throws {
  try #require(journal.contains(old))
  let found = try findings("template-body", journal: journal.replacing(old, with: new))
  #expect(found.map(\.message.text) == ["the body is not JSON for the call inbound-answered"])
  #expect(found.map(\.pointed) == [pointed])
  #expect(found.allSatisfy { !$0.label.text.isEmpty && !$0.remedy.text.isEmpty })
}

@Test func `a body that is never sent for a call is not judged for it`() throws {
  let text = journal.replacing(seconds, with: "{{.Talk_Duration_Sec}}")
  let sometimes = text.replacing("request: |", with: "only-if: .Talk_Duration_Sec\nrequest: |")
  #expect(try findings("template-body", journal: sometimes) == [])
  let named = text.replacing("id: data.id", with: "id: data.id\ncalls: [voicemail]")
  #expect(
    try findings("template-body", journal: named).map(\.message.text)
      == ["the body is not JSON for a call of which nothing is known"])
}

@Test(arguments: [
  ("Content-Type: text/plain", 0), ("content-type: application/vnd.api+json", 1),
  ("Accept: text/plain", 1),
])
func `only a body that is sent as JSON has to be it`(_ header: String, _ count: Int) throws {
  let text = journal.replacing(seconds, with: "{{.Talk_Duration_Sec}}")
    .replacing("POST /calls\n", with: "POST /calls\n  \(header)\n")
  #expect(try findings("template-body", journal: text).count == count)
}

@Test func `a step has a body of its own`() throws {
  let text = journal.replacing(
    "close: PUT /calls/close",
    with: "close: |\n      PUT /calls/close\n\n      { \"owner\": {{.Owner}} }")
  let found = try findings("template-body", journal: text)
  #expect(found.map(\.subject.interaction) == ["call-journal: close"])
}

@Test(arguments: [
  (
    "{{printf \"%q\" .Subject}}", "\"{{.Subject}}\"", ".Subject",
    "a quotation mark in the subject makes the body invalid JSON",
    "write {{printf \"%q\" .Subject}} without quotes around it"
  ),
  (
    "{{printf \"%q\" .Description}}", "\"Call: {{.Description}}\"", ".Description",
    "a quotation mark in the description makes the body invalid JSON",
    "write the whole text as {{printf \"%q\" (printf \"%s %s\" .Description …)}} without quotes around it"
  ),
])
func `a text in quotation marks breaks the body of a journal`(
  _ old: String, _ new: String, _ pointed: String, _ message: String, _ remedy: String
) throws {
  try #require(journal.contains(old))
  let found = try findings("template-escape", journal: journal.replacing(old, with: new))
  #expect(found.map(\.message.text) == [message])
  #expect(found.map(\.pointed) == [pointed])
  #expect(
    found.map(\.label.text) == ["a quotation mark, a backslash and a line break end the text"])
  #expect(found.map(\.remedy.text) == [remedy])
}

@Test func `so does the name of a new contact`() throws {
  let contract = ExampleContract.contract
  #expect(try findings("template-escape", creation: creation, contract: contract) == [])
  #expect(try findings("template-body", creation: creation) == [])
  let text = creation.replacing("{{printf \"%q\" .LastName}}", with: "\"{{.LastName}}\"")
  let found = try findings("template-escape", creation: text)
  #expect(
    found.map(\.message.text) == ["a quotation mark in {{.LastName}} makes the body invalid JSON"])
  #expect(found.map(\.subject.interaction) == ["contact-creation: Contacts"])
}

@Test func `a body without a fault has no finding`() throws {
  #expect(try findings("template-body", journal: journal) == [])
  #expect(try findings("template-escape", journal: journal) == [])
}

@Test(arguments: [
  ("template-raw-plus", "POST /calls", "POST /calls?phone={{.CallerNumber}}", ".CallerNumber"),
  ("template-raw-plus", "id: data.id", Own.read("?phone={{.CustomerNumber}}"), ".CustomerNumber"),
  ("template-secret-in-url", "POST /calls", "POST /calls?key={{.api_key}}", ".api_key"),
  ("template-secret-in-url", "id: data.id", Own.read("?key={{.api_key}}"), ".api_key"),
  ("template-secret-in-url", "id: data.id", Own.cleanUp, ".api_key"),
  (
    "template-jsonpath", "id: data.id", "id: data.id\nmapping: { key: \"$.data.key\" }",
    "$.data.key"
  ),
])
func `the older checks look at what is written`(
  _ code: String, _ old: String, _ new: String, _ pointed: String
) throws {
  let found = try findings(code, journal: journal.replacing(old, with: new, maxReplacements: 1))
  #expect(found.map(\.pointed) == [pointed])
}

private enum Own {
  static func read(_ query: String) -> String {
    "id: data.id\nread-back: [{ request: \"GET /calls/{{.RecordId}}\(query)\", fields: { a: b } }]"
  }

  static let cleanUp = "id: data.id\nclean-up: { request: \"DELETE /calls/1?key={{.api_key}}\" }"
}

@Test(arguments: [("{{.Communication_Type}} call", false), ("{{.EndTimeUnix}}", true)])
func `a subject can depend on an assumption`(_ subject: String, _ depends: Bool) throws {
  let text = journal.replacing("{{.Communication_Type}} call", with: subject)
  let found = try findings("assumption-used", journal: text).filter { $0.subject.name == "names" }
  let places = found.compactMap(\.place).filter { $0.source.name == "example/call-journal.yaml" }
  #expect(places.contains { $0.start.line == 2 } == depends)
}
