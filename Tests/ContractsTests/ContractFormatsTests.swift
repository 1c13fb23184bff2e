// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Redaction
import Testing

private let contract = Fixture.contract.replacing(
  "name:",
  with:
    "pbx: { region: AE, delivers: [e164, outside-line], outside-line: \"9\", extension-length: 4 }\nname:"
)

private func search(_ formats: String) -> String {
  Fixture.search.replacing("popup:", with: "formats:\n  \(formats)\npopup:")
}

@Test func `stored numbers and the spellings that find them are read`() throws {
  let text = """
    "+971 50 000 0001": { finds: c2, matches: all, only: [sandbox] }
      "050 000 0002": { finds: "{{.base_url}}", matches: [e164, national], misses: [digits, extension] }
      "(020) 7946 0959": { finds: c4, region: GB }
      "+1 212 555 0100": { finds: c5, matches: as-stored }
    """
  let formats = try #require(try Fixture.read(contract, search: search(text)).contactSearch).formats
  #expect(
    formats.map(\.stored.value) == [
      "+971 50 000 0001", "050 000 0002", "(020) 7946 0959", "+1 212 555 0100",
    ])
  #expect(formats.map(\.finds.source.text) == ["c2", "{{.base_url}}", "c4", "c5"])
  #expect(
    formats.map(\.matches?.value) == [DialledSpelling.all, [.e164, .national], nil, [.asStored]])
  #expect(formats[1].misses.map(\.value) == [.digits, .phoneExtension])
  #expect(formats.map(\.region) == [nil, nil, "GB", nil])
  #expect(formats[0].only.map(\.value) == ["sandbox"])
}

@Test func `what the trunk delivers stands in the profile`() throws {
  let profile = try Fixture.read(contract).pbx
  #expect(profile.delivers == [.e164, .outsideLine])
  #expect(profile.outsideLine == "9" && profile.extensionLength == 4)
  let standard = try Fixture.read().pbx
  #expect(standard.delivers == [.e164])
  #expect(standard.outsideLine == nil && standard.extensionLength == nil)
}

private struct Row: Sendable, CustomTestStringConvertible {
  let formats: String
  let code: String
  let message: String
  let label: String
  let remedy: String
  var hasRegion = true

  init(
    _ formats: String, _ code: String, _ message: String, _ label: String, _ remedy: String
  ) {
    self.formats = formats
    self.code = code
    self.message = message
    self.label = label
    self.remedy = remedy
  }

  var withoutRegion: Row {
    var row = self
    row.hasRegion = false
    return row
  }

  var testDescription: String { formats }

  static let all = [
    Row(
      "\"+971 50 000 0001\": { finds: c2, matches: [e164], misses: [▸e164◂] }",
      "contract-bad-value", "'e164' cannot both match and miss", "it stands in `matches` too",
      "take it out of one of the two"),
    Row(
      "\"+971 50 000 0001\": { finds: c2, misses: [▸e164◂] }", "contract-bad-value",
      "'e164' cannot both match and miss", "`matches` is `pbx.delivers` if it is left out",
      "write `matches:` with the spellings that find it"),
    Row(
      "\"+971 50 000 0001\": { finds: c2, matches: all, misses: [▸rfc3966◂] }",
      "contract-bad-value", "'rfc3966' cannot both match and miss", "it stands in `matches` too",
      "take it out of one of the two"),
    Row(
      "\"+971 50 000 0001\": { finds: c2, matches: [▸e146◂] }", "contract-bad-value",
      "'e146' is no value of 'matches'", "expected one of 11 spellings", "did you mean 'e164'?"),
    Row(
      "\"+971 50 000 0001\": { finds: c2, matches: ▸alll◂ }", "contract-bad-value",
      "'alll' is no value of 'matches'", "expected one of 12 spellings", "did you mean 'all'?"),
    Row(
      "\"+971 50 000 0001\": { finds: c2, ▸matchs◂: all }", "contract-unknown-key",
      "unknown key 'matchs'", "a format has finds, matches, misses, region, only",
      "did you mean 'matches'?"),
    Row(
      "▸\"+971 50 000 0001\"◂: { matches: all }", "contract-missing-key", "a format needs 'finds'",
      "expected a record", "write `finds: c2`"),
    Row(
      "\"+971 50 000 0001\": { finds: ▸Contacts/◂c2 }", "contract-bad-value",
      "a format names the id of its record alone", "without a contact type", "write c2"),
    Row(
      "▸\"abc\"◂: { finds: c2 }", "number-unreadable", "'abc' is not a telephone number",
      "read as a number of AE",
      "write a number such as \"+971 50 000 0001\", or the `region` it belongs to"),
    Row(
      "▸\"+999 1\"◂: { finds: c2 }", "number-unreadable",
      "'+999 1' has no country code that exists, and no region was given", "read without a region",
      "write a number such as \"+971 50 000 0001\", or the `region` it belongs to"
    ).withoutRegion,
    Row(
      "▸\"050 000 0002\"◂: { finds: c2 }", "region-missing",
      "'050 000 0002' is not written with its country", "whose national number?",
      "write `region: AE` under `pbx` in contract.yaml"
    ).withoutRegion,
    Row(
      "\"+971 50 000 0001\": { finds: c2, matches: [▸national◂] }", "region-missing",
      "'national' depends on a country", "whose national spelling?",
      "write `region: AE` under `pbx` in contract.yaml"
    ).withoutRegion,
    Row(
      "\"+971 50 000 0001\": { finds: c2, region: AE, matches: [▸outside-line◂] }",
      "contract-missing-key", "'outside-line' needs the digits that the PBX puts first",
      "contract.yaml has no `pbx.outside-line`",
      "write `outside-line: \"9\"` under `pbx` in contract.yaml"
    ).withoutRegion,
    Row(
      "\"+971 50 000 0001\": { finds: c2, region: ▸UK◂ }", "contract-bad-value",
      "there is no region 'UK'", "expected the two letters of ISO 3166", "write GB"),
  ]
}

