// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Redaction
import Testing

@Suite struct ContractAssumptionsTests {
  private static func contract(assuming text: String, zone: String = "") -> String {
    Fixture.contract.replacing(
      "environments:", with: "pbx: { assume: { \(text) }\(zone) }\nenvironments:")
  }

  @Test func `a contract that says nothing has the usual assumptions and decides none`() throws {
    let profile = try Fixture.read().pbx
    #expect(profile.assumptions == PBXAssumptions())
    #expect(profile.decided == [])
    #expect(profile.templatesInUse == nil)
  }

  @Test func `each assumption is set by its key`() throws {
    let profile = try Fixture.read(
      Self.contract(
        assuming: """
          plus: kept, unset: empty, utc-flag: local, zone: refused, quotes: go, paths: plain,
          words: { inbound: IN, missed: NOT ANSWERED }, names: { EndTimeUnix: End_Time_Unix }
          """, zone: ", time-zone: Asia/Dubai")
    ).pbx
    var expected = PBXAssumptions(
      plus: .kept, unset: .empty, utcFlag: .local, timeZone: "Asia/Dubai")
    expected.zone = .refused
    expected.quotes = .go
    expected.paths = .plain
    expected.words = [.inbound: "IN", .missed: "NOT ANSWERED"]
    expected.names = ["EndTimeUnix": "End_Time_Unix"]
    #expect(profile.assumptions == expected)
    #expect(profile.decided == Set(Assumption.allCases))
  }

  @Test func `the usual choice, written down, is a decision too`() throws {
    #expect(try Fixture.read(Self.contract(assuming: "plus: escaped")).pbx.decided == [.plus])
  }

  @Test func `templates in use are counted, and know their place`() throws {
    let text = Fixture.contract.replacing(
      "environments:", with: "pbx: { templates-in-use: 10 }\nenvironments:")
    let inUse = try #require(try Fixture.read(text).pbx.templatesInUse)
    #expect(inUse.value == 10)
    #expect(inUse.span.start.line == 4)
  }

  @Test(arguments: [
    ("plus: lost", "contract-bad-value", "'lost' is no value of 'plus'"),
    ("words: { missd: A }", "contract-unknown-key", "unknown word 'missd'"),
    ("names: { Phone: Number }", "contract-unknown-key", "unknown name 'Phone'"),
    ("names: { EndTimeUnix: Phone }", "contract-bad-value", "'Phone' is another variable already"),
    (
      "names: { EndTimeUnix: Ended, SearchValue: Ended }", "contract-bad-value",
      "'Ended' is another variable already"
    ),
    ("words: {}", "contract-empty-value", "'words' is empty"),
  ]) func `what is no choice is refused`(_ text: String, _ code: String, _ message: String) {
    let complaints = Fixture.complaints(Self.contract(assuming: text))
    #expect(complaints.map(\.code) == [code])
    #expect(complaints.map(\.message.text) == [message])
  }

  @Test func `templates are read with the quotes of the contract`() throws {
    let search = Fixture.search.replacing("{{UrlEncode .Phone}}", with: "{{print 'ab' .Phone}}")
    #expect(Fixture.complaints(search: search).isEmpty)
    let strict = Fixture.complaints(Self.contract(assuming: "quotes: go"), search: search)
    #expect(strict.map(\.code) == ["template-syntax"])
    let header = Fixture.contract.replacing("{{.api_key}}", with: "{{print 'ab' .api_key}}")
    #expect(Fixture.complaints(header).isEmpty)
    let assuming = header.replacing(
      "environments:", with: "pbx: { assume: { quotes: go } }\nenvironments:")
    #expect(Fixture.complaints(assuming).map(\.code) == ["template-syntax"])
  }

  @Test func `a plain path may have a comma, and a field one path`() {
    let comma = Fixture.search.replacing("data.#.phone", with: "'data.0.phone,home'")
    #expect(Fixture.complaints(search: comma).map(\.code) == ["path-syntax"])
    let plain = Self.contract(assuming: "paths: plain")
    #expect(Fixture.complaints(plain, search: comma).isEmpty)
    let list = Fixture.search.replacing("data.#.phone", with: "[data.#.phone, data.#.home]")
    #expect(Fixture.complaints(search: list).isEmpty)
    #expect(
      Fixture.complaints(plain, search: list).map(\.message.text)
        == ["this PBX has one path for a field"])
  }

  @Test func `a variable is known by the name that the PBX has for it`() {
    let named = Self.contract(assuming: "names: { ContactId: Contact_Id }")
    #expect(Fixture.complaints(named).map(\.code) == ["template-variable"])
    let search = Fixture.search.replacing("{{.ContactId}}", with: "{{.Contact_Id}}")
    #expect(Fixture.complaints(named, search: search).isEmpty)
    #expect(Fixture.complaints(search: search).map(\.code) == ["template-variable"])
    // This PBX has no other name than the search's own.
    let same = Self.contract(assuming: "names: { ContactId: ContactsId }")
    #expect(Fixture.complaints(same).map(\.code) == ["template-variable"])
    #expect(
      Fixture.complaints(
        same, search: Fixture.search.replacing("{{.ContactId}}", with: "{{.ContactsId}}")
      ).isEmpty)
  }

  @Test(arguments: ["$.data[*].phone", "data[0].phone", "$..phone"])
  func `JSONPath in a mapping can be read, and is left to the checks`(_ path: String) throws {
    let search = Fixture.search.replacing("data.#.phone", with: "\"\(path)\"")
    let contract = try Fixture.read(search: search)
    let mapping = try #require(contract.contactSearch?.types.first?.mapping.last)
    #expect(mapping.paths.map(\.source.text) == [path])
  }
}
