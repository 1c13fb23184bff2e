// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// Each user has an id of its own, the same each time.
public enum UsersUnique: UsersCheck {
  /// A blocker: extensions are associated by it.
  public static let kind = FindingKind(
    "users-unique", .blocker, .users, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "each user has an id of its own, and the same one each time",
    about: """
      The PBX keeps UserUniqueId beside the extension. An id that two users share gives one of them \
      the other's calls; one that is missing belongs to nobody; and one that is new at each \
      synchronisation loses every association. Pages that are asked for twice show the last.
      """,
    passing: ExampleUsers.example(),
    failing: ExampleUsers.example([
      ExampleUsers.page([
        ExampleUsers.sara, ExampleUsers.user("u1", "Ben", "ben@crm.example"),
      ]), ExampleUsers.page([ExampleUsers.cara]),
    ]))

  /// Looks for ids that are missing, shared or new.
  public static func judge(_ run: UsersRun) -> [SeriesPromise] {
    if let code = run.obstacle ?? run.found(UsersIdentity.kind.code) {
      return [SeriesPromise("", .notProven(because: code))]
    }
    guard !run.users.isEmpty else {
      return [SeriesPromise("", .leftOpen("the list of users is empty"))]
    }
    if let finding = missing(run) ?? shared(run) ?? renewed(run) {
      return [SeriesPromise("", .broken([finding]))]
    }
    let code = run.found(UsersPaging.kind.code, UsersOrder.kind.code)
    return [SeriesPromise("", code.map { .notProven(because: $0) } ?? .kept)]
  }

  private static func missing(_ run: UsersRun) -> Finding? {
    let blank = run.users.filter { $0.id.allSatisfy(\.isWhitespace) }
    guard let first = blank.first else { return nil }
    return finding(
      "missing", "\(blank.count.spoken("user")) have no id", run,
      actual: "none at place \(first.place) of page \(first.page)",
      remedy: "map UserUniqueId to a key that every user has", pages: [Int(first.page)])
  }

  private static func shared(_ run: UsersRun) -> Finding? {
    var first: [String: Int] = [:]
    for (index, user) in run.users.enumerated() where !user.id.isEmpty {
      guard let before = first[user.id].map({ run.users[$0] }) else {
        first[user.id] = index
        continue
      }
      // The same user on two pages is a fault of the pages.
      guard before.page == user.page || before.email != user.email else { continue }
      return finding(
        "shared", "two users have one id", run,
        actual: """
          \(run.redactor.redact(value: user.id)) at place \(before.place) of page \(before.page), \
          and at place \(user.place) of page \(user.page)
          """,
        remedy: "map UserUniqueId to the CRM's own id of the user",
        pages: [Int(before.page), Int(user.page)])
    }
    return nil
  }

  private static func renewed(_ run: UsersRun) -> Finding? {
    guard run.found(UsersOrder.kind.code) == nil,
      let twice = run.walk.again.first(where: { run.hasNewIDs($0.before, $0.now) })
    else { return nil }
    let differing = zip(twice.before.ids, twice.now.ids).count { $0 != $1 }
    return finding(
      "renewed", "users have other ids when they are asked for again", run,
      actual: "\(differing) of \(twice.before.ids.count) ids of the page are new",
      remedy: "map UserUniqueId to an id that is stored, not one that is made for the answer",
      pages: [twice.before.step.page], evidence: [run.number(ofAnswer: twice.index)])
  }

  private static func finding(
    _ name: String, _ message: RedactedText, _ run: UsersRun, actual: RedactedText,
    remedy: RedactedText, pages: [Int], evidence: [Int] = []
  ) -> Finding {
    let mapping = run.endpoint.mapping.first { $0.field == .uniqueID }
    var finding = run.finding(
      kind, name, message, at: mapping?.path.source.span,
      evidence: run.evidence(ofPages: pages) + evidence)
    finding.expected = "an id of its own for each user, the same each time"
    finding.actual = actual
    finding.remedy = remedy
    finding.effect = "calls of one agent are written to another, or to nobody"
    return finding
  }
}
