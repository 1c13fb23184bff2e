// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// Nobody in the list is switched off.
public enum UsersDisabled: UsersCheck {
  /// Major: records of who has left look as if somebody owned them.
  public static let kind = FindingKind(
    "users-disabled", .major, .users, holds: .controlledPilot, owner: .crmAdministrator,
    layer: .crm)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "nobody in the list of users is switched off",
    about: """
      A user whose record says `active: false`, `disabled: true`, `status: suspended` or the like \
      cannot log in, but the PBX offers him for association all the same, and many systems refuse \
      journals in his name. The PBX reads none of these keys; they are looked at here because every \
      record has them. The request can usually leave such users out.
      """,
    passing: ExampleUsers.example(),
    failing: ExampleUsers.example([
      ExampleUsers.page([
        ExampleUsers.user("u1", "Sara", "sara@crm.example", #", "active": false"#),
        ExampleUsers.user("u2", "Ben", "ben@crm.example", #", "active": true"#),
      ]), ExampleUsers.page([ExampleUsers.cara]),
    ]))

  /// Looks at what records say besides the mapping.
  public static func judge(_ run: UsersRun) -> [SeriesPromise] {
    if let code = run.obstacle { return [SeriesPromise("", .notProven(because: code))] }
    let disabled = run.users.filter(\.isDisabled)
    guard let first = disabled.first else { return [SeriesPromise("", .kept)] }
    let ids = Set(disabled.map(\.id))
    let agents = run.matches.filter { match in match.users.contains { ids.contains($0.id) } }
    let numbers = agents.map(\.agent.number.value)
    var finding = run.finding(
      kind, "",
      numbers.isEmpty
        ? "\(disabled.count.spoken("user")) of the list switched off"
        : "the user of extension \(authored: numbers.inWords) is switched off",
      at: agents.first?.agent.span.firstLineOfSource ?? run.endpoint.request.span,
      evidence: run.evidence(ofPages: [Int(first.page)]))
    finding.expected = "users that are active"
    finding.actual = """
      \(disabled.count) of \(run.users.count) are not; the first at place \(first.place) of page \
      \(first.page)
      """
    finding.remedy = "let the request ask for active users alone, or switch the user on again"
    finding.effect = "calls are written to somebody who cannot see them, or are refused"
    finding.scenarios = numbers
    return [SeriesPromise("", .broken([finding]))]
  }
}
