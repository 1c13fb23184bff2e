// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct RecordFaultsTests {
  @Test func `a key is renamed in every record of every answer`() async throws {
    try await withSandbox(faults: "rename=full_name:name") { (client) throws in
      let shared = try client.search("+97144000000")
      #expect(shared.body.split(separator: #""name":"#).count == 3)
      #expect(!shared.body.contains("full_name"))
      #expect(try client.get("/leads/l1").json()["data"]?["name"]?.string == "Zara Nasser")
      let created = try client.send("POST", "/contacts", body: #"{"full_name":"Test"}"#)
      #expect(try created.json()["data"]?.members[1].key == "name")
    }
  }

  @Test func `the keys around the records are renamed too`() async throws {
    try await withSandbox(faults: "rename=data:items", "rename=has_more:more") { (client) throws in
      let list = try client.search("+971500000000").json()
      #expect(list.members.map(\.key) == ["items", "paging"])
      #expect(list["items"]?.elements.count == 1)
      #expect(list["paging"]?.members.map(\.key) == ["more", "total"])
      #expect(try client.get("/contacts/c2").json().members.map(\.key) == ["items"])
    }
  }

  @Test func `a key is dropped from every second record and from single ones`() async throws {
    try await withSandbox(faults: "drop=email", "match-all") { (client) throws in
      let records = try client.search("1").json()["data"]?.elements ?? []
      #expect(records.count > 3)
      for (position, record) in records.enumerated() {
        #expect((record["email"] == nil) == (position % 2 == 1))
      }
      #expect(try client.get("/contacts/abc123").json()["data"]?["email"] == nil)
    }
  }

  @Test func `a key is missing from the first of several records`() async throws {
    try await withSandbox(faults: "missing-key=email") { (client) throws in
      let several = try client.search("+97144000000").json()["data"]?.elements ?? []
      #expect(several.map { $0["email"] == nil } == [true, false])
      #expect(try client.search("+971500000000").json()["data"]?[0]?["email"] != nil)
      #expect(try client.get("/contacts/abc123").json()["data"]?["email"] != nil)
    }
  }

  @Test func `a key is null everywhere`() async throws {
    try await withSandbox(faults: "null=company") { (client) throws in
      #expect(try client.search("+971500000000").json()["data"]?[0]?["company"]?.isNull == true)
      #expect(try client.get("/accounts/a1").json()["data"]?["company"]?.isNull == true)
    }
  }

  @Test(arguments: [
    ("type=phone:number", "phone", "971500000000"), ("type=id:number", "id", "123"),
    ("type=phone:list", "phone", #"["+971500000000"]"#), ("type=active:text", "active", #""true""#),
    ("type=phone:object", "phone", #"{"value":"+971500000000"}"#),
    ("type=full_name:number", "full_name", "0"), ("type=active:number", "active", "1"),
    ("type=mobile:number", "mobile", "null"), ("type=phone:text", "phone", #""+971500000000""#),
    ("type=custom:text", "custom", #""{\"desk\":\"dubai\"}""#),
  ])
  func `a value has another type`(fault: String, key: String, raw: String) async throws {
    try await withSandbox(faults: fault) { (client) throws in
      #expect(try client.search("+971500000000").json()["data"]?[0]?[key]?.raw == raw)
      #expect(try client.get("/contacts/abc123").json()["data"]?[key]?.raw == raw)
    }
  }

  @Test(arguments: [
    ("moved-field=phone:details.phone", #""details":{"phone":"+971500000000"}"#),
    ("moved-field=phone:a.b.c", #""a":{"b":{"c":"+971500000000"}}"#),
    ("moved-field=phone:custom.phone", #""custom":{"desk":"dubai","phone":"+971500000000"}"#),
    ("moved-field=phone:id.phone", #""id":{"phone":"+971500000000"}"#),
    ("moved-field=phone:tel", #""tel":"+971500000000""#),
  ])
  func `a value stands inside an object`(fault: String, piece: String) async throws {
    try await withSandbox(faults: fault) { (client) throws in
      for answer in [try client.search("+971500000000"), try client.get("/contacts/abc123")] {
        #expect(answer.body.contains(piece), "\(answer.body)")
        #expect(!answer.body.contains(#""phone":"+971500000000","mobile""#))
      }
    }
  }

  @Test func `values are typed before they are moved, and moved before they are renamed`()
    async throws
  {
    let faults = ["rename=details:more", "moved-field=phone:details.phone", "type=phone:number"]
    let options = SandboxOptions(faults: try SandboxFault.read(faults))
    try await withSandbox(options) { (client) throws in
      let record = try client.get("/contacts/abc123").json()["data"]
      #expect(record?["more"]?["phone"]?.raw == "971500000000")
    }
  }

  @Test func `personal data is added under telling and untelling keys`() async throws {
    try await withSandbox(faults: "extra-personal-data") { (client) throws in
      let keys = [
        "birth_date", "passport_number", "home_address", "salary", "iban", "religion", "cf_12",
        "cf_31", "remarks",
      ]
      let record = try #require(try client.search("+971500000000").json()["data"]?[0])
      #expect(Array(record.members.map(\.key).suffix(9)) == keys)
      #expect(record["cf_12"]?.string == record["iban"]?.string)
      #expect(record["cf_31"]?.string == record["birth_date"]?.string)
      #expect(record["birth_date"]?.string?.count == 10)
      let other = try client.search("+971500000001").json()["data"]?[0]
      #expect(other?["passport_number"]?.string != record["passport_number"]?.string)
      #expect(try client.get("/contacts/abc123").json()["data"]?["iban"] != nil)
    }
  }
}
