// SPDX-License-Identifier: Apache-2.0

import JSONValues
import PhoneNumbers
import Redaction

/// The places in an answer that hold personal data though nothing maps them.
struct PersonalInventory {
  /// One place, with `#` for each element of a list.
  struct Entry {
    let path: String
    /// What stands there, in words.
    let what: RedactedText
    /// How many values there are, empty ones not counted.
    var count: Int
  }

  private(set) var entries: [Entry] = []
  private let mapped: MappedPaths

  init(of root: JSONValue, mapped: MappedPaths) {
    self.mapped = mapped
    walk(root, at: [])
  }

  private mutating func walk(
    _ value: JSONValue, at path: [String], within what: RedactedText? = nil
  ) {
    switch value.kind {
    case .object:
      for (key, inner) in value.members {
        walk(inner, at: path + [key], within: what ?? PersonalMeaning.ofKey(key))
      }
    case .array:
      for inner in value.elements { walk(inner, at: path + ["#"], within: what) }
    case .null: break
    case .string, .number, .true, .false:
      guard !mapped.contains(path), value.string?.isEmpty != true,
        let what = what ?? PersonalMeaning.ofValue(value)
      else { return }
      add(path.joined(separator: "."), what)
    }
  }

  private mutating func add(_ path: String, _ what: RedactedText) {
    if let place = entries.firstIndex(where: { $0.path == path }) {
      entries[place].count += 1
    } else {
      entries.append(Entry(path: path, what: what, count: 1))
    }
  }
}
