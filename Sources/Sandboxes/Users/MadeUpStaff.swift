// SPDX-License-Identifier: Apache-2.0

/// Any number of users that are computed when they are asked for, and stored nowhere.
struct MadeUpStaff: Sendable {
  static let most = 50_000
  private static let prefix = "staff"

  let count: Int
  private let seed: UInt64

  init(count: Int, seed: UInt64) {
    self.count = max(0, min(count, Self.most))
    self.seed = seed
  }

  /// The place of an id that one of these users has; there are no others.
  func place(of id: String) -> Int? {
    guard id.hasPrefix(Self.prefix), id.utf8.count <= Self.prefix.utf8.count + 5,
      let number = Int(id.dropFirst(Self.prefix.count)), number >= 1, number <= count,
      id == "\(Self.prefix)\(number)"
    else { return nil }
    return number - 1
  }

  /// The user at a place, counted from 0; places have no end.
  func user(_ place: Int) -> NorthgateUser {
    let dice = SeededRandom.mixed(
      seed &+ 0x5354_4146_4600 &+ UInt64(truncatingIfNeeded: place) &* 0x9E37_79B9_7F4A_7C15)
    let name = MadeUpNames.names[Int(dice >> 40) % MadeUpNames.names.count].split(separator: " ")
    var user = NorthgateUser(
      id: "\(Self.prefix)\(place + 1)", firstName: String(name[0]), lastName: String(name[1]))
    user.email = "staff\(place + 1)@northgate.example"
    user.extensionNumber = String(100_001 + place)
    return user
  }
}
