// SPDX-License-Identifier: Apache-2.0

import PhoneNumbers

/// What the CRM knows at the moment.
struct NorthgateStore: Sendable {
  /// Some of the records that there are, and how many there are.
  struct Found {
    var records: [NorthgateRecord]
    var total: Int
  }

  /// The most records that a search hands out before they are paged.
  private static let mostFound = 1_000

  private var lists: [NorthgateKind: RecordList]
  private var people: MadeUpPeople
  /// The places of those people who have been deleted, or whose id somebody else has.
  private var gone: Set<Int> = []
  private let search: SandboxSearch
  private let fields: [SandboxFault.PhoneField]
  private var lastNumber = 0

  init(_ options: SandboxOptions, faults: MatchFaults) {
    let search = faults.search ?? options.search
    let fields = SandboxFault.PhoneField.allCases.filter { !faults.unsearched.contains($0) }
    self.search = search
    self.fields = fields
    lists = options.seed.records.mapValues {
      RecordList($0, search: search, fields: fields)
    }
    people = MadeUpPeople(count: options.records, seed: options.randomSeed)
    for record in options.seed.records[.contacts] ?? [] {
      if let place = people.place(of: record.id) { gone.insert(place) }
    }
  }

  func count(_ kind: NorthgateKind) -> Int {
    (lists[kind]?.count ?? 0) + (kind == .contacts ? peopleCount : 0)
  }

  func record(_ id: String, of kind: NorthgateKind) -> NorthgateRecord? {
    if let record = lists[kind]?[id] { return record }
    guard kind == .contacts, let place = people.place(of: id), !gone.contains(place) else {
      return nil
    }
    return people.record(place)
  }

  /// Whether there is such a record, hidden or not.
  func has(_ id: String, of kind: NorthgateKind) -> Bool {
    lists[kind]?.stored(id) != nil || record(id, of: kind) != nil
  }

  /// A contact, hidden or not.
  func contact(_ id: String) -> NorthgateRecord? {
    lists[.contacts]?.stored(id) ?? record(id, of: .contacts)
  }

  /// The id of the first contact that is another one.
  func contact(besides id: String?) -> String? {
    (lists[.contacts]?.stored ?? []).first { $0.id != id }?.id
      ?? (0..<people.count).first { !gone.contains($0) && MadeUpPeople.id($0) != id }
      .map(MadeUpPeople.id)
  }

  /// The ids of the records that are stored, hidden ones too, without made-up people.
  func ids(of kind: NorthgateKind) -> [String] { (lists[kind]?.stored ?? []).map(\.id) }

  /// How many made-up people there are who have not been deleted.
  var peopleCount: Int { people.count - gone.count }

  /// All records in the order in which they were stored, from a place on.
  func everybody(_ kind: NorthgateKind, from offset: Int = 0) -> Found {
    let stored = lists[kind]?.all ?? []
    var records = Array(stored.dropFirst(offset).prefix(Self.mostFound))
    if kind == .contacts {
      var passed = max(0, offset - stored.count)
      for place in 0..<people.count where !gone.contains(place) {
        if records.count >= Self.mostFound { break }
        if passed > 0 { passed -= 1 } else { records.append(people.record(place)) }
      }
    }
    let shown = (lists[kind]?.shownCount ?? 0) + (kind == .contacts ? peopleCount : 0)
    return Found(records: records, total: shown)
  }

  /// The records that a number finds: active before archived ones, the newest first.
  func search(_ phone: String, in kind: NorthgateKind) -> Found {
    let matcher = PhoneMatcher(phone, search: search)
    let stored = lists[kind]?.found(by: matcher) ?? []
    let places = kind == .contacts ? people.candidates(for: matcher) : 0..<0
    return found(stored, places) { matcher.matches($0, number: $1) }.inOrder
  }

  /// The records of which a number fits a pattern.
  func search(_ pattern: WildcardPattern, in kind: NorthgateKind) -> Found {
    let stored = lists[kind]?.records { pattern.matches($0) } ?? []
    let places = kind == .contacts ? 0..<people.count : 0..<0
    return found(stored, places) { text, _ in pattern.matches(text) }
  }

