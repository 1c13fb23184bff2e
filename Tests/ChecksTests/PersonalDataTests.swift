// SPDX-License-Identifier: Apache-2.0

import Checks
import Diagnostics
import Redaction
import Testing

/// What a search returns of a person beyond what is shown.
struct PersonalDataTests {
  static let code = "lookup-personal-data"

  /// Members of a record, and the findings: path and what it is.
  static let found: [(String, [String])] = [
    // Keys
    (#""birth_date": "1990-01-01""#, ["data.#.birth_date: a date of birth"]),
    (#""birthDate": "1990-01-01""#, ["data.#.birthDate: a date of birth"]),
    (#""date-of-birth": "1990-01-01""#, ["data.#.date-of-birth: a date of birth"]),
    (#""DOB": "1990""#, ["data.#.DOB: a date of birth"]),
    (#""passport_no": "A1""#, ["data.#.passport_no: an identity document"]),
    (#""emiratesId": "784""#, ["data.#.emiratesId: an identity document"]),
    (
      #""customer_passport_number": "A1""#,
      ["data.#.customer_passport_number: an identity document"]
    ),
    (#""iban": "x""#, ["data.#.iban: bank or card data"]),
    (#""monthlySalary": 100"#, ["data.#.monthlySalary: an income"]),
    (#""religion": "x""#, ["data.#.religion: a belief or an origin"]),
    (#""gender": "f""#, ["data.#.gender: a gender or a marital status"]),
    (#""home_address": "x""#, ["data.#.home_address: a home address"]),
    (#""zip_code": "1""#, ["data.#.zip_code: a home address"]),
    (#""password_hash": "x""#, ["data.#.password_hash: a credential"]),
    (#""api-key": "x""#, ["data.#.api-key: a credential"]),
    (#""bloodType": "A""#, ["data.#.bloodType: health data"]),
    // Nested, and in lists
    (
      #""home_address": {"line": "x", "city": "y"}"#,
      ["data.#.home_address.line: a home address", "data.#.home_address.city: a home address"]
    ),
    (#""custom": {"birthday": "x"}"#, ["data.#.custom.birthday: a date of birth"]),
    (
      #""family": [{"dob": "x"}, {"dob": "y"}]"#, ["data.#.family.#.dob: a date of birth"]
    ),
    // Values
    (#""note": "ann@example.org""#, ["data.#.note: an e-mail address"]),
    (#""note": "‹e-mail›""#, ["data.#.note: an e-mail address"]),
    (#""note": "+441134960000""#, ["data.#.note: a telephone number"]),
    (#""note": "+44 113 496 0000""#, ["data.#.note: a telephone number"]),
    (#""note": "GB82 WEST 1234 5698 7654 32""#, ["data.#.note: bank or card data"]),
    (#""note": "4111 1111 1111 1111""#, ["data.#.note: bank or card data"]),
    (#""note": 5555555555554444"#, ["data.#.note: bank or card data"]),
    (#""logins": ["a@example.org", "b@example.org"]"#, ["data.#.logins.#: an e-mail address"]),
  ]

  @Test(arguments: found)
  func `personal data is found by key and by value`(_ more: String, _ expected: [String]) throws {
    #expect(try Self.findings(more) == expected)
  }

  static let nothing = [
    // Names of persons and companies, and what identifies the record
    #""last_name": "Rahman""#, #""company": "North Gate""#, #""owner_id": "u7""#,
    #""account_number_label": null"#,
    // Empty values
    #""birth_date": null"#, #""birth_date": """#, #""children": []"#, #""home_address": {}"#,
    // Ids, dates, amounts
    #""id2": 4111111111111112"#, #""order": "1234567890123""#,
    #""created": "2026-03-01T08:00:00Z""#,
    #""amount": 1999.99"#, #""uuid": "3f2504e0-4f89-11d3-9a0c-0305e82c3301""#,
    #""digits": "00441134960000""#, #""ref": "GB00WEST12345698765432""#, #""unix": 1790000000"#,
    // Texts that look like something
    #""mention": "@ann""#, #""url": "https://crm.example/u/ann@example.org""#,
    #""text": "write to ann@example.org""#, #""sum": "1+1""#, #""plus": "+1""#, #""at": "a@b""#,
    // Keys that hold a word of the list inside of another
    #""description": "x""#, #""shipping_method": "x""#, #""essex": "x""#, #""spinner": 1"#,
    #""swiftness": 1"#, #""bicycle": 1"#, #""pinned": true"#, #""raced": true"#,
  ]

  @Test(arguments: nothing) func `what is nobody's is not found`(_ more: String) throws {
    #expect(try Self.findings(more).isEmpty)
  }

  static func findings(_ more: String, of search: String = Search.with()) throws -> [String] {
    let run = try Bench(search).wholeRun([
      Reply(Search.list(Search.record(", " + more)), to: "+971500000000")
    ])
    let own = run.findings.filter { $0.kind.code == code }
    #expect(own.allSatisfy { $0.interactionIsType })
    return own.map {
      "\($0.subject.name): "
        + $0.message.text.replacing("the search returns ", with: "")
        .replacing(" that the PBX does not show", with: "")
    }
  }

  static let mapping = """
      ContactsId: data.#.id
      FirstName: data.#.full_name
      BusinessNumber: data.#.phone
    """

  /// A mapping or another use of a value, and members that are used by it.
  static let used: [(String, String)] = [
    (mapping + "\n  Email: data.#.email", #""email": "ann@example.org""#),
    (
      mapping + "\n  Email: 'data.#.emails.#(kind==\"work\").address'",
      #""emails": [{"kind": "work", "address": "ann@example.org"}]"#
    ),
    (mapping + "\n  Email: data.#.mail.0", #""mail": ["ann@example.org", "b@example.org"]"#),
    (mapping + "\n  Street: data.#.home_address", #""home_address": "Elm Road 1""#),
    (mapping + "\n  MobileNumber: data.#.mobile", #""mobile": "+441134960000""#),
    (
      mapping + "\n  Email: '[data.#.a, data.#.b]'".replacing("'", with: ""),
      #""b": "ann@example.org""#
    ),
  ]

  @Test(arguments: used)
  func `what is mapped is shown`(_ mapping: String, _ more: String) throws {
    let findings = try Self.findings(more, of: Search.with(mapping: mapping))
    #expect(findings.isEmpty)
  }

  static let rows: [RunRow] = [
    RunRow(
      "a place that is allowed", code,
      of: Search.with("allowed-personal-data: { data.#.birth_date: the desk checks ages }"),
      known(#""birth_date": "1990-01-01""#), "kept"),
    RunRow(
      "its neighbour is not", code,
      of: Search.with("allowed-personal-data: { data.#.birth_date: the desk checks ages }"),
      known(#""birth_date": "1990-01-01", "birth_place": {"dob": 1}"#),
      "known customer: broken data.#.birth_place.dob"),
    RunRow(
      "what a stranger's answer holds is not looked at", code,
      [Reply(Answer(#"{"data": [], "admin": "ann@example.org"}"#), to: "+971509999999")], "kept"),
    RunRow(
      "beside the list", code,
      [
        Reply(
          Answer(#"{"data": [\#(Search.record())], "user": {"email": "ann@example.org"}}"#),
          to: "+971500000000")
      ], "known customer: broken user.email"),
    RunRow(
      "an error leaves it open", code, [Reply(Answer("", status: 500), to: "+971500000000")],
      "known customer: because answer-status; + answer-status"),
  ]

  static func known(_ more: String) -> [Reply] {
    [Reply(Search.list(Search.record(", " + more)), to: "+971500000000")]
  }

  @Test(arguments: rows) func `what is allowed, and where it is looked for`(_ row: RunRow) throws {
    try row.check()
  }

  @Test func `a finding shows path and count, never the value`() throws {
    let run = try Bench(
      Search.with("when-several: ask", known: "{ call: \"+971500000000\", finds: [abc123, b] }")
    )
    .wholeRun([
      Reply(
        Search.list(
          Search.record(#", "note": "ann@example.org""#),
          Search.record(id: #""b""#, #", "note": "bob@example.org""#)), to: "+971500000000")
    ])
    let finding = try #require(run.findings.first { $0.kind.code == Self.code })
    #expect(finding.actual?.text == "2 values at 'data.#.note'")
    #expect(!String(describing: finding).contains("example.org"))
  }
}

extension Finding {
  fileprivate var interactionIsType: Bool { subject.interaction == "Contacts" }
}
