// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The address of the next page is absolute.
public enum UsersLinkRelative: UsersCheck {
  /// Major: who is on the first page can be associated.
  public static let kind = FindingKind(
    "users-link-relative", .major, .users, holds: .builderTesting, owner: .apiDeveloper,
    layer: .crm)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "the address of the next page is absolute",
    about: """
      The PBX sends what stands at the path of the next page. An address without scheme and host, \
      such as `/users?page=2`, leads it nowhere: it sees the first page alone. The run follows such \
      a link by itself, so that the other pages are judged too. A contract that says \
      `links: relative` admits the weakness; it stays a finding until a waiver accepts it.
      """,
    passing: ExampleUsers.example(
      [
        ExampleUsers.page(
          [ExampleUsers.sara, ExampleUsers.ben], next: "https://crm.example/v1/users?page=2"),
        ExampleUsers.page([ExampleUsers.cara]),
      ], of: ExampleUsers.linked),
    failing: ExampleUsers.example(
      [
        ExampleUsers.page([ExampleUsers.sara, ExampleUsers.ben], next: "/v1/users?page=2"),
        ExampleUsers.page([ExampleUsers.cara]),
      ], of: ExampleUsers.linked))

  /// Looks at the links that were followed.
  public static func judge(_ run: UsersRun) -> [SeriesPromise] {
    guard case .link(let next, let links) = run.endpoint.paging.value else { return [] }
    if let code = run.obstacle { return [SeriesPromise("", .notProven(because: code))] }
    guard run.walk.hasRelativeLinks else {
      if run.walk.pages.contains(where: { $0.next != nil }) { return [SeriesPromise("", .kept)] }
      return links.value == .relative
        ? [SeriesPromise("", .leftOpen("the list has one page, so no link was seen"))] : []
    }
    let first = run.walk.pages.first { $0.next != nil }
    let seen = run.walk.pages.first?.ids.count ?? 0
    var finding = run.finding(
      kind, "", "the address of the next page is relative", at: links.span ?? next.source.span,
      evidence: run.evidence(ofPages: [first?.step.page ?? 1]))
    finding.expected = "an address with scheme and host"
    finding.actual = run.redactor.redact(first?.next ?? "")
    finding.remedy = """
      let the CRM send absolute links, or page by number; or hold it to one page with a filter, and \
      have the weakness accepted
      """
    finding.effect = "the PBX sees \(seen) of \(run.distinctCount) users"
    return [SeriesPromise("", .broken([finding]))]
  }
}
