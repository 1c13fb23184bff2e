// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct NorthgateReadingTests {
  @Test func `the numbers of a record have an address of their own`() async throws {
    try await withSandbox { (client) throws in
      let answer = try client.get("/v1/contacts/c14/numbers")
      #expect(answer.status == 200)
      let expected = """
        {"data":[\
        {"id":"c14-business","type":"business","number":"+1 415-555-0133","primary":true},\
        {"id":"c14-mobile","type":"mobile","number":"+14155550134","primary":false},\
        {"id":"c14-home","type":"home","number":"+14155550135","primary":false}],\
        "paging":{"has_more":false,"total":3}}
        """
      #expect(answer.body == expected)
      let mobileOnly = try client.get("/contacts/c16/numbers").json()["data"]
      #expect(mobileOnly?.elements.map { $0["primary"]?.bool } == [true])
      #expect(try client.get("/contacts/c17/numbers").json()["data"]?.elements.isEmpty == true)
      #expect(try client.get("/leads/l1/numbers").json()["data"]?.elements.count == 1)
      #expect(try client.get("/accounts/a1/numbers").json()["data"]?.elements.count == 1)
    }
  }

  @Test func `a contact leads to its account and an account to its contacts`() async throws {
    try await withSandbox { (client) throws in
      let contact = try client.search("+971500000000").json()["data"]?[0]
      let id = try #require(contact?["account_id"]?.string)
      #expect(id == "a1")
      #expect(try client.get("/contacts/abc123/account").body == client.get("/accounts/\(id)").body)
      #expect(try client.get("/accounts/\(id)/contacts").ids() == ["abc123", "c2"])
      #expect(try client.get("/accounts/a3/contacts").ids() == [])
      let account = try client.search("+971500000040", in: "accounts")
      #expect(try account.ids() == ["a1"])
    }
  }

  @Test func `an account is archived and stays so`() async throws {
    try await withSandbox { (client) throws in
      #expect(try client.get("/accounts/a1").json()["data"]?["active"]?.bool == true)
      let archived = try client.send("POST", "/accounts/a1/archive")
      #expect(archived.status == 200)
      #expect(try archived.json()["data"]?["active"]?.bool == false)
      #expect(try archived.json()["data"]?["updated_at"]?.string == "2026-11-20T08:00:00Z")
      #expect(try client.get("/accounts/a1").body == archived.body)
      let found = try client.search("+971500000040", in: "accounts").json()["data"]?[0]
      #expect(found?["status"]?.string == "archived")
      #expect(try client.get("/_sandbox/statistics").json()["writes"]?.int == 1)
    }
  }

  @Test(
    arguments: [
      ("GET", "/contacts/nobody/numbers", 404), ("GET", "/contacts/nobody/account", 404),
      ("GET", "/contacts/c5/account", 404), ("GET", "/accounts/a9/contacts", 404),
      ("POST", "/accounts/a9/archive", 404), ("GET", "/leads/l1/account", 404),
      ("GET", "/contacts/abc123/contacts", 404), ("GET", "/contacts/abc123/numbers/1", 404),
      ("GET", "/accounts/a1/archive", 405), ("POST", "/contacts/abc123/numbers", 405),
      ("POST", "/leads/l1/archive", 404),
    ])
  func `what is not there is said`(method: String, target: String, status: Int) async throws {
    try await withSandbox { (client) throws in
      #expect(try client.send(method, target).status == status)
      #expect(try client.get("/_sandbox/statistics").json()["writes"]?.int == 0)
    }
  }
}
