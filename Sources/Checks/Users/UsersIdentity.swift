// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The unique id is one that never changes.
public enum UsersIdentity: UsersCheck {
  /// Major: it works until somebody is renamed.
  public static let kind = FindingKind(
    "users-identity", .major, .users, holds: .builderTesting, owner: .apiDeveloper,
    layer: .template)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "the unique id is no display name and no e-mail address",
    about: """
      The PBX keeps the association of an extension by UserUniqueId. A display name or an address \
      changes when somebody marries, and two people may share a name: journals then land under the \
      wrong owner. Every system has an id that never changes; the mapping should take it.
      """,
    passing: ExampleUsers.example(),
    failing: ExampleUsers.example(
      [
        ExampleUsers.page(
          [
            ExampleUsers.user("Sara Kaya", "Sara", "sara@crm.example"),
            ExampleUsers.user("Ben Carter", "Ben", "ben@crm.example"),
          ], total: 2)
      ]))

  /// Looks at what the ids are made of.
  public static func judge(_ run: UsersRun) -> [SeriesPromise] {
    if let code = run.obstacle { return [SeriesPromise("", .notProven(because: code))] }
    let users = run.users.filter { !$0.id.isEmpty }
    guard let first = users.first else {
      return [SeriesPromise("", .leftOpen("the list of users is empty"))]
    }
    // One odd id among others is a user called so; all of them are a column that was mistaken.
    guard first.identity != .opaque, users.allSatisfy({ $0.identity != .opaque }) else {
      return [SeriesPromise("", .kept)]
    }
    let mapping = run.endpoint.mapping.first { $0.field == .uniqueID }
    let what: RedactedText =
      first.identity == .name ? "a display name" : "an e-mail address"
    var finding = run.finding(
      kind, "", "the unique id of users is \(what)", at: mapping?.path.source.span,
      evidence: run.evidence(ofPages: [1]))
    finding.expected = "an id that never changes"
    finding.actual = "\(what), such as \(run.redactor.redact(value: first.id))"
    finding.remedy = "map UserUniqueId to the CRM's own id of the user, such as data.#.id"
    finding.effect = "when somebody is renamed, journals go to nobody, or to somebody else"
    return [SeriesPromise("", .broken([finding]))]
  }
}
