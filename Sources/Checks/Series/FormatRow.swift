// SPDX-License-Identifier: Apache-2.0

public import Contracts
import PhoneNumbers

/// A stored number and the texts in which it is dialled.
struct FormatRow {
  let format: NumberFormat
  /// The text of each spelling; one that this number has not is missing.
  let dialled: [DialledSpelling: String]
  /// The spellings that must find the record: promised ones and those the trunk delivers.
  let required: [DialledSpelling]
  /// Every spelling that is tried, in the order of the language.
  let spellings: [DialledSpelling]
  /// Numbers of nobody that end like this one, by how many digits they share with it.
  let tails: [Int: String]

  init(_ format: NumberFormat, in contract: Contract) {
    self.format = format
    let pbx = contract.pbx
    let region = format.region ?? pbx.region
    let number = try? PhoneNumber(parsing: format.stored.value, region: region)
    var dialled: [DialledSpelling: String] = [.asStored: format.stored.value]
    if let number {
      for spelling in PhoneSpelling.allCases {
        guard let name = DialledSpelling(rawValue: spelling.rawValue) else { continue }
        dialled[name] = number.spelled(spelling)
      }
      if let prefix = pbx.outsideLine {
        dialled[.outsideLine] = prefix + number.spelled(.nationalDigits)
      }
    }
    self.dialled = dialled
    spellings = DialledSpelling.allCases.filter { dialled[$0] != nil }
    let misses = Set(format.misses.map(\.value))
    let promised = (format.matches?.value ?? []).union(pbx.delivers).subtracting(misses)
    required = spellings.filter(promised.contains)
    tails = number.map { Self.tails(of: $0) } ?? [:]
  }

  /// Everything that is dialled.
  var asks: [String] {
    spellings.compactMap { dialled[$0] } + tails.keys.sorted().compactMap { tails[$0] }
  }

  /// A number of another country with the same last digits, for telling how many are compared.
  private static func tails(of number: PhoneNumber) -> [Int: String] {
    let digits = number.e164.filter(\.isNumber)
    var tails: [Int: String] = [:]
    for count in [7, 9] where digits.count > count + 1 {
      // +999 belongs to no country.
      tails[count] = "+999" + String(repeating: "0", count: 9 - count) + digits.suffix(count)
    }
    return tails
  }
}

extension NumberFormat {
  /// Every text in which the number is dialled, with those of nobody that end like it.
  public func dialledTexts(in contract: Contract) -> [String] {
    FormatRow(self, in: contract).asks
  }
}
