// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Redaction

extension SeedReader {
  private static let longestID = 64

  /// Complains of an id that no address could hold, and of an instant that nobody could compare.
  mutating func check(_ text: String, of key: String, at value: JSONValue) {
    switch key {
    case "id" where text == "search":
      complain(
        "seed-bad-id", "no record can have the id 'search'", at: value,
        label: "this is the address of a search", remedy: "give the record another id")
    case "id" where !Self.isID(text):
      complain(
        "seed-bad-id", "the id '\(authored: text)' cannot stand in an address", at: value,
        remedy: "use letters, digits, '-' and '_', at most \(Self.longestID) of them, such as c42")
    case "updated_at" where CalendarInstant(text) == nil,
      "created_at" where CalendarInstant(text) == nil:
      complain(
        "seed-bad-instant", "'\(authored: text)' is no instant", at: value,
        label: "records are compared by it",
        remedy: "write it as RFC 3339, such as 2026-01-15T08:00:00Z")
    default: break
    }
  }

  /// Complains of every account that a record names and that is not there.
  mutating func checkAccounts(in root: JSONValue, known: Set<String>) {
    for kind in NorthgateKind.allCases {
      for record in root[kind.rawValue]?.elements ?? [] {
        guard record.kind == .object, let value = record["account_id"], let id = value.string,
          !known.contains(id)
        else { continue }
        complain(
          "seed-unknown-account", "there is no account '\(authored: id)' in the file", at: value,
          remedy: "name the id of an account, or leave the key out")
      }
    }
  }

  private static func isID(_ text: String) -> Bool {
    text.utf8.count <= longestID
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
      }
  }
}
