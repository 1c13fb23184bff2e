// SPDX-License-Identifier: Apache-2.0

/// Contracts that differ from the one of the examples in one thing.
enum Search {
  static let url = "/contacts/search?phone={{UrlEncode .Phone}}"

  static func with(
    mapping: String = """
      ContactsId: data.#.id
      FirstName: data.#.full_name
      BusinessNumber: data.#.phone
    """, _ more: String = "",
    known: String =
      "{ call: \"+971500000000\", finds: { ContactsId: abc123, FirstName: Aisha Rahman } }"
  ) -> String {
    """
    endpoint: contact-search
    types:
      Contacts: GET \(url)
    mapping:
    \(mapping)
    \(more)
    scenarios:
      known customer: \(known)
      nobody: { call: "+971509999999", finds: nothing }

    """
  }

  static func record(
    id: String = #""abc123""#, name: String = #""Aisha Rahman""#,
    phone: String = #""+971500000000""#, _ more: String = ""
  ) -> String {
    #"{"id": \#(id), "full_name": \#(name), "phone": \#(phone)\#(more)}"#
  }

  static func list(_ records: String...) -> Answer {
    Answer(#"{"data": [\#(records.joined(separator: ", "))]}"#)
  }
}

extension Search {
  static let root = Search.with(
    mapping: "  ContactsId: \"#.id\"\n  FirstName: \"#.full_name\"\n  BusinessNumber: \"#.phone\"")
  static let single = Search.with(
    mapping: "  ContactsId: id\n  FirstName: full_name\n  BusinessNumber: phone")
  static let idOnly = "{ call: \"+971500000000\", finds: { ContactsId: abc123 } }"
  static let mobile = Search.with(
    mapping: """
        ContactsId: data.#.id
        FirstName: data.#.full_name
        BusinessNumber: data.#.phone
        MobileNumber: data.#.mobile
      """, "optional: [BusinessNumber, MobileNumber]")
  static let commaList = Search.with(
    mapping: """
        ContactsId: data.#.id
        FirstName: data.#.full_name
        BusinessNumber: [data.#.phone, data.#.mobile]
      """)
  static let query = Search.with(
    mapping: """
        ContactsId: data.#(phone=="{{.Phone}}")#.id
        FirstName: data.#(phone=="{{.Phone}}")#.full_name
        BusinessNumber: data.#(phone=="{{.Phone}}")#.phone
      """)
  static let field = Search.with("popup: { field: data.#.url }")
  static let opens = Search.with(
    "popup: { field: data.#.url }",
    known: """
      { call: "+971500000000", finds: { ContactsId: abc123 }, opens: https://crm.example/c/abc123 }
      """)
  static let made = Search.with(
    "popup: https://crm.example/c/{{.ContactId}}",
    known: """
      { call: "+971500000000", finds: { ContactsId: abc123 }, opens: https://crm.example/c/abc123 }
      """)
  static let shape = Search.with(
    """
    response:
      schema:
        required: [data]
        properties:
          total: { type: integer }
          data:
            type: array
            maxItems: 2
            items:
              required: [id, full_name]
              properties: { id: { type: string }, full_name: { type: string } }
    """)

  static func id(_ id: String) -> String {
    Search.with(known: "{ call: \"+971500000000\", finds: { ContactsId: \(id) } }")
  }

  static func name(_ name: String) -> String {
    "{ call: \"+971500000000\", finds: { FirstName: \(name) } }"
  }

  static func call(_ number: String) -> String {
    Search.with(known: "{ call: \"\(number)\", finds: { ContactsId: abc123 } }")
  }

  static func company(_ more: String, finds: String = "ContactsId: abc123") -> String {
    Search.with(
      mapping: """
          ContactsId: data.#.id
          FirstName: data.#.full_name
          BusinessNumber: data.#.phone
          Company: data.#.company
        """, more, known: "{ call: \"+971500000000\", finds: { \(finds) } }")
  }

  static func phone(_ spelling: String) -> Answer {
    Search.list(Search.record(phone: "\"\(spelling)\""))
  }

  static func url(_ url: String) -> Answer {
    Search.list(Search.record(#", "url": \#(url)"#))
  }
}
