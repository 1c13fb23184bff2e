// SPDX-License-Identifier: Apache-2.0

/// What a token may be used for.
enum NorthgateScope: String, CaseIterable, Sendable {
  case contactsRead = "contacts.read"
  case contactsWrite = "contacts.write"
  case usersRead = "users.read"
  case callsRead = "calls.read"
  case callsWrite = "calls.write"
  case ticketsRead = "tickets.read"
  case ticketsWrite = "tickets.write"
  case invoicesRead = "invoices.read"
  case keysRead = "keys.read"

  /// Scopes as OAuth 2 writes them: with blanks between, in the order of this list.
  static func text(of scopes: Set<NorthgateScope>) -> String {
    allCases.filter(scopes.contains).map(\.rawValue).joined(separator: " ")
  }

  /// The scopes that a text names, with blanks or commas between; nil if one of them is unknown.
  static func read(_ text: some StringProtocol) -> Set<NorthgateScope>? {
    let names = text.split { $0 == " " || $0 == "," }
    let scopes = names.compactMap { NorthgateScope(rawValue: String($0)) }
    return scopes.count == names.count ? Set(scopes) : nil
  }
}
