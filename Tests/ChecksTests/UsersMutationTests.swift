// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Testing
import Transports

@testable import Checks

/// Every change of one page of a healthy list of users shows in what is promised, or is explained.
struct UsersMutationTests {
  static let pages = [
    ExampleUsers.page([
      ExampleUsers.user("u1", "Sara", "sara@crm.example", #", "active": true"#),
      ExampleUsers.user("u2", "Ben", "ben@crm.example", #", "active": true"#),
    ]),
    ExampleUsers.page([ExampleUsers.user("u3", "Cara", "cara@crm.example", #", "active": true"#)]),
    ExampleAnswer(#"{"data": [], "total": 3}"#),
  ]

  private static func judged(_ pages: [ExampleAnswer]) throws -> LookupJudge.Ruling {
    try ExampleUsers.example(pages).ruling()
  }

  @Test func `a healthy list is found at no fault`() throws {
    let ruling = try Self.judged(Self.pages)
    #expect(ruling.findings.isEmpty && ruling.failures.isEmpty)
  }

  @Test(arguments: [0, 1, 2])
  func `every change of a page shows in what is promised, or is explained`(_ page: Int) throws {
    let healthy = try Self.judged(Self.pages)
    for mutant in try Mutant.all(of: Self.pages[page].body) {
      var pages = Self.pages
      pages[page] = ExampleAnswer(
        String(decoding: mutant.answer.body, as: UTF8.self), status: mutant.answer.status,
        contentType: mutant.answer.headers.first?.value ?? "",
        milliseconds: mutant.answer.milliseconds)
      let ruling = try Self.judged(pages)
      let isSame =
        ruling.promises == healthy.promises
        && ruling.findings.map(\.fingerprint) == healthy.findings.map(\.fingerprint)
        && ruling.failures.isEmpty
      if isSame != Self.explains(mutant.name, of: page) {
        Issue.record("\(page): \(mutant.name) \(isSame ? "survives" : "shows")")
      }
    }
  }

  /// Changes that no promise is about, and why that is right; by page, nil for all pages.
  static let survivors: [(why: String, page: Int?, names: [String])] = [
    ("5 s is what is promised of a page", nil, ["time 5 s"]),
    (
      "nothing maps this key", nil,
      ["data.0.active…", "data.1.active…"]
        + ["key data.0.active renamed", "key data.1.active renamed"]
    ),
    (
      "a name may be anything that is shown", nil,
      ["data.0.first_name a number", "data.0.first_name another text"]
        + ["data.1.first_name a number", "data.1.first_name another text"]
    ),
    (
      "no extension belongs to this user, and an id may be a number", 0,
      ["data.1.email a number", "data.1.email another text", "data.1.id a number"]
        + ["data.1.id another text"]
    ),
    (
      "no extension belongs to this user, and an id may be a number", 1,
      ["data.0.email a number", "data.0.email another text", "data.0.id a number"]
        + ["data.0.id another text"]
    ),
    (
      "a page without users is the end, however it is empty", 2,
      ["data an object", "data empty", "data null"]
    ),
  ]

  private static func explains(_ name: String, of page: Int) -> Bool {
    survivors.contains { survivor in
      (survivor.page ?? page) == page
        && survivor.names.contains {
          $0.hasSuffix("…") ? name.hasPrefix($0.dropLast()) : name == $0
        }
    }
  }
}
