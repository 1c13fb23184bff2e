// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Sandboxes
import Testing

struct NorthgateUsersTests {
  static let builtIn = ["u1", "u17", "u18", "u19", "u2", "u20", "u21", "u90"]

  @Test func `a user has every key`() async throws {
    try await withSandbox { (client) throws in
      let expected = """
        {"data":{"id":"u17","first_name":"Sara","last_name":"Kaya","display_name":"Sara Kaya",\
        "email":"sara.kaya@northgate.example","active":true,"extension":"1001","role":"agent",\
        "shared":false}}
        """
      #expect(try client.get("/v1/users/u17").body == expected)
      #expect(try client.get("/v1/users/nobody").status == 404)
      #expect(try client.get("/v1/users/u17/calls").status == 404)
      #expect(try client.send("POST", "/v1/users").status == 405)
    }
  }

  @Test func `without parameters there is one page with everybody`() async throws {
    try await withSandbox { (client) throws in
      let answer = try client.get("/v1/users")
      #expect(try answer.ids() == Self.builtIn)
      #expect(try answer.json().members.map(\.key) == ["data", "meta", "links"])
      #expect(answer.body.contains(#""meta":{"total":8,"count":8,"has_more":false}"#))
      #expect(answer.body.hasSuffix(#""links":{"next":null}}"#))
    }
  }

  @Test(
    arguments: [
      ("page=1&per_page=3", 0..<3, "page=2&per_page=3"), ("per_page=3", 0..<3, "page=2&per_page=3"),
      ("page=3&per_page=3", 6..<8, nil), ("page=4&per_page=3", 8..<8, nil),
      ("page=2&per_page=4", 4..<8, nil), ("page=1", 0..<8, nil),
      ("offset=0&limit=5", 0..<5, "offset=5&limit=5"), ("offset=5&limit=5", 5..<8, nil),
      ("offset=2&limit=2", 2..<4, "offset=4&limit=2"), ("offset=99&limit=2", 8..<8, nil),
      ("limit=8", 0..<8, nil),
      ("active=true&per_page=7", 0..<7, "active=true&page=2&per_page=7"),
    ] as [(String, Range<Int>, String?)])
  func `a page is asked for by number or by offset`(
    query: String, places: Range<Int>, next: String?
  ) async throws {
    try await withSandbox { (client) throws in
      let answer = try client.get("/v1/users?" + query)
      #expect(try answer.ids() == Array(Self.builtIn[places]))
      let json = try answer.json()
      let link = next.map { "\(client.sandbox.baseURL)/v1/users?\($0)" }
      #expect(json["links"]?["next"]?.string == link)
      #expect(json["meta"]?["total"]?.int == 8)
      #expect(json["meta"]?["count"]?.int == Int64(places.count))
      #expect(json["meta"]?["has_more"]?.bool == (next != nil))
    }
  }

  @Test(arguments: [
    "page=0", "page=x", "page=-1", "per_page=0", "per_page=201", "limit=201", "limit=", "offset=-1",
    "page=1&limit=5", "per_page=5&offset=5", "active=yes",
  ])
  func `an odd parameter is refused`(_ query: String) async throws {
    try await withSandbox { (client) throws in
      let answer = try client.get("/v1/users?" + query)
      #expect(answer.status == 422)
      #expect(try answer.errorCode() == "invalid_parameter")
    }
  }

  @Test(arguments: ["per_page=100", "offset=0&limit=90"])
  func `links lead through 50,000 users, each of them once`(_ query: String) async throws {
    var options = SandboxOptions()
    options.users = SandboxOptions.mostUsers
    try await withSandbox(options) { (client) throws in
      var next: String? = "/v1/users?page=499&" + query
      if query.hasPrefix("offset") { next = "/v1/users?offset=49800&limit=90" }
      var ids: [String] = []
      while let target = next {
        let answer = try client.get(target)
        ids += try answer.ids()
        #expect(answer.body.utf8.count < 40_000)
        #expect(try answer.json()["meta"]?["total"]?.int == 50_008)
        next = try answer.json()["links"]?["next"]?.string
      }
      #expect(ids.count == 208)
      #expect(Set(ids).count == 208)
      #expect(ids.last == "staff50000")
    }
  }

  @Test func `made-up users have names, addresses and extensions of their own`() async throws {
    var options = SandboxOptions()
    options.users = 500
    try await withSandbox(options) { (client) throws in
      let users = try client.get("/users").json()["data"]?.elements ?? []
      #expect(users.count == 508)
      for key in ["id", "email"] { #expect(Set(users.map { $0[key]?.string }).count == 508) }
      #expect(Set(users.compactMap { $0["extension"]?.string }).count == 507)
      #expect(Set(users.map { $0["display_name"]?.string }).count > 200)
      let one = try client.get("/users/staff500").json()["data"]
      #expect(one?["email"]?.string == "staff500@northgate.example")
      #expect(try client.get("/users/staff501").status == 404)
      #expect(try client.get("/users/staff0").status == 404)
      #expect(try client.get("/users/staff01").status == 404)
    }
  }

  @Test func `who has left is listed only if asked for`() async throws {
    let text = """
      {"users": [{"id": "a", "first_name": "A", "last_name": null, "extension": "7"},
       {"id": "b", "display_name": "Bee", "active": false, "role": "administrator"},
       {"id": "c", "email": "c@x.example", "shared": true}]}
      """
    let seed = try SandboxSeed(parsing: SourceText(name: "s", text))
    try await withSandbox(SandboxOptions(seed: seed)) { (client) throws in
      #expect(try client.get("/users").ids() == ["a", "b", "c"])
      #expect(try client.get("/users?active=true").ids() == ["a", "c"])
      let left = try client.get("/users?active=false").json()
      #expect(left["data"]?[0]?["display_name"]?.string == "Bee")
      #expect(left["meta"]?["total"]?.int == 1)
      #expect(try client.get("/users/a").json()["data"]?["display_name"]?.string == "A")
      #expect(try client.get("/users/c").json()["data"]?["shared"]?.bool == true)
      // The file has no integration, and its administrator has left.
      #expect(try client.get("/me").json()["data"]?["id"]?.string == "u90")
    }
  }

  @Test(arguments: [
    ("rename=data:items", #"{"items":[{"id":"u1""#), ("rename=next:following", #""following":"#),
    ("null=email", #""email":null,"active""#), ("rename=meta:info", #""info":{"total":8"#),
    ("drop=extension", #""active":true,"role":"agent""#),
    ("type=extension:number", #""extension":1000,"#),
  ])
  func `faults of records are faults of users too`(fault: String, piece: String) async throws {
    try await withSandbox(faults: fault) { (client) throws in
      #expect(try client.get("/users?per_page=3").body.contains(piece))
    }
  }
}
