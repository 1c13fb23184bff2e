// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// The lists of records that the CRM has.
enum NorthgateKind: String, CaseIterable, Sendable {
  case contacts, leads, accounts
}

/// A contact, lead or account; all three have the same keys.
struct NorthgateRecord: Sendable, Hashable {
  struct Owner: Sendable, Hashable {
    var id = "u1"
    var email: String? = "mona.saleh@northgate.example"
  }

  static let firstInstant = "2026-01-15T08:00:00Z"

  var id: String
  var fullName: String
  var firstName: String?
  var lastName: String?
  var company: String?
  var email: String?
  var phone: String?
  var mobile: String?
  var url: String
  var status: String? = "active"
  var source: String?
  var desk: String? = "dubai"
  var owner = Owner()
  var createdAt = firstInstant
  var updatedAt = firstInstant

  /// A record of which nothing is known but its name.
  init(id: String, fullName: String, kind: NorthgateKind) {
    self.id = id
    self.fullName = fullName
    url = "https://sandbox.northgate.example/app/\(kind.rawValue)/\(id)"
  }

  /// The first word of the full name, and the others.
  mutating func splitName() {
    let words = fullName.split(separator: " ", maxSplits: 1)
    firstName = words.first.map(String.init)
    lastName = words.count > 1 ? String(words[1]) : nil
  }

  /// Every key, whether it has a value or not.
  var members: [JSONOutput.Member] {
    [
      .init("id", .string(id)), .init("full_name", .string(fullName)),
      .init("first_name", JSONOutput(firstName)), .init("last_name", JSONOutput(lastName)),
      .init("company", JSONOutput(company)), .init("email", JSONOutput(email)),
      .init("phone", JSONOutput(phone)), .init("mobile", JSONOutput(mobile)),
      .init("url", .string(url)), .init("updated_at", .string(updatedAt)),
      .init("owner", ["id": .string(owner.id), "email": JSONOutput(owner.email)]),
      .init("owner_id", .string(owner.id)), .init("status", JSONOutput(status)),
      .init("source", JSONOutput(source)), .init("created_at", .string(createdAt)),
      .init("custom", ["desk": JSONOutput(desk)]),
    ]
  }
}
