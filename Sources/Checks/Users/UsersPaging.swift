// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The pages hold every user once, and they end within the requests that a PBX makes.
public enum UsersPaging: UsersCheck {
  /// A blocker: users that the PBX never sees cannot be associated.
  public static let kind = FindingKind(
    "users-paging", .blocker, .users, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "the pages hold every user once, and end within \(PBXLimits.pagedRequests) requests",
    about: """
      The run walks the pages as the contract says: by number, by offset, or by the link that each \
      page holds, until one is empty or names no next one, and at most \(PBXLimits.pagedRequests) \
      times, since a PBX makes no more requests in one synchronisation. It finds pages that come \
      again because their number is passed over or because links lead back, a list without an end, \
      users that stand on two pages, users that fell between two pages (a page of twice the size \
      shows them), and pages that are shorter than asked for though more follow: a CRM that caps \
      them in silence. A PBX that takes a short page for the last one would stop there; and one that \
      counts offsets by the size it asked for would leave users out. A link to another host is not \
      followed, since the credential would go there with it. Without paging the answer must not say \
      that there is more.
      """,
    passing: ExampleUsers.example(),
    failing: ExampleUsers.example([
      ExampleUsers.page([ExampleUsers.sara, ExampleUsers.ben]),
      ExampleUsers.page([ExampleUsers.sara, ExampleUsers.ben]),
    ]))

  /// The first fault by which the others are explained.
  public static func judge(_ run: UsersRun) -> [SeriesPromise] {
    if let code = run.obstacle ?? run.found(UsersLinkHeader.kind.code, UsersOrder.kind.code) {
      return [SeriesPromise("", .notProven(because: code))]
    }
    guard let fault = PagingFault(of: run) else { return [SeriesPromise("", .kept)] }
    var finding = run.finding(
      kind, fault.name, fault.message, at: run.pagingSpan,
      evidence: run.evidence(ofPages: fault.pages) + fault.evidence)
    finding.expected = fault.expected
    finding.actual = fault.actual
    finding.remedy = fault.remedy
    finding.effect = "agents who are never listed have no user in the CRM, and no journals"
    return [SeriesPromise("", .broken([finding]))]
  }
}
