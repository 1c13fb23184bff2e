// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics

/// A contract of a desk that writes contacts, journals and tickets, with every key that is read.
struct WriteFixture {
  /// The files by name; the texts that tests change are each there once.
  var files: [String: String] = [
    "contract.yaml": Self.contract, "contact-search.yaml": Self.search, "users.yaml": Self.users,
    "follow-up.yaml": Self.followUp, "contact-creation.yaml": Self.creation,
    "call-journal.yaml": Self.journal, "ticket-creation.yaml": Self.ticket,
  ]

  /// With one text of a file changed.
  func with(_ file: String, _ old: String, _ new: String) -> WriteFixture {
    var changed = self
    changed.files[file] = files[file]?.replacing(old, with: new, maxReplacements: 1)
    return changed
  }

  /// Without some files.
  func without(_ names: String...) -> WriteFixture {
    var changed = self
    for name in names { changed.files[name] = nil }
    return changed
  }

  func read() throws(ContractUnreadable) -> Contract {
    try ContractReader.read(files: files.mapValues { Array($0.utf8) }, folder: "x")
  }

  var complaints: [Complaint] {
    do {
      _ = try read()
      return []
    } catch {
      return error.complaints
    }
  }

  static let contract = """
    callready: 1
    name: Harbour Desk
    base: "{{.base_url}}"
    pbx: { region: AE, time-zone: Asia/Dubai }
    environments:
      test:
        writes: allowed
        variables: { base_url: https://test.harbour.example, queue: General, team_id: t1 }
        secrets: { api_key: { from: env TEST_KEY }, admin_key: { from: env ADMIN_KEY } }
        free-numbers: "+971509990000 to +971509990049"
      live:
        variables: { base_url: https://harbour.example, queue: General, team_id: t2 }
        secrets: { api_key: { from: env LIVE_KEY }, admin_key: { from: env ADMIN_KEY } }
    authentication:
      fields: { base_url: { title: Address }, api_key: { title: Key, type: password } }
      headers: { X-Api-Key: "{{.api_key}}", Content-Type: application/json }
      identities: { cleaner: { api_key: admin_key } }
    calls:
      evening call:
        { like: inbound-answered, from: "+971500000101", agent: "1002", starts: "2026-11-20T23:58:30.5+04:00", talk: 4 min }
      long ago: { like: outbound-answered, to: "+971500000102", starts: now - 3 h, rings: 9 s, recording: false }

    """

  static let search = """
    endpoint: contact-search
    types: { People: "GET /people?phone={{UrlEncode .Phone}}" }
    mapping: { ContactsId: people.#.id, FirstName: people.#.name, BusinessNumber: people.#.phone }
    scenarios:
      nobody: { call: "+971500000999", finds: nothing }
      a known caller: { call: "+971500000101", finds: { ContactsId: p1 } }

    """

  static let users = """
    endpoint: users
    request: GET /users
    mapping: { UserUniqueId: users.#.id, Email: users.#.email }
    agents: { "1001": { email: a@b.example }, "1002": { email: b@b.example } }

    """

  static let followUp = """
    endpoint: follow-up
    requests:
      account: { after: login, request: GET /account, mapping: { default_owner: owner.id } }

    """

