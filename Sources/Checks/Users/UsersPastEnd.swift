// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The page past the end is an empty list.
public enum UsersPastEnd: UsersCheck {
  /// Major: the users were there, but a PBX may take the error for a failed synchronisation.
  public static let kind = FindingKind(
    "users-past-end", .major, .users, holds: .controlledPilot, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "the page past the end is an empty list",
    about: """
      The PBX counts pages up "until all data has been retrieved", and no page of the vendor says \
      how it knows. If it asks for one page too many, an empty list ends the walk. Some systems \
      answer 404, 400 or 416 there, which may fail the whole synchronisation; others send the last \
      page again and again.
      """,
    passing: ExampleUsers.example(),
    failing: ExampleUsers.example(
      ExampleUsers.pages + [ExampleAnswer(#"{"error": "no such page"}"#, status: 404)]))

  /// Looks at how a walk over numbered pages ended.
  public static func judge(_ run: UsersRun) -> [SeriesPromise] {
    guard run.endpoint.paging.value.isNumbered else { return [] }
    if let code = run.obstacle ?? run.found(UsersPaging.kind.code, UsersOrder.kind.code) {
      return [SeriesPromise("", .notProven(because: code))]
    }
    let isRefused = run.walk.end == .refusedPastEnd
    guard isRefused || run.repeatsPastEnd, let last = run.walk.pages.last else {
      let isSeen = run.walk.pages.last?.ids.isEmpty == true
      return [
        SeriesPromise(
          "", isSeen ? .kept : .leftOpen("no request is left for the page past the end"))
      ]
    }
    var finding = run.finding(
      kind, "",
      isRefused
        ? "the page past the end is refused" : "past the end the last page comes again",
      at: run.pagingSpan, evidence: run.evidence(ofPages: [last.step.page]))
    finding.expected = "an empty list with status 200"
    finding.actual =
      isRefused
      ? "status \(last.exchange.response?.status ?? 0)"
      : "the \(last.ids.count.spoken("user")) of page \(last.step.page - 1)"
    finding.remedy =
      isRefused
      ? "let the CRM answer with an empty list, or page by a link that is missing on the last page"
      : "let the CRM answer with an empty list: a PBX that asks until there is none never ends"
    finding.effect = "the list of users may never be taken over, or over and over"
    return [SeriesPromise("", .broken([finding]))]
  }
}
