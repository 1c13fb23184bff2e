// SPDX-License-Identifier: Apache-2.0

/// Calls or tickets in the order in which they were stored.
struct EntryList: Sendable {
  private var slots: [NorthgateEntry?] = []
  private var byID: [String: Int] = [:]
  /// Those that readers do not see yet.
  private var hidden: Set<String> = []
  /// The ids of those that were stored of some fields, and under some external id.
  private var originals: [Fields: String] = [:]
  private var externals: [String: String] = [:]
  private let prefix: String
  private var lastNumber = 0

  /// A list whose ids begin with a prefix.
  init(prefix: String) {
    self.prefix = prefix
  }

  var count: Int { byID.count }

  /// All of them, hidden ones too.
  var all: [NorthgateEntry] { slots.compactMap(\.self) }

  /// The ids of all of them, hidden ones too.
  var ids: [String] { slots.compactMap { $0?.id } }

  /// Those that readers see and that are as they should be.
  func shown(where isMeant: (NorthgateEntry) -> Bool) -> [NorthgateEntry] {
    slots.compactMap { entry in
      guard let entry, isMeant(entry), !hidden.contains(entry.id) else { return nil }
      return entry
    }
  }

  /// A record, hidden or not.
  subscript(id: String) -> NorthgateEntry? { byID[id].flatMap { slots[$0] } }

  /// The record that readers see under an id.
  func shown(_ id: String) -> NorthgateEntry? { hidden.contains(id) ? nil : self[id] }

  mutating func takeID() -> String {
    lastNumber += 1
    return "\(prefix)\(lastNumber)"
  }

  mutating func add(_ entry: NorthgateEntry, hidden isHidden: Bool) {
    byID[entry.id] = slots.count
    slots.append(entry)
    if isHidden { hidden.insert(entry.id) }
  }

  mutating func show(_ id: String) { hidden.remove(id) }

  /// Whether there was such a record.
  mutating func remove(_ id: String) -> Bool {
    guard let place = byID.removeValue(forKey: id) else { return false }
    slots[place] = nil
    hidden.remove(id)
    return true
  }

  mutating func change(_ id: String, _ change: (inout NorthgateEntry) -> Void) {
    guard let place = byID[id], var entry = slots[place] else { return }
    change(&entry)
    slots[place] = entry
  }

  /// The record that was stored of the same fields, or under the same external id.
  func original(of sent: Fields) -> NorthgateEntry? {
    let external = sent.text("external_id").flatMap { externals[$0] }
    return (external ?? originals[sent]).flatMap { self[$0] }
  }

  /// Remembers what was sent for a record, so that a second copy is known.
  mutating func remember(_ sent: Fields, as id: String) {
    originals[sent] = id
    if let external = sent.text("external_id") { externals[external] = id }
  }
}