  /// The records whose name, or whose company too, has a text in it; case makes no difference.
  func search(text: String, alsoInCompany: Bool, in kind: NorthgateKind) -> Found {
    let text = text.lowercased()
    guard !text.isEmpty else { return Found(records: [], total: 0) }
    let fitsName = { (name: String) in name.lowercased().contains(text) }
    let fitsCompany = { (company: String) in
      alsoInCompany && company.lowercased().contains(text)
    }
    let stored = (lists[kind]?.all ?? []).filter {
      fitsName($0.fullName) || $0.company.map(fitsCompany) ?? false
    }
    var found = Found(records: stored, total: stored.count)
    guard kind == .contacts else { return found }
    for place in people.places(whereName: fitsName, orCompany: fitsCompany)
    where !gone.contains(place) {
      if found.total < Self.mostFound { found.records.append(people.record(place)) }
      found.total += 1
    }
    return found
  }

  /// The contacts of an account.
  func contacts(ofAccount id: String) -> [NorthgateRecord] {
    (lists[.contacts]?.all ?? []).filter { $0.accountID == id }
  }

  /// The contact that a new one would be a second copy of: the same name and the same number.
  func duplicate(of contact: NorthgateRecord) -> NorthgateRecord? {
    guard let phone = contact.phone else { return nil }
    let stored = (lists[.contacts]?.stored ?? []).first { other in
      guard other.fullName == contact.fullName, let number = other.phone else { return false }
      return PhoneNumber.isSameNumber(number, phone, region: PhoneMatcher.region)
    }
    if let stored { return stored }
    let matcher = PhoneMatcher(phone, search: .normalised)
    return found([], people.candidates(for: matcher)) { matcher.matches($0, number: $1) }
      .records.first { $0.fullName == contact.fullName }
  }

  /// The id that the next contact gets: the first of `n1`, `n2`, … that nobody has had.
  mutating func takeID() -> String {
    repeat { lastNumber += 1 } while record("n\(lastNumber)", of: .contacts) != nil
    return "n\(lastNumber)"
  }

  mutating func add(_ contact: NorthgateRecord, hidden: Bool) {
    if lists[.contacts] == nil {
      lists[.contacts] = RecordList([], search: search, fields: fields)
    }
    lists[.contacts]?.add(contact, hidden: hidden)
  }

  /// Lets readers see a hidden contact.
  mutating func showContact(_ id: String) { lists[.contacts]?.show(id) }

  /// Changes a contact that is stored.
  mutating func changeContact(_ id: String, _ change: (inout NorthgateRecord) -> Void) {
    lists[.contacts]?.change(id, change)
  }

  /// Whether there was such a contact.
  mutating func removeContact(_ id: String) -> Bool {
    if lists[.contacts]?.remove(id) == true { return true }
    guard let place = people.place(of: id) else { return false }
    return gone.insert(place).inserted
  }

  /// The account as it is now; nil if there is none.
  mutating func archiveAccount(_ id: String, at instant: String) -> NorthgateRecord? {
    lists[.accounts]?.change(id) { account in
      account.status = "archived"
      account.updatedAt = instant
    }
    return lists[.accounts]?[id]
  }

  /// Stored records, and those of the made-up people of whom a number is as it should be.
  private func found(
    _ stored: [NorthgateRecord], _ places: Range<Int>,
    _ isMatch: (_ text: String, _ number: String) -> Bool
  ) -> Found {
    var found = Found(records: stored, total: stored.count)
    for place in places where !gone.contains(place) {
      let isFound = people.numbers(place).contains { number in
        fields.contains(number.field) && isMatch(number.text, number.number)
      }
      guard isFound else { continue }
      if found.total < Self.mostFound { found.records.append(people.record(place)) }
      found.total += 1
    }
    return found
  }
}

extension NorthgateStore.Found {
  /// Active records before archived ones, the newest first, equals as they stand.
  fileprivate var inOrder: NorthgateStore.Found {
    guard records.count > 1 else { return self }
    let keyed = records.enumerated().map { ($0.offset, $0.element, $0.element.updated) }
    let sorted = keyed.sorted { left, right in
      if left.1.isActive != right.1.isActive { return left.1.isActive }
      return left.2 == right.2 ? left.0 < right.0 : left.2 > right.2
    }
    return NorthgateStore.Found(records: sorted.map(\.1), total: total)
  }
}
