// SPDX-License-Identifier: Apache-2.0

/// The records of one kind in the order in which they were stored, found by id and by number.
struct RecordList: Sendable {
  private var slots: [NorthgateRecord?] = []
  private var byID: [String: Int] = [:]
  private var byNumber: [PhoneMatcher.Key: [Int]] = [:]
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

  /// The records that there are.
  var all: [NorthgateRecord] { slots.compactMap(\.self) }

  subscript(id: String) -> NorthgateRecord? { byID[id].flatMap { slots[$0] } }

  mutating func add(_ record: NorthgateRecord) {
    let place = slots.count
    slots.append(record)
    byID[record.id] = place
    for field in fields {
      guard let text = record.number(field), let key = PhoneMatcher.key(of: text, for: search)
      else { continue }
      if byNumber[key]?.last != place { byNumber[key, default: []].append(place) }
    }
  }

  /// Whether there was such a record.
  mutating func remove(_ id: String) -> Bool {
    guard let place = byID.removeValue(forKey: id) else { return false }
    slots[place] = nil
    return true
  }

  /// Changes a record in what is not searched; its id and numbers stay.
  mutating func change(_ id: String, _ change: (inout NorthgateRecord) -> Void) {
    guard let place = byID[id], var record = slots[place] else { return }
    change(&record)
    slots[place] = record
  }

  /// The records that a number finds.
  func found(by matcher: PhoneMatcher) -> [NorthgateRecord] {
    if PhoneMatcher.hasKeys(search) {
      return (matcher.key.flatMap { byNumber[$0] } ?? []).compactMap { slots[$0] }
    }
    return records { matcher.matches($0) }
  }

  /// The records of which one of the searched numbers is as it should be.
  func records(where isMatch: (String) -> Bool) -> [NorthgateRecord] {
    all.filter { record in fields.contains { record.number($0).map(isMatch) ?? false } }
  }
}
