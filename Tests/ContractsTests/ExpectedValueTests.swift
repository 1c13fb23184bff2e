// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import JSONSchemas
import PBXLanguage
import Redaction
import Testing

extension ExpectedScalar {
  fileprivate var spoken: String { "\(literal) \(template.source.text)" }
}

/// A matcher in one line, as these tests compare it.
private func spoken(_ value: ExpectedValue) -> String {
  switch value.matcher {
  case .equal(let scalar): "equal \(scalar.spoken)"
  case .list(let scalars): "list \(scalars.map(\.spoken))"
  case .unordered(let scalars): "unordered \(scalars.map(\.spoken))"
  case .oneOf(let scalars): "one of \(scalars.map(\.spoken))"
  case .not(let scalar): "not \(scalar.spoken)"
  case .contains(let text): "contains \(text.source.text)"
  case .startsWith(let text): "starts with \(text.source.text)"
  case .endsWith(let text): "ends with \(text.source.text)"
  case .matches(let pattern): "matches \(pattern.source)"
  case .present(let isPresent): "present \(isPresent)"
  case .type(let kind): "type \(kind.rawValue)"
  case .bounds(let least, let most): "bounds \(least ?? "-") \(most ?? "-")"
  case .phone(let text): "phone \(text.source.text)"
  case .instant, .date, .duration, .byDirection, .byOutcome: "a matcher of calls"
  }
}

private let rows: [(String, String)] = [
  ("abc", "equal text abc"), ("\"\"", "equal text "), ("17", "equal number 17"),
  ("\"17\"", "equal text 17"), ("true", "equal boolean true"),
  ("\"{{.Phone}}\"", "equal text {{.Phone}}"),
  ("[a, 1, false]", "list [\"text a\", \"number 1\", \"boolean false\"]"), ("[]", "list []"),
  ("{ one-of: [a, \"0107\"] }", "one of [\"text a\", \"text 0107\"]"),
  ("{ not: 5 }", "not number 5"), ("{ contains: b }", "contains b"),
  ("{ starts-with: \"+971\" }", "starts with +971"), ("{ ends-with: z }", "ends with z"),
  ("{ matches: \"a(b|c)+\\\\d{2,3}\" }", "matches a(b|c)+\\d{2,3}"),
  ("{ present: true }", "present true"), ("{ present: false }", "present false"),
  ("{ type: integer }", "type integer"), ("{ type: \"null\" }", "type null"),
  ("{ at-least: 0.10 }", "bounds 0.10 -"), ("{ at-most: -3 }", "bounds - -3"),
  (
    "{ at-most: 12345678901234567890.10, at-least: 12345678901234567890.1 }",
    "bounds 12345678901234567890.1 12345678901234567890.10"
  ),
  ("{ unordered: [b, a, a] }", "unordered [\"text b\", \"text a\", \"text a\"]"),
  ("{ phone: \"{{.CustomerNumber}}\" }", "phone {{.CustomerNumber}}"),
  ("{ phone: \"+971 50 000 0000\" }", "phone +971 50 000 0000"),
]

@Test(arguments: rows)
func `an expected value is a scalar, a list or a matcher`(_ text: String, _ wanted: String) throws {
  let search = Fixture.search.replacing("ContactsId: abc123", with: "ContactsId: \(text)")
  let scenario = try #require(try Fixture.read(search: search).contactSearch?.scenarios.first)
  guard case .record(let fields) = scenario.finds else {
    return #expect(Bool(false), "expected a record")
  }
  #expect(fields.first.map { spoken($0.value) } == wanted)
}

extension ComplaintCase {
  private static func value(
    _ text: String, _ code: String, _ message: String, _ label: String, _ remedy: String
  ) -> ComplaintCase {
    ComplaintCase(.search, "abc123", text, code, message, label, remedy)
  }

  static let matchers: [ComplaintCase] = [
    value(
      "{ at-least: 2, at-most: ▸1.99◂ }", "contract-bad-value",
      "no number is at least 2 and at most 1.99", "smaller than at-least", "exchange the two"),
    value(
      "{ one-of: ▸[]◂ }", "contract-empty-value", "'one-of' is empty",
      "expected a list of values, at least 1", "write `one-of: [Aisha]`, or leave the key out"),
    value(
      "{ one-of: ▸a◂ }", "contract-wrong-type", "expected a list of values, at least 1, found text",
      "the value of 'one-of'", "write `one-of: [Aisha]`"),
    value(
      "{ contains: \"{{▸.Nobody◂}}\" }", "template-variable",
      "{{.Nobody}} does not exist in an expected value",
      "known here: .Phone, .ContactType, .CustomerNumber, .base_url, .api_key, .ContactsId, .FirstName, .BusinessNumber",
      "write `Nobody: …` under the variables of each environment"),
    value(
      "{ phone: ▸\"nobody\"◂ }", "number-unreadable", "'nobody' is not a telephone number",
      "read without a region",
      "write a number such as \"+971 50 000 0001\", or the `region` it belongs to"),
    value(
      "{ phone: ▸\"050 000 0000\"◂ }", "region-missing",
      "'050 000 0000' is not written with its country", "whose national number?",
      "write `region: AE` under `pbx` in contract.yaml"),
    value(
      "{ matches: \"a(▸b\"◂ }", "pattern-syntax", "", "", ""),
    value(
      "{ matches: 'a▸(?=◂b)' }", "pattern-syntax", "a look-around stands in the regular expression",
      "RE2 has none", "write what is there, or two scenarios"),
    value(
      "{ matches: '(a)▸\\1◂' }", "pattern-syntax",
      "a backreference stands in the regular expression", "RE2 has none", "repeat the part itself"),
  ]
}

@Test(arguments: ComplaintCase.matchers.filter { !$0.message.isEmpty })
func `a matcher that cannot be used is told where it stands`(_ row: ComplaintCase) throws {
  try row.check()
}

@Test(arguments: ["a(b", "[a", "a)", "x{3,1}", "*a"])
func `an expression that no engine reads is told`(_ pattern: String) throws {
  let text = Fixture.search.replacing("abc123", with: "{ matches: '\(pattern)' }")
  let complaints = Fixture.complaints(search: text)
  #expect(complaints.map(\.code) == ["pattern-syntax"])
  let complaint = try #require(complaints.first)
  #expect(complaint.message.text.hasPrefix("the regular expression cannot be read: "))
  let line = try #require(complaint.span?.start.line)
  #expect(line == 10)
}
