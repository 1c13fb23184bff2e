// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Sandboxes
import Testing

struct NorthgateCreationTests {
  @Test func `a contact that is created is found, read, deleted and gone`() async throws {
    var options = SandboxOptions()
    options.startsAt = SandboxInstant("2027-01-02T03:04:05Z")
    try await withSandbox(options) { (client) throws in
      let body = """
        {"full_name":"Zoë Müller-Øst","phone":"+971 50 999 0000","home":"+971509990001",
         "account_id":"a2","source":"telephone"}
        """
      let created = try client.send("POST", "/v1/contacts", body: body)
      let record = try #require(try created.json()["data"])
      #expect(created.status == 201)
      #expect(record["id"]?.string == "n1")
      #expect(record["full_name"]?.string == "Zoë Müller-Øst")
      #expect(record["last_name"]?.string == "Müller-Øst")
      #expect(record["source"]?.string == "telephone")
      #expect(record["url"]?.string?.hasSuffix("/app/contacts/n1") == true)
      #expect(record["updated_at"]?.string == "2027-01-02T03:04:05Z")
      #expect(record["company"]?.isNull == true)
      #expect(record["account_id"]?.string == "a2")
      #expect(try client.search("+971509990000").ids() == ["n1"])
      #expect(try client.search("+971509990001").ids() == ["n1"])
      #expect(try client.get("/accounts/a2/contacts").ids() == ["c3", "c7", "n1"])
      #expect(try client.get("/contacts/n1").body == created.body)
      #expect(try client.get("/_sandbox/state").json()["writes"]?.int == 1)
      let deleted = try client.send("DELETE", "/contacts/n1")
      #expect(deleted.status == 204)
      #expect(deleted.body.isEmpty)
      #expect(try client.get("/contacts/n1").status == 404)
      #expect(try client.send("DELETE", "/contacts/n1").status == 404)
      #expect(try client.search("+971509990000").ids() == [])
      #expect(try client.get("/_sandbox/state").json()["writes"]?.int == 2)
    }
  }

  @Test func `ids count up and are not given twice`() async throws {
    let seed = try SandboxSeed(
      parsing: .init(name: "s", #"{"contacts":[{"id":"n2","full_name":"Taken"}]}"#))
    try await withSandbox(SandboxOptions(seed: seed)) { (client) throws in
      for id in ["n1", "n3", "n4"] {
        let answer = try client.send("POST", "/contacts", body: #"{"full_name":"\#(id)"}"#)
        #expect(try answer.json()["data"]?["id"]?.string == id)
        #expect(try client.send("DELETE", "/contacts/\(id)").status == 204)
      }
      let state = try client.get("/_sandbox/state").body
      #expect(state == #"{"contacts":1,"leads":0,"accounts":0,"writes":6}"#)
    }
  }

  @Test(
    arguments: [
      ("", 400, "invalid_json"), ("[]", 400, "invalid_json"), ("{", 400, "invalid_json"),
      (#"{"full_name": "A" "phone": 1}"#, 400, "invalid_json"), ("{}", 422, "missing_field"),
      (#"{"full_name": " "}"#, 422, "missing_field"), (#"{"full_name": ""}"#, 422, "missing_field"),
      (#"{"full_name": null}"#, 422, "missing_field"), (#"{"full_name": 1}"#, 422, "invalid_field"),
      (#"{"full_name": "A", "phone": 97150}"#, 422, "invalid_field"),
      (#"{"full_name": "\#(String(repeating: "ä", count: 256))"}"#, 422, "invalid_field"),
      (#"{"full_name": "\#(String(repeating: "ä", count: 255))"}"#, 201, nil),
      (#"{"first_name": "A", "last_name": "B"}"#, 201, nil),
      (#"{"full_name": "A", "phone": null, "unknown": [1]}"#, 201, nil),
      (#"{"full_name": "A", "home": "+971500000099", "account_id": "a1"}"#, 201, nil),
      (#"{"full_name": "A", "account_id": "a99"}"#, 422, "invalid_field"),
      (#"{"full_name": "A", "account_id": 1}"#, 422, "invalid_field"),
    ] as [(String, Int, String?)])
  func `what cannot be stored is refused and nothing is written`(
    body: String, status: Int, code: String?
  ) async throws {
    try await withSandbox { (client) throws in
      let answer = try client.send("POST", "/contacts", body: body)
      #expect(answer.status == status)
      #expect(try answer.errorCode() == code)
      #expect(try client.get("/_sandbox/state").json()["writes"]?.int == (status == 201 ? 1 : 0))
    }
  }

  @Test(
    arguments: [
      ("owner_id", #""u999""#, 422), ("owner_id", #""u17""#, 201), ("owner_id", nil, 201),
      ("custom", #"{"desk":"paris"}"#, 422), ("custom", #"{"desk":"london"}"#, 201),
      ("custom", #"{"desk":1}"#, 422), ("phone", #""\#(String(repeating: "1", count: 256))""#, 422),
    ] as [(String, String?, Int)])
  func `owner, desk and phone are checked, and refused by name`(
    field: String, value: String?, status: Int
  ) async throws {
    try await withSandbox { (client) throws in
      let answer = try client.post("contacts", WrittenBodies.contact([field: value]))
      #expect(answer.status == status)
      let message = try answer.json()["error"]?["message"]?.string ?? ""
      let name = field == "custom" ? "custom.desk" : field
      #expect(message.hasPrefix(status == 201 ? "" : name + " "))
      guard status == 201 else { return }
      #expect(answer.header("Location") == "/v1/contacts/n1")
      let contact = try client.record("/contacts/n1")
      #expect(contact?["owner_id"]?.string == (field == "owner_id" && value == nil ? "u1" : "u17"))
      #expect(contact?["owner"]?["id"]?.string == contact?["owner_id"]?.string)
      #expect(contact?["custom"]?["desk"]?.string == (field == "custom" ? "london" : "dubai"))
      #expect(try client.get("/contacts/search?name=ora+Q").ids() == ["n1"])
    }
  }

  @Test(arguments: [
    ("Aisha Rahman", "+971500000000", 409), ("Aisha Rahman", "0500000000", 409),
    ("Aisha Rahman", "+971500000099", 201), ("Another Person", "+971500000000", 201),
    ("Aisha Rahman", "", 201),
  ])
  func `the same name with the same number is a duplicate`(
    name: String, phone: String, status: Int
  ) async throws {
    try await withSandbox { (client) throws in
      let body = #"{"full_name":"\#(name)","phone":"\#(phone)"}"#
      let answer = try client.send("POST", "/contacts", body: body)
      #expect(answer.status == status)
      #expect(answer.body.contains("abc123") == (status == 409))
    }
  }

  @Test(arguments: [
    #"O'Brien \"Bob\""#, #"back\\slash"#, #"line\nbreak"#, "\u{1F600}", "عائشة", "<b>&amp;",
  ])
  func `hostile text comes back as it was sent`(_ escaped: String) async throws {
    try await withSandbox { (client) throws in
      let body = #"{"full_name":"\#(escaped)"}"#
      let answer = try client.send("POST", "/contacts", body: body)
      let sent = try JSONDocument(parsing: body).root["full_name"]?.string
      #expect(try answer.json()["data"]?["full_name"]?.string == sent)
      #expect(sent?.isEmpty == false)
    }
  }
}
