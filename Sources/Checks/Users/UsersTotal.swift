// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The stated number of users is the number of users.
public enum UsersTotal: UsersCheck {
  /// Major: either the number is wrong, or users are missing.
  public static let kind = FindingKind(
    "users-total", .major, .users, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "the stated number of users is the number of users on the pages",
    about: """
      Where the contract names the path of a total, each page must state the same number, and the \
      pages must hold as many users. If they hold fewer, the total is wrong, or users are missing \
      in a way that no page shows; somebody has to count in the CRM.
      """,
    passing: ExampleUsers.example(),
    failing: ExampleUsers.example([
      ExampleUsers.page([ExampleUsers.sara, ExampleUsers.ben], total: 4),
      ExampleUsers.page([ExampleUsers.cara], total: 4),
    ]))

  /// Compares the totals with each other, and with the users.
  public static func judge(_ run: UsersRun) -> [SeriesPromise] {
    guard let path = run.endpoint.total else { return [] }
    let codes = [
      UsersLinkHeader.kind.code, UsersOrder.kind.code, UsersPaging.kind.code,
    ]
    if let code = run.obstacle ?? codes.lazy.compactMap({ run.found($0) }).first {
      return [SeriesPromise("", .notProven(because: code))]
    }
    let pages = run.walk.pages.filter {
      $0.exchange.response.map(run.endpoint.isPromised) ?? false
    }
    guard let finding = difference(pages, run, path.source.span) else {
      return [SeriesPromise("", .kept)]
    }
    return [SeriesPromise("", .broken([finding]))]
  }

  private static func difference(
    _ pages: [UserAnswer], _ run: UsersRun, _ place: SourceSpan
  ) -> Finding? {
    let seen = run.users.count
    let stated = run.total
    let other = pages.first { $0.total != stated } ?? pages.first { $0.total == nil }
    let message: RedactedText
    let actual: RedactedText
    if let other {
      message =
        other.total == nil
        ? "page \(other.step.page) states no number of users"
        : "the stated number of users differs from page to page"
      actual = other.total.map { "\($0) on page \(other.step.page)" } ?? "no number"
    } else if let stated, stated != seen {
      message = "the stated number of users is not the number of users"
      actual = "\(stated.spoken("user")) stated, \(seen) on the pages"
    } else {
      return nil
    }
    var finding = run.finding(
      kind, "", message, at: place,
      evidence: run.evidence(ofPages: [1, other?.step.page ?? pages.last?.step.page ?? 1]))
    finding.expected = other == nil ? "\(seen)" : "\(stated ?? seen) on each page"
    finding.actual = actual
    finding.remedy = "count the users in the CRM, and let it state that number; or take `total` out"
    finding.effect = "nobody can tell whether every agent is in the list"
    return finding
  }
}
