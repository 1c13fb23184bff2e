// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// One number of a record, as the CRM lists them apart.
struct PhoneIdentity {
  static let keys = ["id", "type", "number", "primary"]

  let id: String
  let type: String
  let number: String
  let isPrimary: Bool

  /// The numbers that a record has; the first of them is the primary one.
  static func all(of record: NorthgateRecord) -> [PhoneIdentity] {
    let numbers = [
      ("business", record.phone), ("mobile", record.mobile), ("home", record.home),
    ].compactMap { type, number in number.map { (type, $0) } }
    return numbers.enumerated().map { index, number in
      PhoneIdentity(
        id: "\(record.id)-\(number.0)", type: number.0, number: number.1, isPrimary: index == 0)
    }
  }

  var members: [JSONOutput.Member] {
    [
      .init("id", .string(id)), .init("type", .string(type)), .init("number", .string(number)),
      .init("primary", .bool(isPrimary)),
    ]
  }
}
