// SPDX-License-Identifier: Apache-2.0

import JSONValues
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

  /// Walks through an answer and learns the places that it has.
  init(of root: JSONValue, at places: inout PersonalPlaces) {
    places.trim()
    walk(root, at: PersonalPlaces.root, of: &places)
  }

  private mutating func walk(
    _ value: JSONValue, at place: Int, of places: inout PersonalPlaces
  ) {
    switch value.kind {
    case .object:
      for (position, (key, inner)) in value.entries.enumerated() {
        walk(inner, at: places.member(key, at: position, of: place), of: &places)
      }
    case .array:
      for inner in value.elements { walk(inner, at: places.elements(of: place), of: &places) }
    case .null: break
    case .string, .number, .true, .false:
      guard !places.isMapped(place), !value.isEmptyString,
        let what = places.what(at: place) ?? PersonalMeaning.ofValue(value)
      else { return }
      add(places.path(of: place), what)
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

extension JSONValue {
  /// Whether nothing stands between its quotes.
  fileprivate var isEmptyString: Bool { kind == .string && range.count == 2 }
}
