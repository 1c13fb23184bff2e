// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// Every shared queue in the list has an owner among the extensions.
public enum UsersQueue: UsersCheck {
  /// Major: calls of the queue are written to nobody.
  public static let kind = FindingKind(
    "users-queue", .major, .users, holds: .controlledPilot, owner: .operationsOwner,
    layer: .contract)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "every shared queue in the list of users belongs to an extension",
    about: """
      A user that is a queue or a group (`shared: true`, a type such as `queue`, an address such as \
      `support@`) is no person. If no extension of the contract belongs to it, nobody has decided \
      who owns the calls of that queue. Name it at the extension of the queue under `agents`, or \
      let the request leave it out. It is judged only if the contract names extensions.
      """,
    passing: ExampleUsers.example(),
    failing: ExampleUsers.example([
      ExampleUsers.page([
        ExampleUsers.sara, ExampleUsers.user("u2", "Support", "support@crm.example"),
      ]), ExampleUsers.page([ExampleUsers.cara]),
    ]))

  /// Looks for queues that no extension belongs to.
  public static func judge(_ run: UsersRun) -> [SeriesPromise] {
    guard !run.scope.agents.isEmpty else { return [] }
    if let code = run.obstacle { return [SeriesPromise("", .notProven(because: code))] }
    let owned = Set(run.matches.flatMap { $0.users.map(\.id) })
    let queues = run.users.filter { $0.isShared && !owned.contains($0.id) }
    guard let first = queues.first else { return [SeriesPromise("", .kept)] }
    var finding = run.finding(
      kind, "", "\(queues.count.spoken("shared queue")) without an owner",
      at: run.endpoint.request.span, evidence: run.evidence(ofPages: [Int(first.page)]))
    finding.expected = "an extension for each shared queue"
    finding.actual = """
      \(run.redactor.redact(value: first.email)) at place \(first.place) of page \(first.page) \
      belongs to none
      """
    finding.remedy =
      "name its address at an extension under `agents`, or filter it out of the request"
    finding.effect = "calls of the queue are written to nobody"
    return [SeriesPromise("", .broken([finding]))]
  }
}
