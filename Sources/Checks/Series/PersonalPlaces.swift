// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Redaction

/// The places that a search's answers have, with what their keys say.
///
/// Every answer has the same keys, and to find out what they mean takes longer than all else.
struct PersonalPlaces {
  /// The root of a document.
  static let root = 0
  /// Places that are data, such as ids for keys, would only fill the memory.
  private static let most = 10_000

  /// One place, with `#` for each element of a list.
  private struct Place {
    let path: [String]
    let isMapped: Bool
    let what: RedactedText?
    /// The key as it stands in the document; empty for elements.
    let key: ArraySlice<UInt8>
    /// Places within this one, in the order in which they were met, and by their keys.
    var inner: [Int] = []
    var byKey: [ArraySlice<UInt8>: Int] = [:]
  }

  private let mapped: MappedPaths
  private var places: [Place]

  init(mapped: MappedPaths) {
    self.mapped = mapped
    places = [Place(path: [], isMapped: mapped.contains([]), what: nil, key: [])]
  }

  /// Forgets what it knows if that has become too much; to be called between two documents.
  mutating func trim() {
    if places.count > Self.most { self = PersonalPlaces(mapped: mapped) }
  }

  /// Whether the PBX shows what stands at a place.
  func isMapped(_ place: Int) -> Bool { places[place].isMapped }

  /// What the keys on the way to a place say; nil if they say nothing.
  func what(at place: Int) -> RedactedText? { places[place].what }

  /// The path of a place.
  func path(of place: Int) -> String { places[place].path.joined(separator: ".") }

  /// The place of an object's member; `position`: where it stands among the members.
  mutating func member(_ key: JSONValue, at position: Int, of place: Int) -> Int {
    let raw = key.rawBytes
    if position < places[place].inner.count {
      let likely = places[place].inner[position]
      if places[likely].key == raw { return likely }
    }
    if let known = places[place].byKey[raw] { return known }
    let name = key.string ?? ""
    return add(
      name, Array(raw)[...], within: place, what: places[place].what ?? PersonalMeaning.ofKey(name))
  }

  /// The place of the elements of a list.
  mutating func elements(of place: Int) -> Int {
    places[place].byKey[[]] ?? add("#", [], within: place, what: places[place].what)
  }

  private mutating func add(
    _ name: String, _ key: ArraySlice<UInt8>, within place: Int, what: RedactedText?
  ) -> Int {
    let path = places[place].path + [name]
    places.append(Place(path: path, isMapped: mapped.contains(path), what: what, key: key))
    places[place].inner.append(places.count - 1)
    places[place].byKey[key] = places.count - 1
    return places.count - 1
  }
}
