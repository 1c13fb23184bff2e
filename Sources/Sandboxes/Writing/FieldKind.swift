// SPDX-License-Identifier: Apache-2.0

/// What a field of a written record can hold.
enum FieldKind: Sendable, Hashable {
  /// The records that a field can name.
  enum Reference: String, Sendable, Hashable {
    case contact, account, ticket
  }

  /// A text of so many characters at most.
  case text(most: Int)
  /// A text of so many bytes in UTF-8 at most.
  case longText(mostBytes: Int)
  /// One of a few words; case makes no difference if they are stored in small letters.
  case choice([String], anyCase: Bool)
  /// How a call ended, in the words of a telephone system.
  case callStatus
  /// The id of a user; a record without one belongs to the default owner, or to nobody.
  case user(isDefaulted: Bool)
  case reference(Reference)
  /// An instant of RFC 3339, stored in UTC.
  case instant
  /// A whole number of seconds.
  case seconds
  /// An absolute address of the web.
  case url
}

/// A field that a list of records takes.
struct WrittenField: Sendable, Hashable {
  /// The key in the body; behind a point, that of an object in it.
  let key: String
  let kind: FieldKind
  var isRequired = false
  /// What is stored if nothing was sent.
  var standard: String?

  init(_ key: String, _ kind: FieldKind, isRequired: Bool = false, standard: String? = nil) {
    self.key = key
    self.kind = kind
    self.isRequired = isRequired
    self.standard = standard
  }
}
