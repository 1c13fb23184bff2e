// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import Testing

@testable import Contracts

private let texts = [
  "", "a", "base_url", "1a", "a-b", "_x", "Å", "800 ms", "2.5 s", "25 min", "1 h", "30 d", "800ms",
  "1  s", " 1 s",
  "1 s ", "1 year", "1. s", ".5 s", "-1 s", "2027-03-31", "2027-3-31", "27-03-31", "2027-03-31 ",
  "env A_1",
  "env 1", "env", "file /x", "file  /x", "command a b", "Command a", "AE", "ae", "ARE", "A1", "UTC",
  "Asia/Dubai", "America/Argentina/Salta", "Etc/GMT+3", "/x", "x/", "84.21.0.66", "84.21.0",
  "84.21.0.66.1",
  "84..0.1", "application/json", "json", "a/b/c", "a /b", "X-Api-Key", "X Api", "X:", "x.json",
  ".json", "a/x.json", "9", "00", "1234567", "1 MB", "64 KB", "1 mb", "800 B", "1.5 MB", "Base_url",
  "x.yaml", "x.json.txt", "100 per 10 s", "0 per 1 s", "10 per s", "1 per 1 min", "none",
  "header Retry-After", "header A B", "header", "path time.reset", "path ", "nowhere",
]

@Test(arguments: [
  TextForm.variable, .duration, .source, .region, .timeZone, .firmware, .mediaType, .header,
  .fileName, .size, .digits, .ownVariable, .rate, .toldWait,
])
func `the schema's pattern accepts what the reader accepts`(_ form: TextForm) throws {
  let pattern = try BoundedPattern(try #require(form.pattern))
  var accepted = 0
  for text in texts where !text.isEmpty {
    let matches = pattern.firstMatch(in: text) != .noMatch
    #expect(form.accepts(text) == matches, "\(form): \(text)")
    accepted += matches ? 1 : 0
  }
  #expect(accepted > 0)
}

@Test(arguments: TextForm.allCases)
func `the example of a form is one`(_ form: TextForm) {
  let text = form.example.filter { $0 != "\"" }
  #expect(form.accepts(text))
  #expect(AmbiguousText(text) == nil || form.example.hasPrefix("\""))
}

@Test(arguments: [
  ("800 ms", Duration.milliseconds(800)), ("2.5 s", .milliseconds(2_500)),
  ("25 min", .seconds(1_500)),
  ("2 h", .seconds(7_200)), ("30 d", .seconds(2_592_000)), ("0 s", .zero),
  ("0.001 ms", .microseconds(1)),
  ("36525 d", .seconds(3_155_760_000)),
])
func `a duration is a number and a unit`(_ text: String, _ duration: Duration) {
  #expect(ContractDuration(text)?.duration == duration)
}

@Test(arguments: [
  ("800 B", 800), ("1 KB", 1_024), ("64 KB", 65_536), ("1 MB", 1_048_576), ("0 B", 0),
  ("1024 MB", 1 << 30),
])
func `a size is a whole number and a unit`(_ text: String, _ bytes: Int) {
  #expect(ContractSize(text)?.bytes == bytes)
}

@Test(arguments: [
  "", "1", "B", "1MB", "1 GB", "1.5 MB", "-1 B", "1 MB ", "1025 MB", "99999999999999999999 MB",
  "9223372036854775807 MB",
])
func `anything else is no size`(_ text: String) {
  #expect(ContractSize(text) == nil)
}

@Test(arguments: [
  "", "s", "1", "1s", "1 S", "-1 s", "1 s s", "1.2.3 s", "1e3 s", "36526 d",
  "99999999999999999999 d",
])
func `anything else is no duration`(_ text: String) {
  #expect(ContractDuration(text) == nil)
}

@Test(arguments: [
  ("2027-03-31", true), ("2028-02-29", true), ("2027-02-29", false), ("2000-02-29", true),
  ("2100-02-29", false),
  ("2027-04-31", false), ("2027-13-01", false), ("2027-00-01", false), ("2027-01-00", false),
  ("0000-01-01", false),
  ("2027-1-1", false), ("2027/01/01", false), ("", false), ("2027-01-01-", false),
])
func `a date is a day that exists`(_ text: String, _ isValid: Bool) {
  #expect(ContractDate.isValid(text) == isValid)
}

@Test(arguments: [
  ("matchs", "matches"), ("mapings", "mapping"), ("fristName", "FirstName"), ("KIND", "kind"),
  ("xyz", nil),
  ("", nil), ("naem", "name"), ("name", "name"),
])
func `the nearest name is found, if one is near`(_ written: String, _ expected: String?) {
  let names = ["matches", "mapping", "FirstName", "kind", "name", "response"]
  #expect(NearestName.of(written, among: names) == expected)
}

@Test func `a very long name is near to none`() {
  #expect(NearestName.of(String(repeating: "a", count: 100_000), among: ["a"]) == nil)
}
