// SPDX-License-Identifier: Apache-2.0

import PhoneNumbers

/// What the CRM knows at the moment.
struct NorthgateStore: Sendable {
  private(set) var writes = 0
  private var records: [NorthgateKind: [NorthgateRecord]]
  private var numbers: PhoneMatcher.Memory = [:]
  private var lastNumber = 0

  init(_ seed: SandboxSeed) {
    records = seed.records
  }

  func all(_ kind: NorthgateKind) -> [NorthgateRecord] { records[kind] ?? [] }

  func record(_ id: String, of kind: NorthgateKind) -> NorthgateRecord? {
    all(kind).first { $0.id == id }
  }

  /// The records with a number as phone or mobile, in the order in which they were stored.
  mutating func search(
    _ phone: String, in kind: NorthgateKind, by search: SandboxSearch
  ) -> [NorthgateRecord] {
    let matcher = PhoneMatcher(phone, search: search)
    var found: [NorthgateRecord] = []
    for record in all(kind) {
      let isMatch =
        matcher.matches(record.phone, memory: &numbers)
        || matcher.matches(record.mobile, memory: &numbers)
      if isMatch { found.append(record) }
    }
    return found
  }

  /// The records whose name has a text in it; upper and lower case make no difference.
  func search(name: String, in kind: NorthgateKind) -> [NorthgateRecord] {
    let name = name.lowercased()
    return name.isEmpty ? [] : all(kind).filter { $0.fullName.lowercased().contains(name) }
  }

  /// The contact that a new one would be a second copy of: the same name and the same number.
  func duplicate(of contact: NorthgateRecord) -> NorthgateRecord? {
    guard let phone = contact.phone else { return nil }
    return all(.contacts).first { other in
      guard other.fullName == contact.fullName, let number = other.phone else { return false }
      return PhoneNumber.isSameNumber(number, phone, region: PhoneMatcher.region)
    }
  }

  /// The id that the next contact gets: the first of `n1`, `n2`, … that nobody has had.
  mutating func takeID() -> String {
    repeat { lastNumber += 1 } while record("n\(lastNumber)", of: .contacts) != nil
    return "n\(lastNumber)"
  }

  mutating func add(_ contact: NorthgateRecord) {
    records[.contacts, default: []].append(contact)
    writes += 1
  }

  /// Whether there was such a contact.
  mutating func removeContact(_ id: String) -> Bool {
    guard let index = all(.contacts).firstIndex(where: { $0.id == id }) else { return false }
    records[.contacts]?.remove(at: index)
    writes += 1
    return true
  }
}
