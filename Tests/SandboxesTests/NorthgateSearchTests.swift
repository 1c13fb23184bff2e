// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Sandboxes
import Testing

struct SearchRow: Sendable, CustomTestStringConvertible {
  let mode: SandboxSearch
  let phone: String
  let ids: [String]

  init(_ mode: SandboxSearch, _ phone: String, _ ids: [String]) {
    self.mode = mode
    self.phone = phone
    self.ids = ids
  }

  var testDescription: String { "\(mode): \(phone)" }

  static let all: [SearchRow] = [
    // Normalised: any spelling of the number finds any other
    SearchRow(.normalised, "+971500000000", ["abc123"]),
    SearchRow(.normalised, "971500000000", ["abc123"]),
    SearchRow(.normalised, "00971500000000", ["abc123"]),
    SearchRow(.normalised, "0500000000", ["abc123"]),
    SearchRow(.normalised, " 971500000000", ["abc123"]),
    SearchRow(.normalised, "tel:+971-50-000-0000", ["abc123"]),
    SearchRow(.normalised, "+971500000001", ["c2"]),
    SearchRow(.normalised, "+971500000002", ["c4"]),
    SearchRow(.normalised, "0500000002", ["c4"]),
    SearchRow(.normalised, "+442079460961", ["c9"]),
    SearchRow(.normalised, "02079460961", []),
    SearchRow(.normalised, "+442079460960", ["c8"]),
    SearchRow(.normalised, "+14155550132", ["c13"]),
    SearchRow(.normalised, "+97144000000", ["c7", "c3"]),
    SearchRow(.normalised, "+971500000021", ["c20"]),
    SearchRow(.normalised, "+971500000011", ["c16"]),
    SearchRow(.normalised, "+14155550135", ["c14"]),
    SearchRow(.normalised, "+971500000014", ["c21"]),
    SearchRow(.normalised, "+971500000012", ["c22", "c18"]),
    SearchRow(.normalised, "+971509999999", []),
    SearchRow(.normalised, "1001", []),
    SearchRow(.normalised, "500000000", ["abc123"]),
    SearchRow(.normalised, "anonymous", []),
    SearchRow(.normalised, "", []),
    SearchRow(.normalised, "+", []),
    SearchRow(.normalised, "%", []),
    SearchRow(.normalised, "*", []),
    SearchRow(.normalised, "' OR '1'='1", []),
    SearchRow(.normalised, String(repeating: "5", count: 40), []),
    SearchRow(.normalised, String(repeating: "5", count: 5_000), []),
    // Exact: only the stored text
    SearchRow(.exact, "+971500000000", ["abc123"]),
    SearchRow(.exact, "971500000000", []),
    SearchRow(.exact, " 971500000000", []),
    SearchRow(.exact, "+971 50 000 0001", ["c2"]),
    SearchRow(.exact, "+971500000001", []),
    SearchRow(.exact, "050 000 0002", ["c4"]),
    SearchRow(.exact, "+44 20 7946 0961 ext. 12", ["c9"]),
    SearchRow(.exact, "+971500000021", ["c20"]),
    SearchRow(.exact, "+971500000", []),
    SearchRow(.exact, "", []),
    // Last digits: what stands before them makes no difference
    SearchRow(.lastDigits(9), "+971500000000", ["abc123"]),
    SearchRow(.lastDigits(9), "0500000000", ["abc123"]),
    SearchRow(.lastDigits(9), "+44500000000", ["abc123"]),
    SearchRow(.lastDigits(9), "500000000", ["abc123"]),
    SearchRow(.lastDigits(9), "00000000", []),
    SearchRow(.lastDigits(9), "+971500000002", ["c4"]),
    SearchRow(.lastDigits(9), "+442079460961", []),
    SearchRow(.lastDigits(4), "0021", ["c20"]),
    SearchRow(.lastDigits(7), "4000000", ["c7", "c3"]),
    SearchRow(.lastDigits(20), "+971500000000", ["abc123"]),
    SearchRow(.lastDigits(0), "1001", ["c2", "c16", "c20"]),
    // Contains: what was asked is a piece of what is stored, character by character
    SearchRow(.contains, "+971500000000", ["abc123"]),
    SearchRow(.contains, "971500000000", ["abc123"]),
    SearchRow(.contains, "500000000", ["abc123"]),
    SearchRow(.contains, "0500000000", []),
    SearchRow(.contains, "00971500000000", []),
    SearchRow(.contains, " 971500000000", []),
    SearchRow(.contains, "+97150000001", ["c15", "c22", "c16", "c19", "c18"]),
    SearchRow(.contains, "ext. 12", ["c9"]),
    SearchRow(.contains, "", []),
    SearchRow(.contains, "%", []),
    SearchRow(.lastDigits(9), "anonymous", []),
    SearchRow(.lastDigits(9), "", []),
  ]
}

struct NorthgateSearchTests {
  @Test(arguments: SearchRow.all)
  func `a search finds what its mode lets it find`(_ row: SearchRow) async throws {
    try await withSandbox(SandboxOptions(search: row.mode)) { (client) throws in
      let answer = try client.search(row.phone)
      #expect(answer.status == 200)
      #expect(try answer.ids() == row.ids)
    }
  }

