// SPDX-License-Identifier: Apache-2.0

/// Numbers that nobody has: tests take one after the other.
public struct FreeNumbers: Sendable, Hashable {
  /// The first, as E.164.
  public let first: String
  /// How many there are.
  public let count: Int

  /// Numbers from the first on.
  public init(first: String, count: Int) {
    self.first = first
    self.count = count
  }

  /// The number at a place, as E.164; nil behind the last.
  public subscript(place: Int) -> String? {
    guard (0..<count).contains(place), let number = Int(first.dropFirst()) else { return nil }
    let digits = String(number + place)
    let zeros = first.count - 1 - digits.count
    return "+" + String(repeating: "0", count: max(0, zeros)) + digits
  }
}
