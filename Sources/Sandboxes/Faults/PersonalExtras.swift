// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// Personal data that no telephone system needs; all of it is made up.
///
/// Half of it stands under keys that tell what it is, half under keys that do not.
enum PersonalExtras {
  static let keys = [
    "birth_date", "passport_number", "home_address", "salary", "iban", "religion", "cf_12", "cf_31",
    "remarks",
  ]

  // The account numbers are the examples of their countries' registries, with right check digits.
  private static let accounts = [
    "GB82WEST12345698765432", "DE89370400440532013000", "AE070331234567890123456",
  ]
  private static let religions = ["Islam", "Christianity", "Hinduism"]

  /// The members for a record; the same for the same id.
  static func members(for id: String) -> [JSONOutput.Member] {
    let number = id.utf8.reduce(UInt64(17)) { SeededRandom.mixed($0 ^ UInt64($1)) }
    let birth = "19\(60 + number % 40)-0\(1 + number % 9)-\(10 + number % 19)"
    let passport = "P\(1_000_000 + number % 9_000_000)"
    let account = accounts[Int(number % 3)]
    let street = "\(1 + number % 90) Palm Street"
    return [
      .init("birth_date", .string(birth)), .init("passport_number", .string(passport)),
      .init("home_address", ["street": .string(street), "city": "Dubai"]),
      .init("salary", .int(8_000 + Int(number % 20_000))), .init("iban", .string(account)),
      .init("religion", .string(religions[Int(number % 3)])),
      .init("cf_12", .string(account)), .init("cf_31", .string(birth)),
      .init("remarks", .string("passport \(passport), calls in the morning")),
    ]
  }
}