  @Test(
    arguments: [
      (.exact, "anonymous", "anonymous"), (.exact, "", ""), (.lastDigits(9), "anonymous", "x"),
      (.lastDigits(9), "\u{FF11}", "x"), (.lastDigits(9), "", ""), (.normalised, "x", "x"),
    ] as [(SandboxSearch, String, String)])
  func `a number without digits finds nobody, whatever is stored`(
    mode: SandboxSearch, phone: String, stored: String
  ) async throws {
    let text = #"{"contacts":[{"id":"1","full_name":"A","phone":"\#(stored)"}]}"#
    let seed = try SandboxSeed(parsing: SourceText(name: "s", text))
    try await withSandbox(SandboxOptions(seed: seed, search: mode)) { (client) throws in
      #expect(try client.search(phone).ids() == [])
      #expect(try client.get("/contacts/1").status == 200)
    }
  }

  @Test func `a plus sign that is not encoded is a blank`() async throws {
    try await withSandbox(SandboxOptions(search: .exact)) { (client) throws in
      #expect(try client.get("/contacts/search?phone=+971500000000").ids() == [])
      #expect(try client.get("/contacts/search?phone=%2B971500000000").ids() == ["abc123"])
    }
    try await withSandbox { (client) throws in
      #expect(try client.get("/contacts/search?phone=+971500000000").ids() == ["abc123"])
    }
  }

  @Test(arguments: [
    ("leads", "+971500000010", ["l1"]), ("leads", "+971500000000", []),
    ("accounts", "+97144000000", ["a2"]), ("accounts", "+971500000041", ["a3"]),
  ])
  func `leads and accounts are searched apart`(
    kind: String, phone: String, ids: [String]
  ) async throws {
    try await withSandbox { (client) throws in
      #expect(try client.search(phone, in: kind).ids() == ids)
    }
  }

  @Test func `every record has every key, known or not`() async throws {
    let keys = [
      "id", "full_name", "first_name", "last_name", "company", "email", "phone", "mobile", "home",
      "url", "updated_at", "owner", "owner_id", "account_id", "status", "active", "source",
      "created_at", "custom",
    ]
    try await withSandbox(faults: "match-all") { (client) throws in
      for kind in ["contacts", "leads", "accounts"] {
        let records = try client.search("1", in: kind).json()["data"]?.elements ?? []
        #expect(records.count >= 3)
        for record in records {
          #expect(record.members.map(\.key) == keys)
          #expect(record["owner"]?.members.map(\.key) == ["id", "email"])
        }
      }
    }
  }

  @Test(arguments: [
    ("contacts", "creek", ["c4", "c17", "c18", "c20", "c22", "1042"]),
    ("contacts", "VOSS", ["c18", "c22"]), ("leads", "palm", ["l1"]),
    ("accounts", "harbour", ["a2"]),
    ("contacts", "nobody", []), ("contacts", "", []), ("contacts", "%25", []),
  ])
  func `typed text is looked for in names and companies`(
    kind: String, text: String, ids: [String]
  ) async throws {
    try await withSandbox { (client) throws in
      #expect(try client.get("/\(kind)/search?q=\(text)").ids() == ids)
    }
  }

  @Test(arguments: [
    ("", 25, false), ("&limit=10", 10, true), ("&limit=10&offset=20", 5, false),
    ("&limit=25", 25, false), ("&limit=24", 24, true), ("&offset=25", 0, false),
    ("&offset=10000000", 0, false),
  ])
  func `a list says whether there is more, and of how many`(
    page: String, count: Int, hasMore: Bool
  ) async throws {
    try await withSandbox(faults: "dropped-filter=name") { (client) throws in
      let answer = try client.get("/contacts/search?name=x\(page)").json()
      #expect(answer["data"]?.elements.count == count)
      #expect(answer["paging"]?["has_more"]?.bool == hasMore)
      #expect(answer["paging"]?["total"]?.int == 25)
    }
    try await withSandbox { (client) throws in
      let answer = try client.search("+97144000000").json()
      #expect(answer["paging"]?["has_more"]?.bool == false)
      #expect(answer["paging"]?["total"]?.int == 2)
      let second = try client.get("/contacts/search?phone=%2B97144000000&limit=1&offset=1")
      #expect(try second.ids() == ["c3"])
    }
  }

  @Test(arguments: ["limit=0", "limit=201", "limit=-1", "limit=", "limit=x", "offset=-1"])
  func `a page that cannot be is refused`(_ page: String) async throws {
    try await withSandbox { (client) throws in
      let answer = try client.get("/contacts/search?phone=1&\(page)")
      #expect(answer.status == 422)
      #expect(try answer.errorCode() == "invalid_parameter")
    }
  }

  @Test func `names are found for clearing up`() async throws {
    try await withSandbox { (client) throws in
      #expect(try client.get("/contacts/search?name=rahman").ids() == ["abc123"])
      #expect(try client.get("/contacts/search?name=").ids() == [])
      #expect(
        try client.get("/contacts/search?name=%D8%B9%D8%A7%D8%A6%D8%B4%D8%A9").ids() == ["c12"])
    }
  }

  @Test(
    arguments: [
      ("exact", .exact), ("normalised", .normalised), ("last-digits", .lastDigits(9)),
      ("last-digits 7", .lastDigits(7)), ("last-digits 0", nil), ("last-digits 21", nil),
      ("last-digits x", nil), ("digits=4", .lastDigits(4)), ("contains", .contains),
      ("digits=", nil), ("digits=21", nil), ("exact 9", nil), ("Exact", nil), ("", nil),
      ("last-digits 7 7", nil),
      ("last-digits 99999999999999999999", nil),
    ] as [(String, SandboxSearch?)])
  func `a mode is read from text`(text: String, mode: SandboxSearch?) {
    #expect(SandboxSearch(parsing: text) == mode)
  }

  @Test(arguments: SandboxSearch.known)
  func `every mode that is said to be known can be read`(_ text: String) {
    #expect(SandboxSearch(parsing: text) != nil)
  }
}
