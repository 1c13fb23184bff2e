// SPDX-License-Identifier: Apache-2.0

import JSONValues
import PhoneNumbers

/// Answers which number a text is, or why it is none.
struct PhoneAnswerer: Answerer {
  func answer(_ row: CaseRow) throws -> [JSONOutput.Member] {
    let region = row.json["default_region"]?.string
    do throws(PhoneNumberError) {
      let number = try PhoneNumber(
        parsing: row.json["input"]?.string ?? "", region: region)
      return [
        .init("e164", .string(number.e164)), .init("country_code", .int(number.countryCode)),
        .init("nsn", .string(number.nationalSignificantNumber)),
        .init("extension", JSONOutput(number.phoneExtension)),
      ]
    } catch {
      return [.init("error", .string(error.rawValue))]
    }
  }
}
