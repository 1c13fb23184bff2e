// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct UserListFaultsTests {
  private static let all = NorthgateUsersTests.builtIn

  /// The pages 1 to 5 of three users each, as places, and whether each says that there is more.
  @Test(arguments: [
    ("loop", [[0, 1, 2], [3, 4, 5], [6, 7], [0, 1, 2], [3, 4, 5]], "+++++"),
    ("overlap", [[0, 1, 2], [2, 3, 4], [4, 5, 6], [6, 7], []], "+++--"),
    ("lost", [[0, 1, 2], [4, 5, 6], [], [], []], "++---"),
    ("ignored", [[0, 1, 2], [0, 1, 2], [0, 1, 2], [0, 1, 2], [0, 1, 2]], "+++++"),
    ("repeats-past-end", [[0, 1, 2], [3, 4, 5], [6, 7], [6, 7], [6, 7]], "++---"),
    ("silent-cap", [[0, 1, 2], [3, 4, 5], [6, 7], [], []], "++---"),
    ("404-past-end", [[0, 1, 2], [3, 4, 5], [6, 7]], "++-"),
  ])
  func `pages are wrong, and the whole list is right`(
    form: String, pages: [[Int]], more: String
  ) async throws {
    try await withSandbox(faults: "page=\(form)") { (client) throws in
      for (index, places) in pages.enumerated() {
        for query in ["page=\(index + 1)&per_page=3", "offset=\(index * 3)&limit=3"] {
          let answer = try client.get("/users?" + query)
          #expect(try answer.ids() == places.map { Self.all[$0] }, "\(query)")
          let hasMore = Array(more)[index] == "+"
          #expect(try answer.json()["meta"]?["has_more"]?.bool == hasMore, "\(query)")
          #expect((try answer.json()["links"]?["next"]?.string != nil) == hasMore, "\(query)")
        }
      }
      #expect(try client.get("/users").ids() == Self.all)
    }
  }

  @Test func `behind the last page there is no page`() async throws {
    try await withSandbox(faults: "page=404-past-end") { (client) throws in
      #expect(try client.get("/users?page=4&per_page=3").status == 404)
      #expect(try client.get("/users?offset=8&limit=3").status == 404)
    }
  }

  @Test func `a page has no more than fifty users, whatever was asked for`() async throws {
    var options = SandboxOptions(faults: try SandboxFault.read(["page=silent-cap"]))
    options.users = 112
    try await withSandbox(options) { (client) throws in
      let answer = try client.get("/users?per_page=100")
      #expect(try answer.ids().count == 50)
      var ids = try answer.ids()
      var next = try answer.json()["links"]?["next"]?.string
      #expect(next?.hasSuffix("?page=2&per_page=50") == true)
      while let target = next {
        ids += try client.get(target).ids()
        next = try client.get(target).json()["links"]?["next"]?.string
      }
      #expect(ids.count == 120 && Set(ids).count == 120)
      #expect(try client.get("/users?offset=100&limit=100").ids().count == 20)
      #expect(try client.get("/users?page=1&per_page=20").ids().count == 20)
    }
  }

  @Test func `the order is another one each time`() async throws {
    try await withSandbox(faults: "page=unstable") { (client) throws in
      let lists = try (0..<3).map { _ in try client.get("/users").ids() }
      #expect(Set(lists).count == 3)
      for list in lists { #expect(Set(list) == Set(Self.all)) }
      let pages = try (1...3).flatMap { try client.get("/users?page=\($0)&per_page=3").ids() }
      #expect(Set(pages).count < 8)
    }
  }

  @Test func `users never end`() async throws {
    try await withSandbox(faults: "page=endless") { (client) throws in
      let ids = try client.get("/users?page=400000&per_page=100").ids()
      #expect(Set(ids).count == 100)
      let answer = try client.get("/users?page=1&per_page=100").json()
      #expect(answer["meta"]?["has_more"]?.bool == true)
      #expect(answer["links"]?["next"]?.string?.hasSuffix("?page=2&per_page=100") == true)
      #expect(answer["meta"]?["total"]?.int == 8)
      #expect(try client.get("/users").ids() == Self.all)
    }
  }

  @Test func `the total is a lie`() async throws {
    try await withSandbox(faults: "total-lies") { (client) throws in
      for target in ["/users", "/users?per_page=3"] {
        #expect(try client.get(target).json()["meta"]?["total"]?.int == 15)
      }
      #expect(try client.get("/users").ids() == Self.all)
    }
  }

  @Test func `the next page is told without scheme and host, or in a header`() async throws {
    try await withSandbox(faults: "links=relative") { (client) throws in
      let answer = try client.get("/v1/users?per_page=3")
      #expect(try answer.json()["links"]?["next"]?.string == "/v1/users?page=2&per_page=3")
      #expect(answer.header("Link") == nil)
    }
    try await withSandbox(faults: "links=header") { (client) throws in
      let answer = try client.get("/v1/users?per_page=3")
      #expect(try answer.json()["links"] == nil)
      let next = "\(client.sandbox.baseURL)/v1/users?page=2&per_page=3"
      #expect(answer.header("Link") == "<\(next)>; rel=\"next\"")
      #expect(try client.get("/v1/users?page=3&per_page=3").header("Link") == nil)
    }
  }

  @Test(arguments: [
    ("duplicate-id", #"{"id":"u1","first_name":"Sara""#),
    ("duplicate-email", #""Sara Kaya","email":"mona.saleh@northgate.example""#),
    ("missing-email", #""Ben Carter","email":null"#),
    ("disabled", #""active":false,"extension":"1001""#),
    ("shared-queue", #""display_name":"Support Queue","email":"support@northgate.example""#),
    ("name-as-id", #"{"id":"Sara Kaya","first_name""#),
    ("unstable-id", #"{"id":"u17-1","first_name""#),
  ])
  func `something is wrong with a user`(form: String, piece: String) async throws {
    try await withSandbox(faults: "users=\(form)") { (client) throws in
      let answer = try client.get("/users?active=true")
      #expect(try answer.ids().count == 8)
      #expect(answer.body.contains(piece))
      let other = try client.get("/users?active=true")
      #expect((other.body == answer.body) == (form != "unstable-id"))
    }
  }

  @Test func `what is wrong with users adds up`() async throws {
    let faults = ["users=duplicate-id", "users=missing-email", "total-lies", "links=relative"]
    let options = SandboxOptions(faults: try SandboxFault.read(faults))
    try await withSandbox(options) { (client) throws in
      let users = try client.get("/users").json()
      #expect(users["data"]?[1]?["id"]?.string == "u1")
      #expect(users["data"]?[2]?["email"]?.isNull == true)
      #expect(users["meta"]?["total"]?.int == 15)
    }
  }
}
