// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

/// Whom a search finds while there is a fault.
struct FaultySearch: Sendable, CustomTestStringConvertible {
  let faults: [String]
  let phone: String
  let found: Int
  let first: String?

  init(_ faults: [String], _ phone: String, _ found: Int, _ first: String? = nil) {
    self.faults = faults
    self.phone = phone
    self.found = found
    self.first = first
  }

  var testDescription: String { "\(faults): \(phone)" }

  static let all: [FaultySearch] = [
    // Everybody, or nobody
    FaultySearch(["match-empty"], "", 25), FaultySearch(["match-empty"], "  ", 25),
    FaultySearch(["match-empty"], "+971509999999", 0),
    FaultySearch(["wildcard"], "%", 25), FaultySearch(["wildcard"], "*", 25),
    FaultySearch(["wildcard"], "%%", 25), FaultySearch(["wildcard"], "", 0),
    FaultySearch(["wildcard"], "+44%20%", 4, "c5"), FaultySearch(["wildcard"], "*0021", 1, "c20"),
    FaultySearch(["wildcard"], "%4155550*35", 1, "c14"), FaultySearch(["wildcard"], "9%", 0),
    FaultySearch(["wildcard"], "+971500000000", 1, "abc123"),
    FaultySearch(["injection=everybody"], "' OR '1'='1", 25),
    FaultySearch(["injection=everybody"], "+971509999999", 0),
    // How numbers are compared
    FaultySearch(["search=exact"], "971500000000", 0),
    FaultySearch(["search=exact"], "+971500000000", 1, "abc123"),
    FaultySearch(["search=digits=7"], "9999500000000", 1, "abc123"),
    FaultySearch(["search=digits=7"], "4960300", 2, "c23"),
    FaultySearch(["search=contains"], "4420794609", 2, "c8"),
    FaultySearch(["search=contains"], "00", 17),
    FaultySearch(["search=exact", "search=contains"], "971500000000", 1, "abc123"),
    // The blank where a plus sign was
    FaultySearch(["plus-lost=keep"], " 971500000000", 0),
    FaultySearch(["plus-lost=keep"], "+971500000000", 1, "abc123"),
    FaultySearch(["plus-lost=twice"], "+971500000000", 0),
    FaultySearch(["plus-lost=twice"], "00971500000000", 1, "abc123"),
    FaultySearch(["plus-lost=trim", "search=contains"], " 971500000000", 1, "abc123"),
    FaultySearch(["plus-lost=trim", "search=exact"], " 971500000000", 0),
    // Fields that are not looked at
    FaultySearch(["not-searched=mobile"], "+971500000021", 0),
    FaultySearch(["not-searched=mobile"], "+971500000020", 1, "c20"),
    FaultySearch(["not-searched=phone", "not-searched=home"], "+971500000020", 0),
    FaultySearch(["not-searched=phone", "not-searched=home"], "+14155550135", 0),
    FaultySearch(["not-searched=phone", "not-searched=home"], "+14155550134", 1, "c14"),
  ]
}

struct MatchFaultsTests {
  @Test(arguments: FaultySearch.all)
  func `a fault decides whom a search finds`(_ row: FaultySearch) async throws {
    let options = SandboxOptions(faults: try SandboxFault.read(row.faults))
    try await withSandbox(options) { (client) throws in
      let answer = try client.search(row.phone)
      #expect(answer.status == 200)
      #expect(try answer.ids().count == row.found)
      #expect(try answer.json()["paging"]?["total"]?.int == Int64(row.found))
      if let first = row.first { #expect(try answer.ids().first == first) }
    }
  }

  @Test(arguments: [
    "/contacts/search?phone=%2B971509999999", "/contacts/search?phone=", "/contacts/search",
  ])
  func `every search finds everybody`(_ target: String) async throws {
    try await withSandbox(faults: "match-all") { (client) throws in
      #expect(try client.get(target).ids().count == 25)
    }
  }

  @Test(arguments: [
    ("phone", "phone=%2B971509999999", 25), ("phone", "phone=", 25),
    ("phone", "phone=1&name=rahman", 1), ("phone", "q=creek", 6), ("name", "name=nobody", 25),
    ("q", "q=nobody", 25), ("q", "phone=%2B971500000000&q=nobody", 1),
  ])
  func `a parameter that is passed over filters nothing`(
    parameter: String, query: String, found: Int
  ) async throws {
    try await withSandbox(faults: "dropped-filter=\(parameter)") { (client) throws in
      #expect(try client.get("/contacts/search?\(query)").ids().count == found)
      #expect(try client.get("/contacts/search").status == 422)
    }
  }

  @Test(arguments: ["'", "\"", "+971500000000' --", "' OR '1'='1"])
  func `a quote breaks the statement, and everybody can read it`(_ phone: String) async throws {
    try await withSandbox(faults: "injection") { (client) throws in
      let answer = try client.search(phone)
      #expect(answer.status == 500)
      let message = try answer.json()["error"]?["message"]?.string
      #expect(message?.contains("SELECT * FROM contacts WHERE phone = '\(phone)'") == true)
      #expect(try client.search("+971500000000").ids() == ["abc123"])
    }
  }

  @Test(arguments: [
    ("anonymous", 503), ("Restricted", 503), (String(repeating: "5", count: 21), 503),
    (String(repeating: "5", count: 20), 200), ("", 200), ("1001", 200), ("%", 200),
    ("+971500000000", 200), ("tel:+971-50-000-0000", 200), ("+971500000000;ext=12", 200),
    ("+44 20 7946 0961 ext. 12", 200), ("+971500000000x12", 200), ("xyz", 503), ("x", 503),
    ("' OR '1'='1", 503), ("مجهول", 503),
  ])
  func `a number that no telephone sends is answered with a status`(
    phone: String, status: Int
  ) async throws {
    try await withSandbox(faults: "odd-callers=503") { (client) throws in
      #expect(try client.search(phone).status == status)
    }
  }

  @Test func `a search changes what it finds, and is counted as a write`() async throws {
    try await withSandbox(faults: "side-effect") { (client) throws in
      var seen: [(String?, Int64?)] = []
      for _ in 0..<3 {
        let record = try client.search("+971500000000").json()["data"]?[0]
        seen.append((record?["updated_at"]?.string, record?["view_count"]?.int))
      }
      #expect(seen.map(\.1) == [0, 1, 2])
      #expect(seen[0].0 == "2026-01-15T08:00:00Z")
      #expect(seen[2].0 == "2026-11-20T08:00:00Z")
      let read = try client.get("/contacts/abc123").json()["data"]
      #expect(read?["view_count"]?.int == 3)
      #expect(try client.get("/contacts/c2").json()["data"]?["view_count"]?.int == 0)
      #expect(try client.get("/_sandbox/state").json()["writes"]?.int == 3)
      _ = try client.search("+971509999999")
      #expect(try client.get("/_sandbox/state").json()["writes"]?.int == 3)
    }
  }
}
