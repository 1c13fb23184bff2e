// SPDX-License-Identifier: Apache-2.0

/// A record of one of the lists that a telephone system writes to.
enum WrittenRecord: Sendable, Hashable {
  case contact(NorthgateRecord)
  case entry(NorthgateEntry)

  var id: String {
    switch self {
    case .contact(let contact): contact.id
    case .entry(let entry): entry.id
    }
  }
}

/// What becomes of a record that can be stored.
enum WriteOutcome: Sendable, Hashable {
  case new(WrittenRecord)
  /// It would be a second copy of this one.
  case copy(WrittenRecord)
}
