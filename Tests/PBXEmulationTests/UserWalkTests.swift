// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import PBXEmulation
import Testing
import Transports

/// What an invented CRM answers to the pages of users, and how the walk ends.
struct WalkRow: Sendable, CustomTestStringConvertible {
  let why: String
  let paging: String
  /// What comes back to a URL, by what stands behind `/users`.
  let pages: [String: (status: Int, body: String)]
  let asked: [String]
  let end: UserWalk.End

  init(
    _ why: String, _ paging: String, _ pages: [String: (Int, String)], asked: [String],
    _ end: UserWalk.End
  ) {
    self.why = why
    self.paging = paging
    self.pages = pages.mapValues { ($0.0, $0.1) }
    self.asked = asked
    self.end = end
  }

  var testDescription: String { why }

  static let page = "{ mode: page, parameter: p, size-parameter: s, size: 2 }"
  static let offset = "{ mode: offset, parameter: o, size-parameter: s, size: 2 }"
  static let link = "{ mode: link, next: next }"

  static func list(_ ids: String..., more: String = "") -> (Int, String) {
    (200, "{\"data\":[\(ids.map { "{\"id\":\"\($0)\"}" }.joined(separator: ","))]\(more)}")
  }

  static let rows = [
    WalkRow("no paging", "{ mode: none }", ["": list("a", "b")], asked: ["", ""], .complete),
    WalkRow(
      "numbered pages up to an empty one", page,
      ["?p=1&s=2": list("a", "b"), "?p=2&s=2": list("c"), "?p=3&s=2": list()],
      asked: ["?p=1&s=2", "?p=2&s=2", "?p=3&s=2", "?p=1&s=2", "?p=2&s=2", "?p=1&s=4"], .complete),
    WalkRow(
      "offsets grow by the size", offset,
      ["?o=0&s=2": list("a", "b"), "?o=2&s=2": list("c"), "?o=4&s=2": list()],
      asked: ["?o=0&s=2", "?o=2&s=2", "?o=4&s=2", "?o=0&s=2", "?o=2&s=2", "?o=0&s=4"], .complete),
    WalkRow(
      "the page past the end is refused", page,
      ["?p=1&s=2": list("a"), "?p=2&s=2": (404, "{}")],
      asked: ["?p=1&s=2", "?p=2&s=2", "?p=1&s=2"],
      .refusedPastEnd),
    WalkRow(
      "an error in the middle", page, ["?p=1&s=2": list("a", "b"), "?p=2&s=2": (500, "")],
      asked: ["?p=1&s=2", "?p=2&s=2"], .failed),
    WalkRow(
      "a number that is passed over", page,
      ["?p=1&s=2": list("a", "b"), "?p=2&s=2": list("a", "b")],
      asked: ["?p=1&s=2", "?p=2&s=2", "?p=1&s=2", "?p=2&s=2", "?p=1&s=4"], .repeats(page: 1)),
    WalkRow(
      "absolute links", link,
      [
        "": list("a", more: ",\"next\":\"https://crm.example/v1/users?c=2\""),
        "?c=2": list("b", more: ",\"next\":null"),
      ], asked: ["", "?c=2", "", "?c=2"], .complete),
    WalkRow(
      "a relative link is walked by us", link,
      ["": list("a", more: ",\"next\":\"/v1/users?c=2\""), "?c=2": list("b")],
      asked: ["", "?c=2", "", "?c=2"], .complete),
    WalkRow(
      "a link to another host gets no credential", link,
      ["": list("a", more: ",\"next\":\"https://evil.example/users\"")], asked: ["", ""],
      .foreignLink),
    WalkRow(
      "links that lead back", link,
      ["": list("a", more: ",\"next\":\"https://crm.example/v1/users\"")], asked: ["", ""],
      .repeats(page: 1)),
    WalkRow(
      "a cursor is no link", link, ["": list("a", more: ",\"next\":\"eyJpZCI6Mn0\"")],
      asked: ["", ""], .noLink),
  ]
}

struct UserWalkTests {
  private static func pbx(_ paging: String) throws -> PBX {
    let contract = try ContractReader.read(
      files: [
        "contract.yaml": Array(
          """
          callready: 1
          name: T
          base: https://crm.example/v1
          environments: { test: {} }

          """.utf8),
        "users.yaml": Array(
          """
          endpoint: users
          request: GET /users
          paging: \(paging)
          mapping: { UserUniqueId: data.#.id }

          """.utf8),
      ], folder: "t")
    return try PBX(contract: contract, values: VariableValues())
  }

  private static func walked(
    _ pbx: PBX, _ answer: (String) -> Response
  ) -> (walk: UserWalk, asked: [String]) {
    var walk = UserWalk(by: pbx)
    var asked: [String] = []
    while let (step, request) = walk.nextStep() {
      let query = String(request.url.dropFirst("https://crm.example/v1/users".count))
      asked.append(query)
      walk.receive(
        Exchange(
          request: request, startedAt: Timestamp(microseconds: 0), timings: Timings(total: .zero),
          outcome: .success(answer(query))), to: step)
    }
    return (walk, asked)
  }

  @Test(arguments: WalkRow.rows)
  func `a walk asks as the PBX does and ends as the pages say`(_ row: WalkRow) throws {
    let (walk, asked) = Self.walked(try Self.pbx(row.paging)) { query in
      let page = row.pages[query] ?? (status: 400, body: "{}")
      return Response(status: page.status, body: Array(page.body.utf8))
    }
    #expect(asked == row.asked)
    #expect(walk.end == row.end)
  }

  @Test func `a list without an end is given up after a hundred requests`() throws {
    var next = 0
    let (walk, asked) = Self.walked(try Self.pbx(WalkRow.page)) { _ in
      next += 1
      return Response(status: 200, body: Array("{\"data\":[{\"id\":\"u\(next)\"}]}".utf8))
    }
    #expect(walk.end == .limit)
    #expect(walk.answers.count { $0.step.purpose == .walk } == UserWalk.mostRequests)
    #expect(asked.count <= UserWalk.mostRequestsOfRun)
  }

  @Test func `a link that stands in a header alone ends the walk`() throws {
    let (walk, _) = Self.walked(try Self.pbx(WalkRow.link)) { _ in
      Response(
        status: 200,
        headers: [HeaderField("Link", "<https://crm.example/v1/users?c=2>; rel=\"next\"")],
        body: Array(#"{"data":[{"id":"a"}]}"#.utf8))
    }
    #expect(walk.end == .linkInHeader)
  }
}
