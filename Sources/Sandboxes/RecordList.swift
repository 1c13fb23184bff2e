// SPDX-License-Identifier: Apache-2.0

/// The records of one kind in the order in which they were stored, found by id and by number.
struct RecordList: Sendable {
  private var slots: [NorthgateRecord?] = []
  private var byID: [String: Int] = [:]
  private var byNumber: [PhoneMatcher.Key: [Int]] = [:]
  /// The places of those that readers do not see yet.
  private var hidden: Set<Int> = []
  private let search: SandboxSearch
  private let fields: [SandboxFault.PhoneField]

  /// Records, found by those of their numbers that searches look at.
  init(
    _ records: [NorthgateRecord], search: SandboxSearch, fields: [SandboxFault.PhoneField]
  ) {
    self.search = search
    self.fields = fields
    for record in records { add(record) }
  }

  var count: Int { byID.count }

  var shownCount: Int { byID.count - hidden.count }

  /// The records that there are, hidden ones too.
  var stored: [NorthgateRecord] { slots.compactMap(\.self) }

  /// The records that readers see.
  var all: [NorthgateRecord] { hidden.isEmpty ? stored : slots.indices.compactMap(shown) }

  /// The record that readers see under an id.
  subscript(id: String) -> NorthgateRecord? { byID[id].flatMap(shown) }

  /// A record, hidden or not.
  func stored(_ id: String) -> NorthgateRecord? { byID[id].flatMap { slots[$0] } }

  mutating func add(_ record: NorthgateRecord, hidden isHidden: Bool = false) {
    let place = slots.count
    slots.append(record)
    byID[record.id] = place
    if isHidden { hidden.insert(place) }
    for key in keys(of: record) where byNumber[key]?.last != place {
      byNumber[key, default: []].append(place)
    }
  }

  /// Lets readers see a hidden record.
  mutating func show(_ id: String) {
    if let place = byID[id] { hidden.remove(place) }
  }

  /// Whether there was such a record.
  mutating func remove(_ id: String) -> Bool {
    guard let place = byID.removeValue(forKey: id) else { return false }
    slots[place] = nil
    hidden.remove(place)
    return true
  }

  /// Changes a record; its id stays.
  mutating func change(_ id: String, _ change: (inout NorthgateRecord) -> Void) {
    guard let place = byID[id], var record = slots[place] else { return }
    let before = keys(of: record)
    change(&record)
    slots[place] = record
    let after = keys(of: record)
    for key in before where !after.contains(key) { byNumber[key]?.removeAll { $0 == place } }
    for key in after where !before.contains(key) { byNumber[key, default: []].append(place) }
  }

  private func shown(_ place: Int) -> NorthgateRecord? {
    hidden.contains(place) ? nil : slots[place]
  }

  /// What the searched numbers of a record are found by.
  private func keys(of record: NorthgateRecord) -> [PhoneMatcher.Key] {
    fields.compactMap { record.number($0) }.compactMap { PhoneMatcher.key(of: $0, for: search) }
  }

  /// The records that a number finds.
  func found(by matcher: PhoneMatcher) -> [NorthgateRecord] {
    if PhoneMatcher.hasKeys(search) {
      return (matcher.key.flatMap { byNumber[$0] } ?? []).compactMap(shown)
    }
    return records { matcher.matches($0) }
  }

  /// The records of which one of the searched numbers is as it should be.
  func records(where isMatch: (String) -> Bool) -> [NorthgateRecord] {
    all.filter { record in fields.contains { record.number($0).map(isMatch) ?? false } }
  }
}
