// SPDX-License-Identifier: Apache-2.0

import Contracts

/// The contracts of the examples about what the PBX writes.
enum ExampleWrites {
  /// The text of `contract.yaml`.
  static let contract = ExampleContract.contract.replacing(
    "secrets: { api_key: { from: env EXAMPLE_KEY } }\n",
    with: """
      secrets: { api_key: { from: env EXAMPLE_KEY } }
          writes: allowed
          free-numbers: "+971501112200 to +971501112239"

      """)

  /// The text of an endpoint's file: one record, everything about it promised.
  static func text(of endpoint: WriteEndpoint.Kind) -> String {
    switch endpoint {
    case .contactCreation: contact
    case .callJournal: journal
    case .ticketCreation: ticket
    }
  }

  /// The field that examples damage.
  static func field(of endpoint: WriteEndpoint.Kind) -> String {
    endpoint == .contactCreation ? "first_name" : "agent"
  }

  /// The field that texts go into.
  static func textField(of endpoint: WriteEndpoint.Kind) -> String {
    endpoint == .contactCreation ? "last_name" : "notes"
  }

  /// The endpoint with a text of every kind that damages it.
  static func hostile(_ endpoint: WriteEndpoint.Kind) -> String { text(of: endpoint) }

  /// The endpoint with a field that names a user.
  static func naming(_ endpoint: WriteEndpoint.Kind) -> String {
    guard endpoint == .contactCreation else {
      return text(of: endpoint).replacing(
        "hostile-text:",
        with: """
              references:
                data.agent: { request: "GET /users/{{.Reference}}", fields: { data.id: "{{.Owner}}" } }
          hostile-text:
          """)
    }
    return contact.replacing(
      #""phone": "{{.BusinessNumber}}""#, with: #""phone": "{{.BusinessNumber}}", "owner": "u1""#
    ).replacing(
      "hostile-text:",
      with: """
            references: { data.owner: "GET /users/{{.Reference}}" }
        hostile-text:
        """)
  }

  /// The endpoint with a new contact that has to be refused.
  static let refusing = contact.replacing(
    "read-back:",
    with: """
        no name: { with: { FirstName: "", LastName: "" }, refused: { status: 422, says: last_name } }
      read-back:
      """)

  /// The text of `users.yaml`: three extensions whose users are known.
  static let users = """
    endpoint: users
    request: GET /users
    mapping: { UserUniqueId: data.#.id, Email: data.#.email }
    agents:
      "1000": { user: u1 }
      "1001": { user: u2 }
      "1002": { user: u3 }

    """

  private static let contact = """
    endpoint: contact-creation
    types:
      Contacts: |
        POST /contacts

        {
          "first_name": {{printf "%q" .FirstName}},
          "last_name": {{printf "%q" .LastName}},
          "phone": "{{.BusinessNumber}}"
        }
    mapping: { ContactId: data.id }
    response: { status: 201 }
    scenarios:
      new caller: { with: { FirstName: Test, LastName: Caller } }
    read-back:
      - request: GET /contacts/{{.RecordId}}
        fields:
          data.first_name: "{{.FirstName}}"
          data.last_name: "{{.LastName}}"
          data.phone: { phone: "{{.BusinessNumber}}" }
    hostile-text: [markup]
    clean-up:
      request: DELETE /contacts/{{.RecordId}}
      tag: LastName
      leftovers: { request: "GET /contacts/marked?text={{.Tag}}", ids: data.#.id }

    """

  private static let journal = callRecord(
    "call-journal", "/calls", "skip-unanswered-agents: true", "id: data.id")

  private static let ticket = callRecord(
    "ticket-creation", "/tickets", "look-up-contact: true", "mapping: { TicketId: data.id }")

  private static func callRecord(
    _ name: String, _ place: String, _ option: String, _ id: String
  ) -> String {
    """
    endpoint: \(name)
    subject: "{{.Communication_Type}} call"
    description: "{{.Call_From}} to {{.Call_To}}"
    \(option)
    request: |
      POST \(place)

      {
        "subject": {{printf "%q" .Subject}},
        "notes": {{printf "%q" .Description}},
        "contact_id": "{{.ContactId}}",
        "direction": "{{.Communication_Type}}",
        "status": "{{.Call_Status}}",
        "agent": "{{.Owner}}",
        "started_at": "{{TimeFormat .StartTimeUnix "yyyy-MM-ddTHH:mm:ss.000Zz" "1"}}",
        "duration": {{if .Talk_Duration_Sec}}{{.Talk_Duration_Sec}}{{else}}0{{end}}
      }
    \(id)
    response: { status: 201 }
    calls: [inbound-answered]
    read-back:
      - request: GET \(place)/{{.RecordId}}
        fields:
          data.subject: "{{.Subject}}"
          data.notes: "{{.Description}}"
          data.contact_id: "{{.ContactId}}"
          data.direction: { by-direction: { inbound: Inbound, outbound: Outbound } }
          data.status: { by-outcome: { answered: ANSWERED } }
          data.agent: "{{.Owner}}"
          data.started_at: { instant: start }
          data.duration: { duration: talk }
    hostile-text: [markup]
    clean-up:
      request: DELETE \(place)/{{.RecordId}}
      tag: Subject
      leftovers: { request: "GET \(place)/marked?text={{.Tag}}", ids: data.#.id }

    """
  }
}
