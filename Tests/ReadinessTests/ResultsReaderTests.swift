// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Readiness
import Redaction
import Testing
import Transports

/// A results file is what the run was, and nothing else is taken for one.
struct ResultsReaderTests {
  static let texts = [
    "", "</script>&\"'", "\u{0}\u{1}\u{1B}[31m\u{7F}\u{85}", "a\u{2028}b\u{202E}c\u{FEFF}",
    "\u{FFFE}\u{FFFF}\u{10FFFF}", "\\u0000 \\ud800 \\", "👩‍👩‍👧‍👦 e\u{301} é محمد",
    "line\nline\r\nline\t", String(repeating: "0123456789 \" ", count: 4_000),
  ]

  @Test(arguments: texts)
  func `a result that is written and read again is the same`(_ text: String) throws {
    var result = Make.full
    result.environment = text
    result.contract.name = text
    result.owners[.crmAdministrator] = text
    result.notes.append(Make.redactor.redact(text))
    result.exchanges.append(Make.exchange(3, .success(Make.answer(text))))
    let written = result.json.text(pretty: true)
    let read = try RunResult(reading: try JSONDocument(parsing: written))
    #expect(read == result)
    #expect(Array(read.json.text(pretty: true).utf8) == Array(written.utf8))
    #expect(
      try RunResult(reading: try JSONDocument(parsing: result.json.text(pretty: false))) == result)
  }

  @Test func `equal results give the same bytes`() {
    #expect(
      Array(Make.full.json.text(pretty: true).utf8) == Array(Make.full.json.text(pretty: true).utf8)
    )
  }

  @Test(arguments: [
    (Int64.min, "0000-01-01T00:00:00.000000Z"),
    (-1, "1969-12-31T23:59:59.999999Z"),
    (1_000_005, "1970-01-01T00:00:01.000005Z"),
    (1_795_256_130_250_125, "2026-11-21T10:15:30.250125Z"),
    (Int64.max, "9999-12-31T23:59:59.999999Z"),
  ])
  func `an instant keeps its microseconds`(_ microseconds: Int64, _ text: String) throws {
    var result = Make.full
    result.startedAt = Timestamp(microseconds: microseconds)
    let document = try JSONDocument(parsing: result.json.text(pretty: false))
    #expect(document.root["startedAt"]?.string == text)
    let read = try RunResult(reading: document)
    #expect(read.json.text(pretty: false) == result.json.text(pretty: false))
  }

  @Test func `every member that is missing is refused by its path`() throws {
    let full = try Make.tree(of: Make.full)
    for path in Self.paths(in: full) where !Self.mayBeMissing(path) {
      let document = try JSONDocument(parsing: full.without(path[...]).text(pretty: false))
      let error = #expect(throws: ResultsFormatError.self) { try RunResult(reading: document) }
      #expect(error?.path == path.joined(separator: "."))
      #expect(error?.expected == "there")
    }
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    let member: String
    let from: String
    let to: String
    let expected: String

    var testDescription: String { "\(member): \(to)" }
  }

  static let wrongs: [Wrong] = [
    Wrong(
      member: "version", from: #""version":1,"tool""#, to: #""version":2,"tool""#,
      expected: "1, the version this program reads"),
    Wrong(
      member: "version", from: #""version":1,"tool""#, to: #""version":"1","tool""#,
      expected: "a whole number"),
    Wrong(
      member: "format", from: #""callready-results""#, to: #""har""#,
      expected: "'callready-results'"),
    Wrong(
      member: "world", from: #""world":"live""#, to: #""world":"moon""#,
      expected: "one of live, recorded, sandbox"),
    Wrong(
      member: "findings.0.severity", from: #""severity":"blocker""#, to: #""severity":"fatal""#,
      expected: "one of blocker, major, minor"),
    Wrong(
      member: "findings.0.evidence.0", from: #""evidence":[1,2]"#, to: #""evidence":[-1]"#,
      expected: "a whole number from 0"),
    Wrong(
      member: "findings.0.place.column", from: #""column":12"#, to: #""column":1e40"#,
      expected: "a whole number"),
    Wrong(
      member: "exchanges.0.microseconds", from: #""microseconds":15"#, to: #""microseconds":-1"#,
      expected: "a whole number from 0"),
    Wrong(
      member: "promises.0.outcome", from: #""outcome":"broken""#, to: #""outcome":"passed""#,
      expected: "kept, broken, could-not-ask or not-proven"),
    Wrong(
      member: "owners.api-developer", from: #""api-developer":"Jane Doe""#,
      to: #""api-developer":7"#, expected: "a text"),
    Wrong(
      member: "owners.boss", from: #""api-developer":"Jane Doe""#, to: #""boss":"Jane Doe""#,
      expected: "the name of a role"),
    Wrong(
      member: "startedAt", from: "2026-11-21T10:15:30.250125Z\",\"finished",
      to: "yesterday\",\"finished", expected: "a time such as 2026-11-21T10:15:30.250Z"),
    Wrong(
      member: "exchanges.0.request.headers.0", from: #"[["Accept","application/json"]]"#,
      to: #"[["Accept"]]"#, expected: "a name and a value"),
    Wrong(
      member: "formats.rows.0.cells.0.outcome", from: #""outcome":"not-asked""#,
      to: #""outcome":"perhaps""#,
      expected: "one of found, nobody, others, several, unanswered, not-asked"),
    Wrong(
      member: "latency.0.groups.0.samples.1", from: "[40000,38000]", to: "[40000,-1]",
      expected: "a whole number from 0"),
    Wrong(
      member: "phonebook.0.exact.outcome", from: #""this-name""#, to: #""his-name""#,
      expected: "one of this-name, another-name, nothing"),
    Wrong(
      member: "origin.localAddresses", from: #"["10.0.0.7"]"#, to: #""10.0.0.7""#,
      expected: "a list"),
    Wrong(
      member: "findings", from: #""findings":["#, to: #""findings":7,"x":["#, expected: "a list"),
  ]

  @Test(arguments: wrongs)
  func `a value that is wrong is refused by its path`(_ wrong: Wrong) throws {
    let text = Make.full.json.text(pretty: false)
    let changed = text.replacing(wrong.from, with: wrong.to)
    try #require(changed != text)
    let document = try JSONDocument(parsing: changed)
    let error = #expect(throws: ResultsFormatError.self) { try RunResult(reading: document) }
    #expect(error?.path == wrong.member)
    #expect(error?.expected == wrong.expected)
  }

  @Test(arguments: ["[]", "7", "null", "{}", #"{"format":"callready-results"}"#])
  func `what is no results file is refused`(_ text: String) throws {
    let document = try JSONDocument(parsing: text)
    #expect(throws: ResultsFormatError.self) { try RunResult(reading: document) }
  }

  @Test func `members that a later program added are passed over`() throws {
    let text = Make.full.json.text(pretty: false)
      .replacing(#""fingerprint":"#, with: #""weight":[1,{}],"fingerprint":"#)
      .replacing(#""tool":"#, with: #""signed":null,"tool":"#)
    #expect(try RunResult(reading: try JSONDocument(parsing: text)) == Make.full)
  }

  @Test func `a file of a program that measured less is read`() throws {
    var old = try Make.tree(of: Make.full)
    for name in [
      "origin", "latency", "formats", "phonebook", "identities", "users", "resilience", "rotations",
    ] {
      old = old.without([name])
    }
    for number in ["0", "1"] {
      for name in ["endpoint", "purpose"] { old = old.without(["exchanges", number, name]) }
    }
    let read = try RunResult(reading: try JSONDocument(parsing: old.text(pretty: true)))
    #expect(read.origin == nil)
    #expect(read.formats == nil)
    #expect(read.latency.isEmpty)
    #expect(read.phonebook.isEmpty && read.users == nil && read.resilience.isEmpty)
    #expect(read.exchanges.map(\.endpoint) == ["contact-search", "contact-search"])
    #expect(read.exchanges.map(\.purpose) == ["", ""])
    #expect(read.findings == Make.full.findings)
  }

  @Test func `a verdict that somebody edited is computed anew`() throws {
    let text = Make.full.json.text(pretty: false)
      .replacing(#""verdict":"not-ready""#, with: #""verdict":"ready""#)
    let read = try RunResult(reading: try JSONDocument(parsing: text))
    #expect(read.verdict == .notReady)
    #expect(read == Make.full)
  }

  @Test func `no secret is in a results file`() {
    let text = Make.full.json.text(pretty: true)
    #expect(!text.contains("s3cr3t-k3y"))
    #expect(text.contains("REDACTED-1-api_key"))
  }

  /// Members that are written only where there is something to say, and those computed anew.
  private static func mayBeMissing(_ path: [String]) -> Bool {
    let optional: Set<String> = [
      "label", "expected", "actual", "effect", "place", "because", "status", "response", "failure",
      "failureDetail", "remoteAddress", "body", "purpose", "origin", "proxy", "trust", "latency",
      "formats", "behaviour", "phonebook", "identities", "resilience", "rotations", "answer",
      "count", "p50",
      "p95", "max",
    ]
    let computed: Set<String> = ["verdict", "counts", "capabilities", "gates"]
    // The name that a telephone shows, and what the first version of the program did not write.
    let ofUsers: Set<String> = ["users", "reach", "email", "user", "remark"]
    if path[0] == "users", ofUsers.contains(path.last ?? "") { return true }
    if path[0] == "phonebook", path.count == 4, path[3] == "name" { return true }
    if path[0] == "exchanges", path.last == "endpoint" { return true }
    if path[0] == "owners", path.count > 1 { return true }
    return computed.contains(path[0]) || optional.contains(path.last ?? "")
  }

  private static func paths(in value: JSONOutput, under path: [String] = []) -> [[String]] {
    switch value {
    case .object(let members):
      members.flatMap { [path + [$0.key]] + paths(in: $0.value, under: path + [$0.key]) }
    case .array(let elements):
      elements.enumerated().flatMap { paths(in: $1, under: path + ["\($0)"]) }
    case .null, .bool, .int, .number, .string: []
    }
  }
}

extension JSONOutput {
  /// The value without the member at a path.
  fileprivate func without(_ path: ArraySlice<String>) -> JSONOutput {
    guard let name = path.first else { return self }
    switch self {
    case .object(let members):
      if path.count == 1 { return .object(members.filter { $0.key != name }) }
      return .object(
        members.map {
          $0.key == name ? .init($0.key, $0.value.without(path.dropFirst())) : $0
        })
    case .array(let elements):
      return .array(
        elements.enumerated().map { "\($0)" == name ? $1.without(path.dropFirst()) : $1 })
    case .null, .bool, .int, .number, .string: return self
    }
  }
}
