// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// The fields of a record in order, each with what is stored in it.
struct Fields: Sendable, Hashable {
  private(set) var members: [JSONOutput.Member]

  init(_ members: [JSONOutput.Member] = []) {
    self.members = members
  }

  /// What a field holds, null if there is no such field; a new field is added at the end.
  subscript(key: String) -> JSONOutput {
    get { members.first { $0.key == key }?.value ?? .null }
    set {
      let member = JSONOutput.Member(key, newValue)
      if let index = members.firstIndex(where: { $0.key == key }) {
        members[index] = member
      } else {
        members.append(member)
      }
    }
  }

  func has(_ key: String) -> Bool { members.contains { $0.key == key } }

  /// The text of a field.
  func text(_ key: String) -> String? {
    if case .string(let text) = self[key] { text } else { nil }
  }

  /// Changes the texts of some fields.
  mutating func change(_ keys: Set<String>, _ change: (String) -> String) {
    members = members.map { member in
      guard keys.contains(member.key), case .string(let text) = member.value else { return member }
      return .init(member.key, .string(change(text)))
    }
  }
}