  static let creation = """
    endpoint: contact-creation
    types:
      People: |
        POST /people

        { "name": "{{.FirstName}} {{.LastName}}", "phone": "{{.BusinessNumber}}", "owner": "{{.default_owner}}" }
      Leads:
        request: |
          POST /leads

          { "name": "{{.DisplayName}}, {{.LastName}}" }
        only-if: .LastName
        mapping: { ContactId: lead.id, lead_stage: lead.stage }
        then:
          assign: PUT /leads/{{.ContactId}}/assign/{{.lead_stage}}
    mapping: { ContactId: person.id }
    response: { status: 201, within: 2 s, fields: { person.phone: "{{.BusinessNumber}}" } }
    visible-within: 10 s
    settles-within: 1 min
    sent-twice: { status: 409, says: phone }
    same-number: two
    scenarios:
      new caller: { with: { FirstName: Zoë, LastName: Müller-Øst } }
      plain: {}
      no name: { with: { FirstName: "", LastName: { letters: 300 } }, refused: { status: 422, says: name }, only: [test] }
    read-back:
      - request: GET /{{.ContactType}}/{{UrlEncode .RecordId}}
        fields:
          name: "{{.FirstName}} {{.LastName}}"
          phone: { phone: "{{.CustomerNumber}}" }
          owner: "{{.default_owner}}"
          created: { instant: now, tolerance: 2 min }
    clean-up:
      request: DELETE /{{.ContactType}}/{{.RecordId}}
      tag: LastName
      leftovers: { request: "GET /{{.ContactType}}?name={{.Tag}}", ids: people.#.id }

    """

  static let journal = """
    endpoint: call-journal
    subject: "{{.Communication_Type}} call"
    description: "{{.Time}} {{.Call_From}} to {{.Call_To}}"
    play-recording: true
    skip-unanswered-agents: true
    only-if: .TicketId
    request: |
      POST /calls?ticket={{.TicketId}}

      { "subject": {{printf "%q" .Subject}}, "person": "{{.ContactId}}", "seconds": {{if .Talk_Duration_Sec}}{{.Talk_Duration_Sec}}{{else}}0{{end}} }
    then:
      close: { request: "PUT /calls/close", only-if: "eq .Call_Log_Status \\"ANSWERED\\"", response: { within: 1 s } }
    response: { status: 201 }
    id: header Location
    caller: a known caller
    agent: "1001"
    sent-twice: one
    calls: [inbound-answered, inbound-missed, outbound-answered, evening call, caller-unknown]
    read-back:
      - request: GET /calls/{{.RecordId}}
        fields:
          subject: "{{.Subject}}"
          person: "{{.ContactId}}"
          direction: { by-direction: { inbound: in, outbound: out } }
          result: { by-outcome: { answered: yes-sir, missed: "no" } }
          started: { instant: start - 2 s, offset: "+00:00", as: iso }
          seen: { instant: end, offset: kept, zone: Asia/Dubai }
          stamp: { instant: answer, as: millis, tolerance: 1500 ms }
          day: { date: start, zone: Europe/Berlin }
          length: { duration: talk }
          minutes: { duration: total, unit: min, round: up, tolerance: 1 min }
          clock: { duration: ring, unit: "mm:ss" }
        references:
          person: { request: "GET /people/{{.Reference}}", fields: { phone: { phone: "{{.CustomerNumber}}" } } }
          line.agent: GET /agents/{{UrlEncode .Reference}}?of={{.RecordId}}
      - request: GET /calls/{{.RecordId}}/ticket
        fields: { id: "{{.TicketId}}" }
    except:
      caller-unknown: { person: "", result: { by-outcome: { answered: unknown } } }
    hostile-text: [quotes, long]
    clean-up: { goes-with: ticket-creation }

    """

  static let ticket = """
    endpoint: ticket-creation
    subject: "{{.Call_Status}}"
    look-up-contact: false
    extra-variables: [team_id]
    request: |
      POST /tickets

      { "subject": "{{.Subject}}", "team": "{{.team_id}}", "person": "{{.ContactId}}", "number": "{{.ContactNumber}}" }
    mapping: { TicketId: id, ticket_key: key }
    then:
      resolve: |
        PUT /tickets/{{.TicketId}}?key={{.ticket_key}}

        { "status": "done" }
    read-back:
      - { request: "GET /tickets/{{.RecordId}}", fields: { key: "{{.ticket_key}}" } }
    clean-up:
      as: cleaner
      request: |
        PUT /tickets/{{.RecordId}}

        { "status": "deleted" }
      gone: { status: 200, fields: { status: deleted } }
      tag: Subject
      leftovers: { request: "GET /tickets?q={{.Tag}}", ids: tickets.#.id }

    """
}
