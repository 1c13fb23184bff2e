// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import JSONValues
import Testing

struct DecimalDivisorTests {
  @Test(arguments: [
    // Plain
    ("3", "9", true), ("3", "10", false), ("3", "0", true), ("3", "-9", true), ("3", "-0.0", true),
    ("2.5", "5", true), ("2.5", "7.5", true), ("2.5", "6", false), ("1", "1.0", true),
    // What floating point gets wrong
    ("0.01", "0.07", true), ("0.0001", "0.0075", true), ("0.0001", "0.00751", false),
    ("0.1", "0.3", true), ("1e-8", "12391239123", true), ("0.123456789", "1e308", false),
    ("0.5", "1e308", true), ("9007199254740993", "9007199254740993", true),
    ("9007199254740993", "9007199254740992", false),
    // Exponents
    ("1e2", "300", true), ("1e2", "350", false), ("100", "3.5e2", false), ("1e-400", "1", true),
    ("7", "1e1000000000", false), ("8", "1e1000000000", true), ("1e1000000000", "7", false),
    ("1e999999999999999999999", "1", false), ("3", "3e999999999999999999999", true),
    ("6", "1e999999999999999999999", false),
    // More than one limb
    ("123456789012345678901234567891", "370370367037037036703703703673", true),
    ("123456789012345678901234567891", "370370367037037036703703703674", false),
    ("1000000000000000000000000000001", "1000000000000000000000000000001e5", true),
    ("999999999999999999999999999999999999", "1999999999999999999999999999999999998", true),
    ("999999999999999999999999999999999999", "1999999999999999999999999999999999999", false),
    ("1267650600228229401496703205376", "1e100", true),
    ("1267650600228229401496703205376", "1e99", false),
    ("1267650600228229401496703205376", "1e29", false),
  ])
  func `a multiple is exact for any number`(
    _ divisor: String, _ number: String, _ isMultiple: Bool
  ) throws {
    let schema = try JSONSchema(compiling: JSONDocument(parsing: "{\"multipleOf\":\(divisor)}"))
    let verdict = schema.verdict(on: try JSONDocument(parsing: number).root)
    #expect(verdict == (isMultiple ? .valid : .invalid))
  }

  @Test func `products of large numbers are multiples of both`() throws {
    // By rule: a · (b + 1) = a · b + a, in digits that sums alone produce.
    let step = "987654321098765432109876543210987"
    var digits = [UInt8](repeating: 0, count: 60)
    let schema = try JSONSchema(compiling: JSONDocument(parsing: "{\"multipleOf\":\(step)}"))
    for round in 1...200 {
      var carry: UInt8 = 0
      for (place, byte) in (Array(step.utf8.reversed()) + [48, 48, 48]).enumerated() {
        let sum = digits[place] + byte - 48 + carry
        (digits[place], carry) = (sum % 10, sum / 10)
      }
      let text = digits.reversed().drop { $0 == 0 }.map { String($0) }.joined()
      #expect(schema.verdict(on: try JSONDocument(parsing: text).root) == .valid, "round \(round)")
      let next = try JSONDocument(parsing: text + ".5").root
      #expect(schema.verdict(on: next) == .invalid)
    }
  }
}
