// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// No two extensions belong to one user.
public enum UsersShared: UsersCheck {
  /// Major: journals cannot tell who spoke.
  public static let kind = FindingKind(
    "users-shared", .major, .users, holds: .controlledPilot, owner: .pbxAdministrator,
    layer: .contract)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "no two extensions belong to one user",
    about: """
      Two extensions of the contract that come to the same user of the CRM, by their address or by \
      the id that is declared, write their calls under one name: nobody can tell later who spoke.
      """,
    passing: ExampleUsers.example(
      of: ExampleUsers.text + "  \"1002\": { email: ben@crm.example }\n"),
    failing: ExampleUsers.example(
      of: ExampleUsers.text + "  \"1002\": { email: sara@crm.example }\n"))

  /// Compares the users of the extensions.
  public static func judge(_ run: UsersRun) -> [SeriesPromise] {
    let agents = run.scope.agents.filter { $0.withoutUser == nil }
    guard agents.count > 1 else { return [] }
    // Users that were mixed up tell nothing; what the contract itself says does.
    let isMixed =
      run.found(
        UsersAligned.kind.code, UsersEmail.kind.code, UsersUnique.kind.code, UsersOrder.kind.code)
      != nil
    var first: [String: UsersEndpoint.Agent] = [:]
    for match in run.matches where match.agent.withoutUser == nil {
      guard let key = isMixed ? match.declaredKey : match.key else { continue }
      if let other = first[key] {
        return [SeriesPromise("", .broken([finding(match.agent, other, run)]))]
      }
      first[key] = match.agent
    }
    return [SeriesPromise("", .kept)]
  }

  private static func finding(
    _ agent: UsersEndpoint.Agent, _ other: UsersEndpoint.Agent, _ run: UsersRun
  ) -> Finding {
    let numbers = [other.number.value, agent.number.value]
    var finding = run.finding(
      kind, numbers.joined(separator: " "),
      "the extensions \(authored: numbers.inWords) belong to one user",
      at: agent.number.span, evidence: run.evidence(ofPages: [1]))
    finding.expected = "a user of its own for each extension"
    finding.actual = "one user for both"
    finding.remedy = "give one of them another user, or write `without-user:` with the reason"
    finding.effect = "journals cannot tell which of the two took the call"
    finding.scenarios = numbers
    return finding
  }
}
