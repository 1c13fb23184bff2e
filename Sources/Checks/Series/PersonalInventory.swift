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
  private var keys: KeyMeanings

  /// What keys say: every answer has the same ones, and to find it out takes longer than all else.
  struct KeyMeanings {
    /// Keys that are data, such as ids, would only fill the memory.
    private static let most = 1_000
    private var known: [String: RedactedText?] = [:]

    mutating func meaning(of key: String) -> RedactedText? {
      if let meaning = known[key] { return meaning }
      let meaning = PersonalMeaning.ofKey(key)
      if known.count < Self.most { known.updateValue(meaning, forKey: key) }
      return meaning
    }
  }

  /// Looks an answer through; what is learned of its keys is kept for the next one.
  init(of root: JSONValue, mapped: MappedPaths, keys: inout KeyMeanings) {
    self.mapped = mapped
    self.keys = keys
    keys = KeyMeanings()
    walk(root, at: [])
    keys = self.keys
    self.keys = KeyMeanings()
  }

  private mutating func walk(
    _ value: JSONValue, at path: [String], within what: RedactedText? = nil
  ) {
    switch value.kind {
    case .object:
      for (key, inner) in value.members {
        walk(inner, at: path + [key], within: what ?? keys.meaning(of: key))
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
