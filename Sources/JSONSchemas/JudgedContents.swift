// SPDX-License-Identifier: Apache-2.0

/// Which members and elements of a value some schema has judged: what `unevaluated…` leaves alone.
struct JudgedContents {
  /// Whether anybody asks; otherwise nothing is kept.
  let isNeeded: Bool
  private var areAllMembers = false
  private var areAllElements = false
  private var members: [UInt64] = []
  private var elements: [UInt64] = []

  init(isNeeded: Bool) { self.isNeeded = isNeeded }

  /// About how many steps it takes to join this to another.
  var cost: Int { (members.count + elements.count) / 4 }

  mutating func addMember(_ position: Int) {
    if isNeeded, !areAllMembers { Self.add(position, to: &members) }
  }

  mutating func addElement(_ position: Int) {
    if isNeeded, !areAllElements { Self.add(position, to: &elements) }
  }

  mutating func addAllMembers() {
    areAllMembers = true
    members = []
  }

  mutating func addAllElements() {
    areAllElements = true
    elements = []
  }

  mutating func formUnion(_ other: JudgedContents) {
    guard isNeeded else { return }
    if other.areAllMembers { addAllMembers() }
    if other.areAllElements { addAllElements() }
    if !areAllMembers { Self.join(other.members, to: &members) }
    if !areAllElements { Self.join(other.elements, to: &elements) }
  }

  func hasMember(_ position: Int) -> Bool { areAllMembers || Self.has(position, in: members) }
  func hasElement(_ position: Int) -> Bool { areAllElements || Self.has(position, in: elements) }

  private static func add(_ position: Int, to words: inout [UInt64]) {
    let word = position / 64
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
    }
    words[word] |= 1 << UInt64(position % 64)
  }

  private static func join(_ other: [UInt64], to words: inout [UInt64]) {
    if words.isEmpty {
      words = other
      return
    }
    if words.count < other.count {
      words.append(contentsOf: repeatElement(0, count: other.count - words.count))
    }
    for (index, word) in other.enumerated() { words[index] |= word }
  }

  private static func has(_ position: Int, in words: [UInt64]) -> Bool {
    position / 64 < words.count && words[position / 64] & (1 << UInt64(position % 64)) != 0
  }
}
