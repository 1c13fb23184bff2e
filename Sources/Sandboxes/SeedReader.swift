// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Redaction

/// Reads the records of a seed file and collects what is wrong with them.
struct SeedReader {
  let source: SourceText
  private(set) var complaints: [Complaint] = []

  static let textKeys: [String: any WritableKeyPath<NorthgateRecord, String?> & Sendable] =
    [
      "first_name": \.firstName, "last_name": \.lastName, "company": \.company, "email": \.email,
      "phone": \.phone, "mobile": \.mobile, "home": \.home, "account_id": \.accountID,
      "status": \.status, "source": \.source, "desk": \.desk,
    ]
  private static let requiredKeys:
    [String: any WritableKeyPath<NorthgateRecord, String> & Sendable] = [
      "id": \.id, "full_name": \.fullName, "url": \.url, "created_at": \.createdAt,
      "updated_at": \.updatedAt,
    ]
  /// In the order in which answers have them, which is the order of a suggestion.
  static let recordKeys = [
    "id", "full_name", "first_name", "last_name", "company", "email", "phone", "mobile", "home",
    "url", "updated_at", "owner", "account_id", "status", "source", "created_at", "desk",
  ]

  init(source: SourceText) {
    self.source = source
  }

  mutating func records(in root: JSONValue) -> [NorthgateKind: [NorthgateRecord]] {
    var records: [NorthgateKind: [NorthgateRecord]] = [:]
    let lists = NorthgateKind.allCases.map(\.rawValue) + [Self.usersKey]
    for (key, value) in members(of: root, named: "the seed file", known: lists) {
      guard let kind = NorthgateKind(rawValue: key) else { continue }
      guard value.kind == .array else {
        complainOfType(value, expected: "a list of records")
        continue
      }
      records[kind] = list(value, of: kind)
    }
    checkAccounts(in: root, known: Set((records[.accounts] ?? []).map(\.id)))
    return records
  }

  private mutating func list(_ value: JSONValue, of kind: NorthgateKind) -> [NorthgateRecord] {
    var ids: Set<String> = []
    var records: [NorthgateRecord] = []
    for element in value.elements {
      guard let record = record(element, of: kind) else { continue }
      if !ids.insert(record.id).inserted {
        complain(
          "seed-duplicate-id", "the id '\(authored: record.id)' is taken already",
          at: element["id"] ?? element,
          remedy: "give each of the \(authored: kind.rawValue) its own id")
      }
      records.append(record)
    }
    return records
  }

  private mutating func record(_ value: JSONValue, of kind: NorthgateKind) -> NorthgateRecord? {
    let members = members(of: value, named: "a record", known: Self.recordKeys)
    guard value.kind == .object else { return nil }
    var texts: [String: String] = [:]
    for key in ["id", "full_name"] { texts[key] = required(key, in: value) }
    guard let id = texts["id"], let name = texts["full_name"] else { return nil }
    var record = NorthgateRecord(id: id, fullName: name, kind: kind)
    if kind != .accounts { record.splitName() }
    for (key, value) in members { set(key, to: value, in: &record) }
    return record
  }

  private mutating func set(_ key: String, to value: JSONValue, in record: inout NorthgateRecord) {
    if let path = Self.textKeys[key] {
      guard let text = value.string else {
        if !value.isNull { complainOfType(value, expected: "text or null") }
        record[keyPath: path] = nil
        return
      }
      record[keyPath: path] = text
    } else if let path = Self.requiredKeys[key] {
      if let text = text(value) {
        record[keyPath: path] = text
        check(text, of: key, at: value)
      }
    } else if key == "owner" {
      setOwner(value, in: &record)
    }
  }

  private mutating func setOwner(_ value: JSONValue, in record: inout NorthgateRecord) {
    var owner = NorthgateRecord.Owner()
    defer { record.owner = owner }
    for (key, member) in members(of: value, named: "an owner", known: ["id", "email"]) {
      if key == "id", let id = text(member) { owner.id = id }
      if key == "email" {
        if member.string == nil, !member.isNull {
          complainOfType(member, expected: "text or null")
        }
        owner.email = member.string
      }
    }
  }

  mutating func required(_ key: String, in object: JSONValue) -> String? {
    guard let value = object[key] else {
      complain(
        "seed-missing-key", "a record has no '\(authored: key)'", at: object,
        remedy: "every record needs an id and a full_name")
      return nil
    }
    // What is no text is said where the key is set; the record is read on for what else is wrong.
    return value.string ?? ""
  }

  /// A text with something in it.
  mutating func text(_ value: JSONValue) -> String? {
    guard let text = value.string else {
      complainOfType(value, expected: "text")
      return nil
    }
    guard !text.allSatisfy(\.isWhitespace) else {
      complain(
        "seed-empty-text", "the text is empty", at: value,
        remedy: "write a text, or leave the key out if it has a default")
      return nil
    }
    return text
  }

  /// The members of an object that are known and stand there once.
  mutating func members(
    of value: JSONValue, named name: RedactedText, known: [String]
  ) -> [(String, JSONValue)] {
    guard value.kind == .object else {
      complainOfType(value, expected: "\(name) as an object")
      return []
    }
    var seen: Set<String> = []
    var members: [(String, JSONValue)] = []
    for entry in value.entries {
      let key = entry.key.string ?? ""
      if !known.contains(key) {
        complainOfKey(key, at: entry.key, in: name, known: known)
      } else if !seen.insert(key).inserted {
        complain(
          "seed-duplicate-key", "the key '\(authored: key)' stands here twice", at: entry.key,
          remedy: "remove one of the two")
      } else {
        members.append((key, entry.value))
      }
    }
    return members
  }

  private mutating func complainOfKey(
    _ key: String, at value: JSONValue, in name: RedactedText, known: [String]
  ) {
    let list = RedactedText(authored: known.joined(separator: ", "))
    let label: RedactedText =
      nearest(to: key, in: known).map { "did you mean '\(authored: $0)'?" } ?? ""
    complain(
      "seed-unknown-key", "\(name) has no key '\(authored: key)'", at: value, label: label,
      remedy: "known are \(list)")
  }

  mutating func complainOfType(_ value: JSONValue, expected: RedactedText) {
    let kind: RedactedText = value.isNull ? "null" : "of type \(authored: value.kind.description)"
    complain(
      "seed-wrong-type", "the value is \(kind), expected is \(expected)", at: value,
      remedy: "write \(expected)")
  }

  mutating func complain(
    _ code: String, _ message: RedactedText, at value: JSONValue, label: RedactedText = "",
    remedy: RedactedText
  ) {
    // Of a list or an object its opening bracket is enough to look at.
    let range = value.range
    let isLong = value.kind == .array || value.kind == .object
    let span = isLong ? range.lowerBound..<(range.lowerBound + 1) : range
    complaints.append(
      Complaint(
        code, message, at: SourceSpan(span, in: source), label: label, remedy: remedy))
  }
}
