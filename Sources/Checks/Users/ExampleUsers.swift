// SPDX-License-Identifier: Apache-2.0

/// The contract and the answers of the examples about users: three people on two pages.
enum ExampleUsers {
  /// The text of `users.yaml`.
  static let text = """
    endpoint: users
    request: GET /users
    paging: { mode: page, parameter: page, size-parameter: per_page, size: 2 }
    mapping:
      UserUniqueId: data.#.id
      FirstName: data.#.first_name
      Email: data.#.email
    total: total
    agents:
      "1001": { email: sara@crm.example, user: u1 }

    """

  /// The same with pages that link to each other.
  static let linked = text.replacing(
    "paging: { mode: page, parameter: page, size-parameter: per_page, size: 2 }",
    with: "paging: { mode: link, next: next }")

  static let sara = user("u1", "Sara", "sara@crm.example")
  static let ben = user("u2", "Ben", "ben@crm.example")
  static let cara = user("u3", "Cara", "cara@crm.example")

  /// The two pages of a healthy CRM.
  static let pages = [page([sara, ben]), page([cara])]

  static func user(_ id: String, _ name: String, _ email: String, _ more: String = "") -> String {
    #"{"id": "\#(id)", "first_name": "\#(name)", "email": "\#(email)"\#(more)}"#
  }

  static func page(
    _ users: [String], total: Int = 3, next: String? = nil, status: Int = 200
  ) -> ExampleAnswer {
    let link = next.map { ", \"next\": \"\($0)\"" } ?? ""
    let list = users.joined(separator: ", ")
    return ExampleAnswer(
      "{\"data\": [\(list)], \"total\": \(total)\(link)}", status: status)
  }

  /// Answers of the contract above.
  static func example(
    _ answers: [ExampleAnswer] = pages, of text: String = text,
    again: [Int: ExampleAnswer] = [:], wider: ExampleAnswer? = nil
  ) -> EndpointExample {
    EndpointExample("users", text, answers, again: again, wider: wider)
  }
}
