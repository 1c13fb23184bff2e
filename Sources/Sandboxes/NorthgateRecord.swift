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
  /// The keys of an answered record, in order.
  static let keys = NorthgateRecord(id: "", fullName: "", kind: .contacts).members.map(\.key)
  /// The key that counts views while searches have side effects.
  static let viewsKey = "view_count"

  var id: String
  var fullName: String
  var firstName: String?
  var lastName: String?
  var company: String?
  var email: String?
  var phone: String?
  var mobile: String?
  var home: String?
  var url: String
  var status: String? = "active"
  var source: String?
  var desk: String? = "dubai"
  /// Nil for a record that was stored without one.
  var owner: Owner? = Owner()
  var accountID: String?
  var createdAt = firstInstant
  var updatedAt = firstInstant
  /// Whether its texts come back escaped for HTML.
  var comesEscaped = false

  /// A record of which nothing is known but its name.
  init(id: String, fullName: String, kind: NorthgateKind) {
    self.id = id
    self.fullName = fullName
    url = "https://sandbox.northgate.example/app/\(kind.rawValue)/\(id)"
  }

  /// Whether it has not been archived.
  var isActive: Bool { status != "archived" }

  /// When it was last changed; the beginning of time if nobody can tell.
  var updated: CalendarInstant { CalendarInstant(updatedAt) ?? .distantPast }

  /// A number of the record.
  func number(_ field: SandboxFault.PhoneField) -> String? {
    switch field {
    case .phone: phone
    case .mobile: mobile
    case .home: home
    }
  }

  /// The first word of the full name, and the others.
  mutating func splitName() {
    let words = fullName.split(separator: " ", maxSplits: 1)
    firstName = words.first.map(String.init)
    lastName = words.count > 1 ? String(words[1]) : nil
  }

  /// Every key, whether it has a value or not.
  var members: [JSONOutput.Member] {
    let members: [JSONOutput.Member] = [
      .init("id", .string(id)),
      // Only a CRM that does not keep the name has somebody without one.
      .init("full_name", JSONOutput(fullName.isEmpty ? nil : fullName)),
      .init("first_name", JSONOutput(firstName)), .init("last_name", JSONOutput(lastName)),
      .init("company", JSONOutput(company)), .init("email", JSONOutput(email)),
      .init("phone", JSONOutput(phone)), .init("mobile", JSONOutput(mobile)),
      .init("home", JSONOutput(home)), .init("url", .string(url)),
      .init("updated_at", .string(updatedAt)),
      .init("owner", owner.map { ["id": .string($0.id), "email": JSONOutput($0.email)] } ?? .null),
      .init("owner_id", JSONOutput(owner?.id)), .init("account_id", JSONOutput(accountID)),
      .init("status", JSONOutput(status)), .init("active", .bool(isActive)),
      .init("source", JSONOutput(source)), .init("created_at", .string(createdAt)),
      .init("custom", ["desk": JSONOutput(desk)]),
    ]
    return comesEscaped ? WriteFaults.escaped(members) : members
  }
}
