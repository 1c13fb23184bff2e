// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// A person, or a program, that can log in to the CRM.
struct NorthgateUser: Sendable, Hashable {
  /// The keys of an answered user, in order.
  static let keys = NorthgateUser(id: "", firstName: nil, lastName: nil).members.map(\.key)

  var id: String
  var firstName: String?
  var lastName: String?
  var displayName: String
  var email: String?
  var isActive = true
  var extensionNumber: String?
  var role = SandboxRole.agent
  /// Whether it is a queue that several people answer for, and no person.
  var isShared = false

  init(id: String, firstName: String?, lastName: String?) {
    self.id = id
    self.firstName = firstName
    self.lastName = lastName
    displayName = [firstName, lastName].compactMap(\.self).joined(separator: " ")
  }

  var members: [JSONOutput.Member] {
    [
      .init("id", .string(id)), .init("first_name", JSONOutput(firstName)),
      .init("last_name", JSONOutput(lastName)), .init("display_name", .string(displayName)),
      .init("email", JSONOutput(email)), .init("active", .bool(isActive)),
      .init("extension", JSONOutput(extensionNumber)), .init("role", .string(role.rawValue)),
      .init("shared", .bool(isShared)),
    ]
  }
}
