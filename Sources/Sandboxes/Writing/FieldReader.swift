// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// Reads the fields of a new record out of a body.
struct FieldReader {
  let list: SandboxFault.WrittenList
  let faults: WriteFaults
  let directory: NorthgateDirectory
  /// Whether there is a record that a field names.
  let exists: (FieldKind.Reference, String) -> Bool

  init(
    list: SandboxFault.WrittenList, faults: WriteFaults, directory: NorthgateDirectory,
    exists: @escaping (FieldKind.Reference, String) -> Bool
  ) {
    self.list = list
    self.faults = faults
    self.directory = directory
    self.exists = exists
  }

  /// All fields of the list, with defaults for those that were not sent.
  ///
  /// - Throws: Why the first field that cannot be stored cannot.
  func fields(of body: JSONValue) throws(FieldRefusal) -> Fields {
    try checkDemands(of: body)
    var fields = Fields()
    for field in list.fields { fields[field.key] = try value(of: field, in: body, fields) }
    switch list {
    case .contacts:
      fields["status"] = "active"
      try completeName(in: &fields)
    case .calls: completeEnd(in: &fields)
    case .tickets: break
    }
    return fields
  }

  /// Those of some fields that were sent, for a change.
  func changes(in body: JSONValue, of keys: Set<String>) throws(FieldRefusal) -> Fields {
    var fields = Fields()
    for field in list.fields where keys.contains(field.key) && Self.sent(field.key, body) != nil {
      fields[field.key] = try value(of: field, in: body, fields)
    }
    return fields
  }

  /// What was sent for a field; of `custom.desk` the member of the object.
  private static func sent(_ key: String, _ body: JSONValue) -> JSONValue? {
    key.split(separator: ".").reduce(body as JSONValue?) { $0?[String($1)] }
  }

  /// Fields that a fault requires.
  private func checkDemands(of body: JSONValue) throws(FieldRefusal) {
    for field in faults.demandedFields {
      let value = Self.sent(field, body)
      if value?.isNull ?? true || value?.string == "" { throw .missing(field) }
    }
  }

  private func value(
    of field: WrittenField, in body: JSONValue, _ before: Fields
  ) throws(FieldRefusal) -> JSONOutput {
    let sent = Self.sent(field.key, body).flatMap { $0.isNull || $0.string == "" ? nil : $0 }
    do throws(FieldRefusal) {
      guard let sent else {
        if field.isRequired { throw .missing(field.key) }
        return standard(of: field)
      }
      return try stored(sent, in: field, before)
    } catch {
      guard faults.has(.acceptAnything) else { throw error }
      return sent.map { lenient($0, field) } ?? standard(of: field)
    }
  }

  private func standard(of field: WrittenField) -> JSONOutput {
    if field.kind == .user(isDefaulted: true) { return .string(NorthgateRecord.Owner().id) }
    return JSONOutput(field.standard)
  }

  /// What a CRM stores that checks nothing.
  private func lenient(_ value: JSONValue, _ field: WrittenField) -> JSONOutput {
    switch field.kind {
    case .text(let most): JSONOutput((value.string ?? value.raw).prefix(most).description)
    case .longText(let most): JSONOutput((value.string ?? value.raw).prefix(most).description)
    case .user: .string(NorthgateRecord.Owner().id)
    default: .null
    }
  }

  private func stored(
    _ value: JSONValue, in field: WrittenField, _ before: Fields
  ) throws(FieldRefusal) -> JSONOutput {
    if field.kind == .seconds { return try seconds(value, field.key) }
    guard let text = value.string else { throw .invalid(field.key, "is no text") }
    if field.isRequired, text.allSatisfy(\.isWhitespace) { throw .missing(field.key) }
    return .string(try stored(text, in: field, direction: before.text("direction")))
  }

  private func stored(
    _ text: String, in field: WrittenField, direction: String?
  ) throws(FieldRefusal) -> String {
    switch field.kind {
    case .text(let most):
      if text.count > most { throw .invalid(field.key, "is longer than \(most) characters") }
      return text
    case .longText(let most):
      if text.utf8.count > most { throw .invalid(field.key, "is longer than \(most) bytes") }
      return text
    case .choice(let words, let anyCase):
      let word = anyCase ? text.lowercased() : text
      guard words.contains(word) else {
        throw .invalid(field.key, "is none of \(words.joined(separator: ", "))")
      }
      return word
    case .callStatus:
      guard let word = CallStatus.stored(text, direction: direction) else {
        throw .invalid(field.key, "is not \(CallStatus.known)")
      }
      return word
    case .user:
      guard directory[text] != nil else { throw .invalid(field.key, "is the id of no user") }
      return text
    case .reference(let reference):
      guard exists(reference, text) else {
        throw .invalid(field.key, "is the id of no \(reference.rawValue)")
      }
      return text
    case .instant: return try instant(text, field.key)
    case .url:
      guard Self.isAddress(text) else { throw .invalid(field.key, "is no absolute http address") }
      return text
    // Seconds are a number, and read before any text.
    case .seconds: throw .invalid(field.key, "is no number")
    }
  }
}

extension FieldReader {
  private func instant(_ text: String, _ key: String) throws(FieldRefusal) -> String {
    guard let instant = SandboxInstant(text) else {
      throw .invalid(key, "is no instant with an offset, such as 2026-01-15T08:00:00Z")
    }
    guard key == "started_at", faults.has(.wrongZone) else { return instant.description }
    // The clock on the wall is read as if it hung in Dubai.
    let wall = text.hasSuffix("Z") ? text.dropLast() : text.dropLast(6)
    return (SandboxInstant(wall + "+04:00") ?? instant).description
  }

  private func seconds(_ value: JSONValue, _ key: String) throws(FieldRefusal) -> JSONOutput {
    guard let seconds = value.int, seconds >= 0, seconds <= 1_000_000_000 else {
      throw .invalid(key, "is no whole number of seconds, as a number in JSON")
    }
    return .int(Int(seconds))
  }

  private static func isAddress(_ text: String) -> Bool {
    let rest = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard rest.count == 2, ["http", "https"].contains(rest[0].lowercased()), text.count <= 2_048
    else { return false }
    let host = rest[1].prefix { !"/?#".contains($0) }
    return !host.isEmpty && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
  }

  /// A full name is made of its parts, or the parts of it.
  private func completeName(in fields: inout Fields) throws(FieldRefusal) {
    let parts = ["first_name", "last_name"].compactMap { fields.text($0) }
    let name = fields.text("full_name") ?? parts.joined(separator: " ")
    guard !name.allSatisfy(\.isWhitespace) else {
      if faults.has(.acceptAnything) { return }
      throw .missing("full_name")
    }
    fields["full_name"] = .string(name)
    var record = NorthgateRecord(id: "", fullName: name, kind: .contacts)
    record.splitName()
    if fields.text("first_name") == nil { fields["first_name"] = JSONOutput(record.firstName) }
    if fields.text("last_name") == nil { fields["last_name"] = JSONOutput(record.lastName) }
  }

  /// A call ends when it began and lasted.
  private func completeEnd(in fields: inout Fields) {
    guard fields.text("ended_at") == nil, case .int(let seconds) = fields["duration_seconds"],
      let start = fields.text("started_at").flatMap(SandboxInstant.init)
    else { return }
    let end = start + .seconds(seconds)
    fields["ended_at"] = .string(min(end, .distantFuture).description)
  }
}
