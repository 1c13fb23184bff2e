// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The next page is named where the PBX looks: in the body.
public enum UsersLinkHeader: UsersCheck {
  /// A blocker: the other pages are out of reach.
  public static let kind = FindingKind(
    "users-link-header", .blocker, .users, holds: .builderTesting, owner: .apiDeveloper,
    layer: .template)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "the next page is named in the body, where the PBX looks for it",
    about: """
      Some systems name the next page only in an HTTP header: `Link: <…>; rel="next"`. The PBX's \
      form takes a path in the body, so those pages are out of its reach, and who is on them cannot \
      be associated. Where the CRM counts pages too, page by number instead.
      """,
    passing: ExampleUsers.example(
      [ExampleUsers.page([ExampleUsers.sara, ExampleUsers.ben, ExampleUsers.cara])],
      of: ExampleUsers.linked),
    failing: ExampleUsers.example(
      [
        ExampleUsers.page([ExampleUsers.sara, ExampleUsers.ben])
          .with("Link", "<https://crm.example/v1/users?page=2>; rel=\"next\"")
      ], of: ExampleUsers.linked))

  /// Looks for a link in the header where there is none in the body.
  public static func judge(_ run: UsersRun) -> [SeriesPromise] {
    let place: SourceSpan
    switch run.endpoint.paging.value {
    case .link(let next, _): place = next.source.span
    case .none: place = run.pagingSpan
    case .page, .offset: return []
    }
    if let code = run.obstacle { return [SeriesPromise("", .notProven(because: code))] }
    guard run.walk.end == .linkInHeader, let last = run.walk.pages.last else {
      return [SeriesPromise("", .kept)]
    }
    let seen = run.distinctCount
    var finding = run.finding(
      kind, "", "the next page is named in a header alone", at: place,
      evidence: run.evidence(ofPages: [last.step.page]))
    finding.expected = "the address of the next page in the body"
    finding.actual = "Link: …; rel=\"next\""
    finding.remedy = """
      page by number or offset if the CRM counts pages, or let it send the address in the body; no \
      path of the PBX reads a header
      """
    finding.effect =
      run.total.map { "the PBX sees \(seen) of \($0) users" }
      ?? "the PBX sees the first \(seen) users and nobody else"
    return [SeriesPromise("", .broken([finding]))]
  }
}
