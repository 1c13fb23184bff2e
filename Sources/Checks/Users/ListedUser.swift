// SPDX-License-Identifier: Apache-2.0

import Contracts
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Transports

/// One user of the list, in as little memory as checks need: there may be fifty thousand.
public struct ListedUser: Sendable, Hashable {
  /// What its unique id is made of.
  public enum Identity: UInt8, Sendable, Hashable {
    /// A number, a key, a word.
    case opaque
    /// What people call the user, which changes when somebody marries.
    case name
    /// An address, which changes when somebody marries, too.
    case email
  }

  /// The unique id as the PBX keeps it.
  public let id: String
  /// The e-mail address; empty if the answer has none.
  public let email: String
  /// The page it stands on, from 1.
  public let page: Int32
  /// Its place there, from 1.
  public let place: Int32
  /// What the id is made of.
  public let identity: Identity
  /// Whether the record says that it is switched off.
  public let isDisabled: Bool
  /// Whether the record, or its address, says that it is no person but a queue or a group.
  public let isShared: Bool

  /// The address as it is compared: no page says that its case matters.
  var address: String { email.lowercased() }
}

extension ListedUser {
  /// The users of a page, side by side as the PBX puts them.
  static func all(of columns: UserColumns, in body: [UInt8], page: Int) -> [ListedUser] {
    guard let ids = columns.column(of: .uniqueID) else { return [] }
    let signs = UserSigns(beside: ids, in: body)
    func text(_ field: UserField, _ index: Int) -> String {
      let values = columns.column(of: field)?.values ?? []
      return values.indices.contains(index) ? values[index].text : ""
    }
    return ids.values.indices.map { index in
      let email = text(.email, index)
      let id = ids.values[index].text
      return ListedUser(
        id: id, email: email, page: Int32(page), place: Int32(index + 1),
        identity: identity(id, text(.firstName, index), text(.lastName, index)),
        isDisabled: signs.isDisabled(index),
        isShared: signs.isShared(index) || isOfMany(email))
    }
  }

  private static func identity(_ id: String, _ first: String, _ last: String) -> Identity {
    if id.contains("@") { return .email }
    let names = [first, last, "\(first) \(last)", "\(last) \(first)", "\(last), \(first)"]
    let isName = id.contains(" ") && id.contains(where: \.isLetter) || names.contains(id)
    return isName && !id.isEmpty ? .name : .opaque
  }

  /// Words before the `@` of addresses that several people read.
  private static let words: Set<String> = [
    "billing", "contact", "hello", "helpdesk", "info", "mail", "office", "queue", "reception",
    "sales", "service", "support", "team",
  ]

  private static func isOfMany(_ email: String) -> Bool {
    words.contains(email.prefix { $0 != "@" }.lowercased())
  }
}

/// What records say about users besides the mapped fields.
///
/// The PBX does not read it. Keys are looked up as columns; one that is missing in a record would
/// shift, so that only keys that every record has count.
struct UserSigns {
  private var disabled: Set<Int> = []
  private var shared: Set<Int> = []

  private static let active = [
    "active", "is_active", "isActive", "IsActive", "enabled", "is_enabled", "isEnabled",
  ]
  private static let inactive = [
    "disabled", "is_disabled", "isDisabled", "suspended", "locked", "deleted", "archived",
    "blocked",
  ]
  private static let states = ["status", "state"]
  private static let flags = ["shared", "is_shared", "isShared", "is_queue", "isQueue", "is_group"]
  private static let kinds = ["type", "kind", "role", "user_type"]

  private static let off: Set<String> = [
    "inactive", "disabled", "suspended", "locked", "deleted", "archived", "deactivated", "blocked",
  ]
  private static let many: Set<String> = ["queue", "group", "team", "shared", "mailbox"]

  init(beside ids: UserColumns.Column, in body: [UInt8]) {
    guard let records = Self.records(of: ids.paths.first?.text ?? "") else { return }
    let keys = Self.active + Self.inactive + Self.states + Self.flags + Self.kinds
    let values = GJSONPath.values(of: keys.map { GJSONPath("\(records).\($0)") }, in: body)
    for (key, value) in zip(keys, values) where value.exists {
      let column = value.elements
      guard column.count == ids.values.count else { continue }
      for (index, value) in column.enumerated() { note(key, value, of: index) }
    }
  }

  private mutating func note(_ key: String, _ value: GJSONValue, of index: Int) {
    let text = value.text.lowercased()
    let isTrue = ["true", "1", "y", "yes"].contains(text)
    let isFalse = ["false", "0", "n", "no"].contains(text)
    let isOff =
      Self.active.contains(key) && isFalse || Self.inactive.contains(key) && isTrue
      || Self.states.contains(key) && Self.off.contains(text)
    if isOff { disabled.insert(index) }
    if Self.flags.contains(key) && isTrue || Self.kinds.contains(key) && Self.many.contains(text) {
      shared.insert(index)
    }
  }

  func isDisabled(_ index: Int) -> Bool { disabled.contains(index) }

  func isShared(_ index: Int) -> Bool { shared.contains(index) }

  /// The path of the records, such as `data.#` of `data.#.id`; nil if there is no list.
  private static func records(of path: String) -> String? {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false)
    guard let place = parts.firstIndex(where: { $0.hasPrefix("#") }) else { return nil }
    return parts[...place].joined(separator: ".")
  }
}
