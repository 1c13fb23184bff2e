// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Texts and what each of them is, all in one array of bytes.
///
/// A contract may have thousands of people, most of whose texts are several things at once; sets of
/// texts would take five times the room. Nothing is lost: a text is found byte by byte, or as Swift
/// compares texts if it is not ASCII. A hash alone could take somebody else for declared.
struct DeclaredTexts: Sendable {
  /// What a text is.
  struct Roles: OptionSet {
    let rawValue: UInt8

    /// As a contract writes it.
    static let written = Roles(rawValue: 1 << 0)
    /// All words of a declared text, in their order.
    static let whole = Roles(rawValue: 1 << 1)
    /// Some words of a declared text that stand together.
    static let part = Roles(rawValue: 1 << 2)
    /// One word of a declared text.
    static let word = Roles(rawValue: 1 << 3)
    /// All words of a declared text, in an order of their own.
    static let orderless = Roles(rawValue: 1 << 4)
    /// The digits of a number.
    static let digits = Roles(rawValue: 1 << 5)
    /// An e-mail address.
    static let address = Roles(rawValue: 1 << 6)
  }

  /// Of each text its roles, its length and its bytes.
  private var entries: [UInt8] = []
  /// Where the texts stand in `entries`, counted from 1, each at the place of its hash or behind it;
  /// 0 where none does.
  private var slots: [UInt32] = []
  private var count = 0
  /// Texts that are not ASCII: two spellings of one character are the same.
  private var others: [String: Roles] = [:]

  init() {}

  /// Adds roles to those that a text has.
  mutating func insert(_ text: String, as roles: Roles) {
    if let plain = Self.ascii(text) {
      insert(Array(plain.utf8), as: roles)
    } else {
      others[text, default: []].formUnion(roles)
    }
  }

  /// Adds roles to those that a text has, which is only found byte for byte.
  mutating func insert(_ text: [UInt8], as roles: Roles) {
    if (count + 1) * 4 > slots.count * 3 { spread(over: max(64, slots.count * 2)) }
    let (slot, known) = text.withUnsafeBufferPointer { place(of: $0) }
    if let known {
      entries[known] |= roles.rawValue
      return
    }
    slots[slot] = UInt32(entries.count + 1)
    count += 1
    entries.append(roles.rawValue)
    var rest = text.count
    while rest > 0x7F {
      entries.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    entries.append(UInt8(rest))
    entries += text
  }

  /// Gives back the room that further texts would have taken.
  mutating func compact() {
    spread(over: count * 4 / 3 + 1)
    entries = entries.withUnsafeBufferPointer { Array($0) }
  }

  /// What a text is; nothing if it was not added.
  func roles(of text: String) -> Roles {
    guard let plain = Self.ascii(text) else { return others[text] ?? [] }
    return plain.utf8.withContiguousStorageIfAvailable { roles(of: $0) }
      ?? roles(of: Array(plain.utf8))
  }

  /// What a text is that is only found byte for byte.
  func roles(of text: [UInt8]) -> Roles {
    text.withUnsafeBufferPointer { roles(of: $0) }
  }

  private func roles(of text: UnsafeBufferPointer<UInt8>) -> Roles {
    guard count > 0, let known = place(of: text).entry else { return [] }
    return Roles(rawValue: entries[known])
  }

  /// The slot of a text, and where its entry begins if it has one.
  private func place(of text: UnsafeBufferPointer<UInt8>) -> (slot: Int, entry: Int?) {
    var slot = Self.slot(of: text, among: slots.count)
    while slots[slot] > 0 {
      let entry = Int(slots[slot]) - 1
      if withContent(of: entry, { Self.isSame($0, text) }) { return (slot, entry) }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
    return (slot, nil)
  }

  private static func isSame(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard left.count == right.count else { return false }
    guard let start = left.baseAddress, let other = right.baseAddress else { return true }
    return memcmp(start, other, left.count) == 0
  }

  private func withContent<Result>(
    of entry: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var (position, length, shift) = (entry + 1, 0, 0)
    while entries[position] > 0x7F {
      length |= Int(entries[position] & 0x7F) << shift
      (position, shift) = (position + 1, shift + 7)
    }
    length |= Int(entries[position]) << shift
    return entries[(position + 1)..<(position + 1 + length)].withUnsafeBufferPointer(body)
  }

  /// Gives every entry its place among so many slots.
  private mutating func spread(over size: Int) {
    let old = slots
    slots = [UInt32](repeating: 0, count: size)
    for entry in old where entry > 0 {
      var slot = withContent(of: Int(entry) - 1) { Self.slot(of: $0, among: size) }
      while slots[slot] > 0 { slot = slot + 1 == size ? 0 : slot + 1 }
      slots[slot] = entry
    }
  }

  /// FNV-1a; only the texts of the contract can get into each other's way.
  private static func slot(of text: UnsafeBufferPointer<UInt8>, among size: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 32
    return Int((hash &* 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: UInt64(size)).high)
  }

  /// The text in ASCII, if it is the same as one in ASCII.
  private static func ascii(_ text: String) -> String? {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    // Three characters are to Unicode, and to Swift, the same as one of ASCII.
    let twins: [Unicode.Scalar: Unicode.Scalar] = [
      "\u{37E}": ";", "\u{1FEF}": "`", "\u{212A}": "K",
    ]
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let plain = scalar.isASCII ? scalar : twins[scalar]
      guard let plain else { return nil }
      scalars.append(plain)
    }
    return String(scalars)
  }
}
