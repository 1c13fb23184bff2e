// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import PBXLanguage
import Redaction
import Testing

@Suite struct StaticAssumptionTests {
  private func names(_ fixture: StaticFixture) throws -> [String] {
    try fixture.findings("assumption-used").map(\.subject.name).sorted()
  }

  @Test func `the smallest contract depends on the plus and on the pop-up's name of the id`() throws
  {
    let found = try StaticFixture().findings("assumption-used")
    #expect(found.map(\.subject.name) == ["plus", "names"])
    #expect(found.map(\.pointed) == ["UrlEncode", ".ContactId"])
    #expect(
      found.first?.message.text == "the vendor's pages leave open: \(Assumption.plus.question)")
    #expect(found.first?.actual?.text.contains(Assumption.plus.page) == true)
    #expect(found.first?.expected?.text.contains(Assumption.plus.choice) == true)
    #expect(found.first?.remedy.text.contains("`plus: escaped` or `plus: kept`") == true)
  }

  @Test(arguments: [
    ("plus: escaped", ["names"]), ("plus: kept", ["names"]),
    ("names: { ContactId: ContactId }", ["plus"]),
    ("plus: escaped, names: { ContactId: ContactId }", []),
  ]) func `what the contract sets is decided`(_ assume: String, _ expected: [String]) throws {
    #expect(try names(StaticFixture().assuming(assume)) == expected)
  }

  @Test(arguments: [
    ("GET /c?phone={{.Phone}}", []), ("GET /c?phone={{urlquery .Phone}}", []),
    ("GET /c?phone={{print 'x' .Phone}}", ["quotes"]),
    ("GET /c?at={{TimeFormat 0 \"HH:mm:ssZz\" \"0\"}}", ["zone"]),
    ("GET /c?at={{TimeFormat 0 \"HH:mm\" \"1\"}}", []),
  ]) func `a request depends on what decides its text`(
    _ request: String, _ expected: [String]
  ) throws {
    let fixture = StaticFixture().request("\n    request: '\(request.replacing("'", with: "''"))'")
      .assuming("names: { ContactId: ContactId }")
    #expect(try names(fixture) == expected)
  }

  @Test func `TimeFormat's flag matters where the PBX is not in UTC`() throws {
    let fixture = StaticFixture()
      .request("\n    request: 'GET /c?at={{TimeFormat 0 \"HH:mm\" \"1\"}}'")
      .contract("edition: cloud }", "edition: cloud, time-zone: Asia/Dubai }")
    #expect(try names(fixture) == ["names", "utc-flag"])
  }

  @Test func `a list of paths depends on how fields are read`() throws {
    let fixture = StaticFixture().search("data.#.phone", "[data.#.phone, data.#.home]")
    #expect(try names(fixture) == ["names", "paths", "plus"])
    let finding = try #require(
      try fixture.findings("assumption-used").first { $0.subject.name == "paths" })
    #expect(finding.pointed == "[data.#.phone, data.#.home]")
  }

  @Test func `what may lack a value depends on what is printed then`() throws {
    let fixture = StaticFixture().search("{{.ContactId}}", "{{.CustomValue}}/{{.FirstName}}")
    let found = try fixture.findings("assumption-used").filter { $0.subject.name == "unset" }
    #expect(found.map(\.pointed) == [".CustomValue"])
    let optional = fixture.search("popup:", "optional: [FirstName]\npopup:")
    let more = try optional.findings("assumption-used").filter { $0.subject.name == "unset" }
    #expect(more.map(\.label.text) == ["depends on it, and so does line 9"])
  }

  @Test func `a step that is only sent if its variable is there does not depend on it`() throws {
    func steps(_ condition: String) -> StaticFixture {
      StaticFixture().search(
        "Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}",
        """
        Contacts:
            request: GET /contacts/search?phone={{urlquery .Phone}}
            then:
              details: { request: "GET /contacts/{{urlquery .ContactsId}}", mapping: { firm: firm } }
              firm:
                request: GET /firms/{{urlquery .firm}}
        \(condition)
                mapping: { Company: name }
        """)
    }
    #expect(try names(steps("        only-if: .firm")) == ["names"])
    #expect(try names(steps("")) == ["names", "unset"])
  }

  @Test func `the page of the code is where every choice is written down`() throws {
    let page = try #require(StaticCatalogue.page(of: "assumption-used"))
    for assumption in Assumption.allCases {
      #expect(page.contains(assumption.key))
      #expect(page.contains(assumption.page))
      #expect(page.contains(assumption.choice))
    }
  }

  @Test func `one finding names all places of one assumption, the first few in full`() throws {
    let types = (1...9).map { "  T\($0): GET /t\($0)?phone={{UrlEncode .Phone}}" }
    let fixture = StaticFixture().search(
      "  Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}", types.joined(separator: "\n"))
    let found = try fixture.findings("assumption-used").filter { $0.subject.name == "plus" }
    #expect(found.map(\.place?.start.line) == [3])
    #expect(
      found.map(\.label.text) == [
        "depends on it, and so do line 4, line 5, line 6, line 7 and 4 more"
      ])
  }
}
