// SPDX-License-Identifier: Apache-2.0

import JSONValues
import PhoneNumbers
import Redaction

/// What a key or a value says about a person.
enum PersonalMeaning {
  /// What stands under a key; nil if its name tells nothing.
  ///
  /// Names of persons and of companies are not in the list: they identify the record that is shown.
  static func ofKey(_ key: String) -> RedactedText? {
    let words = KeyWords(key)
    for (meaning, names) in meanings {
      if names.contains(where: words.are) { return meaning }
      if names.contains(where: { $0.utf8.count > 6 && words.hold($0) }) { return meaning }
    }
    return nil
  }

  private static let meanings: [(RedactedText, [String])] = [
    ("a date of birth", ["birthdate", "dateofbirth", "birthday", "dob", "born", "birthyear"]),
    (
      "an identity document",
      [
        "passport", "passportnumber", "passportno", "nationalid", "identitycard", "idcard",
        "emiratesid", "ssn", "socialsecurity", "socialsecuritynumber", "taxid", "taxnumber",
        "driverlicense", "drivinglicence", "licensenumber", "nin", "iqama", "visanumber",
      ]
    ),
    (
      "bank or card data",
      [
        "iban", "bankaccount", "accountnumber", "bic", "swift", "cardnumber", "creditcard", "cvv",
        "cvc", "sortcode", "routingnumber",
      ]
    ),
    ("an income", ["salary", "income", "wage", "creditscore", "networth"]),
    (
      "health data",
      ["health", "medical", "diagnosis", "disability", "bloodtype", "allergies", "insurancenumber"]
    ),
    (
      "a belief or an origin",
      [
        "religion", "ethnicity", "race", "nationality", "political", "politicalopinion",
        "sexualorientation", "tradeunion",
      ]
    ),
    ("a gender or a marital status", ["gender", "sex", "maritalstatus", "spouse", "children"]),
    (
      "a home address",
      [
        "homeaddress", "privateaddress", "residentialaddress", "street", "streetaddress",
        "postalcode", "zipcode", "addressline", "addressline1", "addressline2", "latitude",
        "longitude",
      ]
    ),
    (
      "a credential",
      [
        "password", "passwd", "passwordhash", "secret", "apikey", "accesstoken", "refreshtoken",
        "sessionid", "securityanswer", "pin",
      ]
    ),
    ("a private remark", ["privatenotes", "internalnotes", "confidential"]),
  ]

  /// What a value is by its form; nil if it is nothing of a person.
  static func ofValue(_ value: JSONValue) -> RedactedText? {
    guard let text = value.string ?? value.numberText, text.utf8.count <= 200 else { return nil }
    if value.kind == .string {
      // A recording has a mark in the place of each address, so that a replay finds it too.
      if isEmail(text) || text == "‹e-mail›" { return "an e-mail address" }
      if isIBAN(text) { return "bank or card data" }
      if isPhone(text) { return "a telephone number" }
    }
    return isCard(text) ? "bank or card data" : nil
  }

  private static func isEmail(_ text: String) -> Bool {
    // Most values end here, at a tenth of what splitting them takes.
    guard text.utf8.contains(UInt8(ascii: "@")) else { return false }
    if let isEmail = isEmail(ascii: text.utf8) { return isEmail }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let domain = parts.last, !parts[0].isEmpty else { return false }
    return !text.contains(where: \.isWhitespace) && domain.contains(".")
      && domain.first != "." && domain.last != "." && !text.contains("/")
  }

  /// The same, byte by byte; nil if the text is not ASCII, or has line breaks, which may be one
  /// character of two bytes.
  private static func isEmail(ascii text: String.UTF8View) -> Bool? {
    guard text.allSatisfy({ $0 < 0x80 && $0 != 0x0D }), let at = text.firstIndex(of: 0x40) else {
      return nil
    }
    let domain = text[text.index(after: at)...]
    return at > text.startIndex && !domain.contains(0x40) && domain.contains(0x2E)
      && domain.first != 0x2E && domain.last != 0x2E
      && !text.contains { (0x09...0x0D).contains($0) || $0 == 0x20 || $0 == UInt8(ascii: "/") }
  }

  /// Letters, check digits and a length as banks have them, and the remainder that must come out.
  private static func isIBAN(_ text: String) -> Bool {
    // Two capitals, which nearly no text begins with.
    let start = text.utf8.lazy.filter { $0 != 0x20 }.prefix(2)
    guard text.utf8.count >= 15, start.allSatisfy({ $0 &- 0x41 < 26 }) else { return false }
    let letters = text.filter { $0 != " " }
    guard (15...34).contains(letters.count), letters.prefix(2).allSatisfy(\.isUppercaseASCII),
      letters.dropFirst(2).prefix(2).allSatisfy(\.isNumber)
    else { return false }
    var remainder = 0
    for character in letters.dropFirst(4) + letters.prefix(4) {
      guard let digit = Int(String(character), radix: 36) else { return false }
      remainder = (remainder * (digit > 9 ? 100 : 10) + digit) % 97
    }
    return remainder == 1
  }

  /// 13 to 19 digits with the issuers' first digit and Luhn's check digit.
  private static func isCard(_ text: String) -> Bool {
    let start = text.utf8.first { $0 != 0x20 && $0 != UInt8(ascii: "-") }
    guard text.utf8.count >= 13, start.map({ 0x33...0x36 ~= $0 }) == true else { return false }
    let digits = text.filter { $0 != " " && $0 != "-" }
    guard (13...19).contains(digits.count), let first = digits.first, "3456".contains(first)
    else { return false }
    var sum = 0
    for (index, character) in digits.reversed().enumerated() {
      guard character.isASCII, let digit = character.wholeNumberValue else { return false }
      let doubled = index % 2 == 1 ? digit * 2 : digit
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0
  }

  /// International numbers only: digits alone may be anything.
  private static func isPhone(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "+"), text.hasPrefix("+"), text.utf8.count <= 30 else {
      return false
    }
    return (try? PhoneNumber(parsing: text, region: nil))?.isPossible == true
  }
}

extension Character {
  fileprivate var isUppercaseASCII: Bool { isASCII && isUppercase }
}
