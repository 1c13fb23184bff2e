// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// Each user has an e-mail address of its own.
public enum UsersEmail: UsersCheck {
  /// Major: who has none is associated by hand.
  public static let kind = FindingKind(
    "users-email", .major, .users, holds: .controlledPilot, owner: .crmAdministrator, layer: .crm)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "each user has an e-mail address of its own",
    about: """
      The PBX associates users with extensions by their e-mail addresses. A user without one has to \
      be associated by hand, and an address that two users have may give the extension to the wrong \
      one. No page says whether the case of letters matters, so addresses that differ in it alone \
      are taken for the same. Where some users rightly have none, the contract says \
      `optional: [Email]`.
      """,
    passing: ExampleUsers.example(),
    failing: ExampleUsers.example([
      ExampleUsers.page([
        ExampleUsers.sara, #"{"id": "u2", "first_name": "Ben", "email": null}"#,
      ]), ExampleUsers.page([ExampleUsers.cara]),
    ]))

  /// Looks for addresses that are missing or shared.
  public static func judge(_ run: UsersRun) -> [SeriesPromise] {
    guard let mapping = run.endpoint.mapping.first(where: { $0.field == .email }) else { return [] }
    let name = mapping.field.rawValue
    let unread = run.findings.first {
      $0.subject.endpoint == "users" && $0.subject.name == name
    }?.kind.code
    if let code = run.obstacle ?? unread {
      return [SeriesPromise("", .notProven(because: code))]
    }
    guard !run.users.isEmpty else {
      return [SeriesPromise("", .leftOpen("the list of users is empty"))]
    }
    let found = [missing(run, mapping), shared(run, mapping)].compactMap { $0 }
    if !found.isEmpty { return [SeriesPromise("", .broken(found))] }
    let code = run.found(UsersPaging.kind.code, UsersOrder.kind.code)
    return [SeriesPromise("", code.map { .notProven(because: $0) } ?? .kept)]
  }

  private static func missing(
    _ run: UsersRun, _ mapping: UsersEndpoint.UserMapping
  ) -> Finding? {
    guard !run.endpoint.optional.contains(.email) else { return nil }
    let blank = run.users.filter { $0.email.allSatisfy(\.isWhitespace) }
    guard let first = blank.first else { return nil }
    var finding = run.finding(
      kind, "missing", "\(blank.count.spoken("user")) without an e-mail address",
      at: mapping.path.source.span, evidence: run.evidence(ofPages: [Int(first.page)]))
    finding.expected = "an address for each user, since Email is not optional"
    finding.actual =
      "\(blank.count) of \(run.users.count); the first at place \(first.place) of page \(first.page)"
    finding.remedy = "write the address into the CRM, or `optional: [Email]` into the contract"
    finding.effect = "these users are associated by hand, or not at all"
    return finding
  }

  private static func shared(
    _ run: UsersRun, _ mapping: UsersEndpoint.UserMapping
  ) -> Finding? {
    var first: [String: Int] = [:]
    for (index, user) in run.users.enumerated() where !user.email.isEmpty {
      guard let before = first[user.address].map({ run.users[$0] }) else {
        first[user.address] = index
        continue
      }
      // The same user on two pages is a fault of the pages.
      guard before.id != user.id else { continue }
      var finding = run.finding(
        kind, "shared", "two users have one e-mail address", at: mapping.path.source.span,
        evidence: run.evidence(ofPages: [Int(before.page), Int(user.page)]))
      finding.expected = "an address of its own for each user"
      finding.actual = """
        \(run.redactor.redact(value: user.email)) at place \(before.place) of page \(before.page), \
        and at place \(user.place) of page \(user.page)
        """
      finding.remedy = "give each user in the CRM the address of one person"
      finding.effect = "the extension with this address may be given to either of them"
      return finding
    }
    return nil
  }
}
