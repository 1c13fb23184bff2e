// SPDX-License-Identifier: Apache-2.0

import JSONValues

extension NorthgateState {
  /// Lets happen what is due.
  mutating func settle(at now: SandboxInstant, _ directory: NorthgateDirectory) {
    for item in agenda.takeDue(at: now) {
      switch item.change {
      case .show where item.list == .contacts: store.showContact(item.id)
      case .show: entries[item.list]?.show(item.id)
      case .set(let field, let value):
        set(field, to: .string(value), of: item.id, in: item.list, at: item.due, directory)
      }
    }
  }

  private mutating func set(
    _ field: String, to value: JSONOutput, of id: String, in list: SandboxFault.WrittenList,
    at instant: SandboxInstant, _ directory: NorthgateDirectory
  ) {
    guard list != .contacts else {
      return store.changeContact(id) { contact in
        contact.set(field, to: value, directory)
        contact.updatedAt = instant.description
      }
    }
    entries[list]?.change(id) { entry in
      entry.fields[field] = value
      entry.updatedAt = instant.description
    }
  }

  /// Whether there is a record that a field of another one names; hidden ones count.
  func has(_ reference: FieldKind.Reference, _ id: String) -> Bool {
    switch reference {
    case .contact: store.has(id, of: .contacts)
    case .account: store.has(id, of: .accounts)
    case .ticket: entries[.tickets]?[id] != nil
    }
  }

  func has(_ id: String, in list: SandboxFault.WrittenList) -> Bool {
    list == .contacts ? store.has(id, of: .contacts) : entries[list]?[id] != nil
  }

  /// Whether there was such a record.
  mutating func remove(_ id: String, in list: SandboxFault.WrittenList) -> Bool {
    list == .contacts ? store.removeContact(id) : entries[list]?.remove(id) ?? false
  }

  /// What it has been asked, and how much it holds.
  var currentStatistics: SandboxStatistics {
    var statistics = statistics
    statistics.calls = entries[.calls]?.count ?? 0
    statistics.tickets = entries[.tickets]?.count ?? 0
    return statistics
  }
}

extension NorthgateState {
  /// Stores a record of the fields that were sent for it, once, twice or not at all.
  mutating func write(
    _ sent: Fields, to faults: WriteFaults, directory: NorthgateDirectory,
    at now: SandboxInstant
  ) -> WriteOutcome {
    let list = faults.list
    if let other = copy(of: sent, faults, directory) { return .copy(other) }
    let fields = faults.distorted(connected(sent, faults))
    if list == .calls, faults.has(.lateCall), let other = later(than: fields) {
      entries[list]?.change(other.id) { $0.fields = fields }
      return .new(.entry(entries[list]?[other.id] ?? other))
    }
    func record(_ id: String) -> WrittenRecord {
      Self.record(id, fields, list, directory, at: now, isEscaped: faults.has(.escapeText))
    }
    let first = record(takeID(in: list))
    guard !faults.has(.phantom) else { return .new(first) }
    add(first, faults, at: now)
    if faults.has(.silentDuplicate) { add(record(takeID(in: list)), faults, at: now) }
    if faults.deduplication != nil { entries[list]?.remember(sent, as: first.id) }
    statistics.writes += 1
    return .new(first)
  }

  /// The record that a new one would be a second copy of, if the CRM takes offence at that.
  private func copy(
    of sent: Fields, _ faults: WriteFaults, _ directory: NorthgateDirectory
  ) -> WrittenRecord? {
    guard faults.list != .contacts else {
      let contact = NorthgateRecord(contact: "", sent, directory)
      return store.duplicate(of: contact).map(WrittenRecord.contact)
    }
    guard faults.deduplication != nil else { return nil }
    return entries[faults.list]?.original(of: sent).map(WrittenRecord.entry)
  }

  /// Fields with the contact that the record is put to, and what follows from the contact.
  private func connected(_ sent: Fields, _ faults: WriteFaults) -> Fields {
    guard let key = faults.list.contactKey else { return sent }
    var fields = sent
    if faults.has(.wrongContact) {
      fields[key] = JSONOutput(store.contact(besides: fields.text(key)))
    }
    if faults.has(.unattached) || faults.has(.earlyContact) && isHidden(fields.text(key)) {
      fields[key] = .null
    }
    if faults.list == .calls {
      let contact = fields.text(key).flatMap { store.contact($0) }
      fields["account_id"] = JSONOutput(contact?.accountID)
    }
    return fields
  }

  private func isHidden(_ contact: String?) -> Bool {
    contact.map { store.has($0, of: .contacts) && store.record($0, of: .contacts) == nil } ?? false
  }

  /// The call that one which began before it is taken for: of the same contact, within two hours.
  private func later(than fields: Fields) -> NorthgateEntry? {
    guard let contact = fields.text("contact_id"), let start = Self.start(of: fields) else {
      return nil
    }
    return (entries[.calls]?.all ?? []).first { entry in
      guard entry.fields.text("contact_id") == contact, let other = Self.start(of: entry.fields)
      else { return false }
      return other > start && other < start + .seconds(7_200)
    }
  }

  private static func start(of fields: Fields) -> SandboxInstant? {
    fields.text("started_at").flatMap(SandboxInstant.init)
  }

  private mutating func takeID(in list: SandboxFault.WrittenList) -> String {
    list == .contacts ? store.takeID() : entries[list]?.takeID() ?? ""
  }

  private static func record(
    _ id: String, _ fields: Fields, _ list: SandboxFault.WrittenList,
    _ directory: NorthgateDirectory, at now: SandboxInstant, isEscaped: Bool
  ) -> WrittenRecord {
    let instant = now.description
    guard list == .contacts else {
      return .entry(
        NorthgateEntry(
          id: id, fields: fields, createdAt: instant, updatedAt: instant, comesEscaped: isEscaped))
    }
    var contact = NorthgateRecord(contact: id, fields, directory)
    contact.createdAt = instant
    contact.updatedAt = instant
    contact.comesEscaped = isEscaped
    return .contact(contact)
  }

  /// Stores a record, and puts down when readers see it and how it will change.
  private mutating func add(_ record: WrittenRecord, _ faults: WriteFaults, at now: SandboxInstant)
  {
    let isHidden = faults.hiddenFor != nil
    switch record {
    case .contact(let contact): store.add(contact, hidden: isHidden)
    case .entry(let entry): entries[faults.list]?.add(entry, hidden: isHidden)
    }
    if let time = faults.hiddenFor {
      agenda.add(.init(due: now + time, list: faults.list, id: record.id, change: .show))
    }
    for (field, value, after) in faults.workflows {
      let change = Agenda.Change.set(field: field, value: value)
      agenda.add(.init(due: now + after, list: faults.list, id: record.id, change: change))
    }
  }
}