@Test(arguments: Row.all)
private func `a fault of a stored number is told where it stands`(_ row: Row) throws {
  let marked = MarkedText(search(row.formats))
  let complaints = Fixture.complaints(
    row.hasRegion ? contract : Fixture.contract, search: marked.text)
  #expect(complaints.map(\.code) == [row.code])
  let complaint = try #require(complaints.first)
  #expect(complaint.message.text == row.message)
  #expect(complaint.label.text == row.label)
  #expect(complaint.remedy.text == row.remedy)
  #expect(complaint.span?.range == marked.range)
}

extension ComplaintCase {
  static let profile: [ComplaintCase] = [
    ComplaintCase(
      .contract, "name:", "pbx: { delivers: [e164, ▸national-digits◂] }\nname:", "region-missing",
      "'national-digits' depends on a country", "whose national spelling?",
      "write `region: AE` under `pbx` in contract.yaml"),
    ComplaintCase(
      .contract, "name:", "pbx: { region: AE, delivers: [▸outside-line◂] }\nname:",
      "contract-missing-key", "'outside-line' needs the digits that the PBX puts first",
      "contract.yaml has no `pbx.outside-line`",
      "write `outside-line: \"9\"` under `pbx` in contract.yaml"),
    ComplaintCase(
      .contract, "name:", "pbx: { delivers: [▸as-stored◂] }\nname:", "contract-bad-value",
      "'as-stored' is no value of 'delivers'", "expected one of 10 spellings",
      "write one of \(DialledSpelling.allCases.filter { $0 != .asStored }.map(\.rawValue).joined(separator: ", "))"
    ),
    ComplaintCase(
      .contract, "name:", "pbx: { region: ▸XX◂ }\nname:", "contract-bad-value",
      "there is no region 'XX'", "expected the two letters of ISO 3166",
      "write a code such as AE, DE or GB"),
    ComplaintCase(
      .contract, "name:", "pbx: { time-zone: ▸Asia/Dubay◂ }\nname:", "contract-bad-value",
      "there is no time zone 'Asia/Dubay'", "expected a name of the IANA database",
      "did you mean 'Asia/Dubai'?"),
    ComplaintCase(
      .contract, "name:", "pbx: { time-zone: ▸Dubai◂ }\nname:", "contract-bad-value",
      "there is no time zone 'Dubai'", "expected a name of the IANA database",
      "did you mean 'Asia/Dubai'?"),
    ComplaintCase(
      .search, "call: \"+971500000000\"", "call: ▸\"050 000 0000\"◂", "region-missing",
      "'050 000 0000' is not written with its country", "whose national number?",
      "write `region: AE` under `pbx` in contract.yaml"),
  ]
}

@Test(arguments: ComplaintCase.profile)
func `what is said of the PBX must exist and suffice`(_ row: ComplaintCase) throws {
  try row.check()
}

@Test(arguments: ["1001", "anonymous", "971500", "+971500000000", "tel:+971-50-0000000"])
func `a caller that needs no country needs no region`(_ number: String) {
  let text = Fixture.search.replacing("\"+971500000000\"", with: "\"\(number)\"")
  #expect(Fixture.complaints(search: text).map(\.code) == [])
}

@Test func `a national number that nobody answers to needs no region`() {
  let text = Fixture.search.replacing("\"+971509999999\"", with: "\"050 999 9999\"")
  #expect(Fixture.complaints(search: text).map(\.code) == [])
}
