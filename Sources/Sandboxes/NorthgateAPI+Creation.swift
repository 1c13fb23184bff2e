// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Synchronization

extension NorthgateAPI {
  /// The most characters of any field.
  private static let longestField = 255

  /// Stores a contact; keys that the CRM does not know are passed over.
  func create(_ request: ServerRequest) -> ServerResponse {
    guard let body = try? JSONDocument(parsing: request.body).root, body.kind == .object else {
      return .error(400, "invalid_json", "the body is not an object in JSON")
    }
    if let complaint = Self.complaint(about: body) {
      return .error(422, "invalid_field", complaint)
    }
    guard let name = Self.fullName(in: body) else {
      return .error(422, "missing_field", "full_name is missing or blank")
    }
    var contact = Self.contact(name, from: body)
    if let id = contact.accountID,
      state.withLock({ $0.store.record(id, of: .accounts) }) == nil
    {
      return .error(422, "invalid_field", "account_id is the id of no account")
    }
    let other = state.withLock { store(&contact, in: &$0) }
    if let other {
      return .error(409, "duplicate", "contact \(other) has this full_name and this phone already")
    }
    return single(contact, .contacts, status: 201)
  }

  /// Stores a contact and gives it what only the CRM can give it.
  ///
  /// - Returns: The id of the contact that it would be a second copy of; nil if it was stored.
  private func store(
    _ contact: inout NorthgateRecord, in state: inout NorthgateState
  ) -> String? {
    if let other = state.store.duplicate(of: contact) { return other.id }
    contact.id = state.store.takeID()
    contact.url =
      NorthgateRecord(id: contact.id, fullName: contact.fullName, kind: .contacts).url
    contact.createdAt = now()
    contact.updatedAt = contact.createdAt
    state.store.add(contact)
    state.statistics.writes += 1
    return nil
  }

  private static func contact(_ name: String, from body: JSONValue) -> NorthgateRecord {
    var contact = NorthgateRecord(id: "", fullName: name, kind: .contacts)
    contact.splitName()
    contact.firstName = text("first_name", of: body) ?? contact.firstName
    contact.lastName = text("last_name", of: body) ?? contact.lastName
    contact.company = text("company", of: body)
    contact.email = text("email", of: body)
    contact.phone = text("phone", of: body)
    contact.mobile = text("mobile", of: body)
    contact.home = text("home", of: body)
    contact.source = text("source", of: body)
    contact.accountID = text("account_id", of: body)
    contact.desk = body["custom"]?["desk"]?.string ?? contact.desk
    return contact
  }

  /// The full name as it was sent, or the parts it is made of.
  private static func fullName(in body: JSONValue) -> String? {
    let parts = [text("first_name", of: body), text("last_name", of: body)].compactMap(\.self)
    let name = text("full_name", of: body) ?? parts.joined(separator: " ")
    return name.allSatisfy(\.isWhitespace) ? nil : name
  }

  /// A text that is there and not empty.
  private static func text(_ key: String, of body: JSONValue) -> String? {
    let text = body[key]?.string
    return text == "" ? nil : text
  }

  private static func complaint(about body: JSONValue) -> String? {
    let keys = [
      "full_name", "first_name", "last_name", "company", "email", "phone", "mobile", "home",
      "source", "account_id",
    ]
    for key in keys {
      guard let value = body[key], !value.isNull else { continue }
      guard let text = value.string else { return "\(key) is no text" }
      if text.count > longestField { return "\(key) is longer than \(longestField) characters" }
    }
    return nil
  }
}
