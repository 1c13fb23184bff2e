// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
import Redaction
import Testing
import Transports

/// A contract that opens a ticket for each call and puts the journal onto it, and a CRM that answers
/// by what is asked.
enum WriteDesk {
  static let contract = """
    callready: 1
    name: Desk
    base: https://crm.example
    environments:
      test:
        writes: allowed
        variables: { base_url: https://crm.example }
        secrets: { api_key: { from: env KEY }, admin_key: { from: env ADMIN } }
    authentication:
      fields: { api_key: { title: Key, type: password } }
      headers: { X-Api-Key: "{{.api_key}}" }
      identities: { cleaner: { api_key: admin_key } }

    """

  static let ticket = """
    endpoint: ticket-creation
    subject: "{{.Call_Status}}"
    request: |
      POST /tickets

      { "subject": "{{.Subject}}" }
    mapping: { TicketId: id }
    then:
      close: |
        PUT /tickets/{{.TicketId}}

        { "status": "done" }
    visible-within: 2 s
    hostile-text: []
    calls: [inbound-answered]
    read-back:
      - { request: "GET /tickets/{{.RecordId}}", fields: { subject: "{{.Subject}}" } }
    clean-up:
      as: cleaner
      request: DELETE /tickets/{{.RecordId}}
      gone: { status: 200, fields: { status: deleted } }
      tag: Subject

    """

  static let journal = """
    endpoint: call-journal
    request: |
      POST /tickets/{{.TicketId}}/notes

      { "seconds": "{{.Talk_Duration_Sec}}" }
    id: note
    hostile-text: []
    calls: [inbound-answered]
    read-back:
      - request: GET /notes/{{.RecordId}}
        fields: { ticket: "{{.TicketId}}" }
        references:
          ticket: GET /tickets/{{.Reference}}
          author: GET /people/{{.Reference}}
    clean-up: { goes-with: ticket-creation }

    """

  static func pbx() throws -> PBX {
    let texts = [
      "contract.yaml": contract, "ticket-creation.yaml": ticket, "call-journal.yaml": journal,
    ]
    return try PBX(
      contract: try ContractReader.read(
        files: texts.mapValues { Array($0.utf8) }, folder: "desk"),
      values: VariableValues(
        plain: ["base_url": "https://crm.example"],
        secrets: [
          "api_key": Secret("integration-0123456789", name: "api_key"),
          "admin_key": Secret("administrator-0123456789", name: "admin_key"),
        ]))
  }

  static let setting = WriteSetting(
    tag: "CRbcdfghj", startedAt: Timestamp(microseconds: 1_780_000_000_000_000))

  /// What was asked, as `POST /tickets`, in the order in which it was; a clock that stands still but
  /// for the pauses that questions ask for.
  struct Talk {
    private(set) var asked: [String] = []
    private(set) var keys: [String] = []
    private(set) var now = setting.startedAt

    /// Plays a conversation to its end.
    mutating func play(
      _ conversation: inout some Conversation, _ answer: (String, Timestamp) -> String?
    ) {
      for _ in 0..<200 {
        let questions = conversation.next()
        if questions.isEmpty { return }
        for question in questions { ask(question, of: &conversation, answer) }
      }
    }

    private mutating func ask(
      _ question: Question, of conversation: inout some Conversation,
      _ answer: (String, Timestamp) -> String?
    ) {
      switch question.delay {
      case .none: break
      case .pause(let time): now = now.advanced(by: time)
      case .until(let time): now = max(now, time)
      }
      let request = question.request
      let name = "\(request.method) \(request.url.dropFirst("https://crm.example".count))"
      asked.append(name)
      keys.append(request.headers.first { $0.name == "X-Api-Key" }?.value ?? "")
      let body = answer(name, now)
      let response = Response(
        status: body == nil ? 404 : name.hasPrefix("POST") ? 201 : 200,
        headers: [HeaderField("Content-Type", "application/json")],
        body: Array((body ?? "{}").utf8))
      conversation.receive(
        Exchange(
          request: request, startedAt: now, timings: Timings(total: .zero),
          outcome: .success(response)), to: question)
    }
  }
}
