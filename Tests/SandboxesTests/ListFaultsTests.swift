// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct ListFaultsTests {
  @Test(arguments: [
    ("oldest-first", "+97144000000", ["c3", "c7"]),
    ("oldest-first", "+971500000012", ["c18", "c22"]),
    ("archived-first", "+97144000000", ["c7", "c3"]),
    ("archived-first", "+971500000012", ["c18", "c22"]),
    ("duplicate-record", "+971500000000", ["abc123", "abc123"]),
    ("duplicate-record", "+97144000000", ["c7", "c7", "c3", "c3"]),
    ("duplicate-record", "+971509999999", []),
  ])
  func `records stand in a list as a fault will have it`(
    fault: String, phone: String, ids: [String]
  ) async throws {
    try await withSandbox(faults: fault) { (client) throws in
      let answer = try client.search(phone)
      #expect(try answer.ids() == ids)
      #expect(try answer.json()["paging"]?["total"]?.int == Int64(ids.count))
    }
  }

  @Test(arguments: [1, 2, 99] as [UInt64])
  func `the order changes from answer to answer, and is the same for the same seed`(
    _ seed: UInt64
  ) async throws {
    var runs: [[[String]]] = []
    for _ in 0..<2 {
      var options = SandboxOptions(faults: [.randomOrder])
      options.randomSeed = seed
      try await withSandbox(options) { (client) throws in
        var orders: [[String]] = []
        for _ in 0..<6 {
          orders.append(try client.search("+97144000000").ids())
          // Another search in between changes nothing of this.
          #expect(try client.search("+971500000000").ids() == ["abc123"])
        }
        runs.append(orders)
      }
    }
    #expect(runs[0] == runs[1])
    for (one, next) in zip(runs[0], runs[0].dropFirst()) { #expect(one != next) }
    #expect(runs[0].allSatisfy { $0.sorted() == ["c3", "c7"] })
  }

  @Test func `a list of everybody comes in another order too`() async throws {
    try await withSandbox(faults: "random-order", "match-all") { (client) throws in
      let orders = [try client.search("1").ids(), try client.search("1").ids()]
      #expect(orders[0] != orders[1])
      #expect(orders[0].sorted() == orders[1].sorted())
    }
  }

  @Test func `a list says that there is more`() async throws {
    try await withSandbox(faults: "more-pages") { (client) throws in
      let paging = try client.search("+971500000000").json()["paging"]
      #expect(paging?["has_more"]?.bool == true)
      #expect(paging?["total"]?.int == 2)
      #expect(try client.search("+971509999999").json()["paging"]?["has_more"]?.bool == false)
    }
  }

  @Test func `an unknown number finds a contact named Unknown`() async throws {
    try await withSandbox(faults: "placeholder") { (client) throws in
      let record = try client.search("+971509999999").json()["data"]?[0]
      #expect(record?["full_name"]?.string == "Unknown")
      #expect(record?["phone"]?.string == "+971509999999")
      #expect(try client.search("+971500000000").ids() == ["abc123"])
    }
  }

  @Test(arguments: [
    ("404", 404, #"{"error":{"code":"not_found","message":"Not Found: no record found"}}"#),
    ("204", 204, ""), ("empty-body", 200, ""), ("bare-list", 200, "[]"),
    ("no-list", 200, #"{"paging":{"has_more":false,"total":0}}"#),
    ("null", 200, #"{"data":null,"paging":{"has_more":false,"total":0}}"#),
    ("zero-total", 200, #"{"pages":0.0,"data":[],"count":0,"total":0}"#),
  ])
  func `nobody is answered in each real form`(
    form: String, status: Int, body: String
  ) async throws {
    try await withSandbox(faults: "no-match=\(form)") { (client) throws in
      for target in ["/contacts/search?phone=%2B971509999999", "/leads/search?q=nobody"] {
        let answer = try client.get(target)
        #expect(answer.status == status)
        #expect(answer.body == body)
      }
      #expect(try client.search("+971500000000").ids() == ["abc123"])
    }
  }

  @Test func `nobody is answered with the list's other name`() async throws {
    try await withSandbox(faults: "rename=data:items", "no-match=null") { (client) throws in
      let body = try client.search("+971509999999").body
      #expect(body == #"{"items":null,"paging":{"has_more":false,"total":0}}"#)
    }
  }

  @Test(arguments: [
    ("other-id=number", "1042", "1042"), ("other-id=number", "abc123", "123"),
    ("other-id", "1042", #""12x1042""#), ("other-id=prefixed", "abc123", #""12xabc123""#),
  ])
  func `a record that is read has another id than in a list`(
    fault: String, id: String, raw: String
  ) async throws {
    try await withSandbox(faults: fault) { (client) throws in
      #expect(try client.get("/contacts/\(id)").json()["data"]?["id"]?.raw == raw)
      let phone = id == "1042" ? "+971500000022" : "+971500000000"
      #expect(try client.search(phone).ids() == [id])
    }
  }
}
