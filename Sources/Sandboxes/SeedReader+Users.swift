// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Redaction

extension SeedReader {
  static let usersKey = "users"

  private static let userKeys = [
    "id", "first_name", "last_name", "display_name", "email", "active", "extension", "role",
    "shared",
  ]
  private static let userTexts: [String: any WritableKeyPath<NorthgateUser, String?> & Sendable] = [
    "first_name": \.firstName, "last_name": \.lastName, "email": \.email,
    "extension": \.extensionNumber,
  ]
  private static let userFlags: [String: any WritableKeyPath<NorthgateUser, Bool> & Sendable] = [
    "active": \.isActive, "shared": \.isShared,
  ]

  /// The users of the CRM in the order of the file.
  mutating func users(in root: JSONValue) -> [NorthgateUser] {
    guard root.kind == .object, let list = root[Self.usersKey] else { return [] }
    if list.kind != .array { complainOfType(list, expected: "a list of users") }
    var ids: Set<String> = []
    var users: [NorthgateUser] = []
    for element in list.elements {
      guard let user = user(element) else { continue }
      if !ids.insert(user.id).inserted {
        complain(
          "seed-duplicate-id", "the id '\(authored: user.id)' is taken already",
          at: element["id"] ?? element, remedy: "give each of the users its own id")
      }
      users.append(user)
    }
    return users
  }

  private mutating func user(_ value: JSONValue) -> NorthgateUser? {
    let members = members(of: value, named: "a user", known: Self.userKeys)
    guard value.kind == .object else { return nil }
    guard let id = value["id"] else {
      complain(
        "seed-missing-key", "a user has no 'id'", at: value, remedy: "every user needs an id")
      return nil
    }
    var user = NorthgateUser(
      id: text(id) ?? "", firstName: value["first_name"]?.string,
      lastName: value["last_name"]?.string)
    check(user.id, of: "id", at: id)
    for (key, value) in members where key != "id" { set(key, to: value, in: &user) }
    return user
  }

  private mutating func set(_ key: String, to value: JSONValue, in user: inout NorthgateUser) {
    if let path = Self.userTexts[key] {
      if value.string == nil, !value.isNull { complainOfType(value, expected: "text or null") }
      user[keyPath: path] = value.string
    } else if let path = Self.userFlags[key] {
      guard let flag = value.bool else {
        return complainOfType(value, expected: "true or false")
      }
      user[keyPath: path] = flag
    } else if key == "display_name" {
      if let name = text(value) { user.displayName = name }
    } else if let word = text(value) {
      setRole(word, at: value, in: &user)
    }
  }

  private mutating func setRole(
    _ word: String, at value: JSONValue, in user: inout NorthgateUser
  ) {
    if let role = SandboxRole(rawValue: word) {
      user.role = role
      return
    }
    let known = SandboxRole.allCases.map(\.rawValue).joined(separator: ", ")
    complain(
      "seed-unknown-role", "there is no role '\(authored: word)'", at: value,
      remedy: "known are \(authored: known)")
  }
}
