// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Readiness
import Redaction
import Transports

/// Each extension of the contract has its user in the CRM.
public enum UsersAssociation: UsersCheck {
  /// A blocker of the pilot: such an agent's calls are written to nobody.
  public static let kind = FindingKind(
    "users-association", .blocker, .users, holds: .controlledPilot, owner: .crmAdministrator,
    layer: .crm)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "each extension of the contract has its user in the CRM",
    about: """
      The extensions under `agents` are looked up among the users by their e-mail address, as the \
      PBX associates them; one without an address by the id that is declared. The user must be \
      there, and where an id is declared, it must be that one. Extensions with `without-user` are \
      not looked up. The report has a table of all of them, with who is left over on either side.
      """,
    passing: ExampleUsers.example(),
    failing: ExampleUsers.example(
      of: ExampleUsers.text + "  \"1002\": { email: dora@crm.example }\n"))

  /// One promise for each extension.
  public static func judge(_ run: UsersRun) -> [SeriesPromise] {
    let sought = run.matches.filter { $0.agent.withoutUser == nil }
    return sought.enumerated().map { index, match in
      let judgement = judge(match, run)
      // A list without anybody is one cause, however many extensions miss their user.
      let isRepeated = index > 0 && run.users.isEmpty && !judgement.findings.isEmpty
      return SeriesPromise(
        match.agent.number.value, isRepeated ? .notProven(because: kind.code) : judgement)
    }
  }

  private static func judge(_ match: UserMatch, _ run: UsersRun) -> Judgement {
    if let code = run.obstacle { return .notProven(because: code) }
    let ids = [UsersIdentity.kind.code, UsersUnique.kind.code]
    guard let user = match.users.first else {
      let codes = [
        UsersLinkHeader.kind.code, UsersOrder.kind.code, UsersPaging.kind.code,
        UsersAligned.kind.code, PathSelectsNothing.kind.code, UsersEmail.kind.code,
      ]
      let prior = (match.agent.email == nil ? ids : []) + codes
      if let code = prior.lazy.compactMap({ run.found($0) }).first {
        return .notProven(because: code)
      }
      return .broken([missing(match, run)])
    }
    guard let id = match.agent.user, !match.users.contains(where: { $0.id == id.value }) else {
      let code = match.users.count > 1 ? run.found(UsersEmail.kind.code) : nil
      return code.map { .notProven(because: $0) } ?? .kept
    }
    let prior = ids + [UsersEmail.kind.code, UsersOrder.kind.code]
    if let code = prior.lazy.compactMap({ run.found($0) }).first {
      return .notProven(because: code)
    }
    return .broken([another(match, user, id, run)])
  }

  private static func missing(_ match: UserMatch, _ run: UsersRun) -> Finding {
    let number = RedactedText(authored: match.agent.number.value)
    let by: RedactedText =
      match.agent.email.map { "the address \(authored: $0.value)" }
      ?? "the id \(authored: match.agent.user?.value ?? "")"
    var finding = run.finding(
      kind, match.agent.number.value, "extension \(number) has no user in the CRM",
      at: (match.agent.email ?? match.agent.user)?.span ?? match.agent.number.span,
      evidence: run.evidence(ofPages: [1]))
    finding.expected = "a user with \(by)"
    finding.actual =
      run.users.isEmpty
      ? "the list has no user at all" : "none of \(run.users.count.spoken("user")) has it"
    finding.remedy =
      "let the CRM have a user with it, correct the contract, or write `without-user:` with the reason"
    finding.effect = "calls of extension \(number) are written to nobody"
    finding.scenarios = [match.agent.number.value]
    return finding
  }

  private static func another(
    _ match: UserMatch, _ user: ListedUser, _ id: Located<String>, _ run: UsersRun
  ) -> Finding {
    let number = RedactedText(authored: match.agent.number.value)
    var finding = run.finding(
      kind, match.agent.number.value, "extension \(number) comes to another user", at: id.span,
      evidence: run.evidence(ofPages: [Int(user.page)]))
    finding.expected = "the user \(authored: id.value)"
    finding.actual = "the user \(run.redactor.redact(value: user.id))"
    finding.remedy = "correct the address of one of the two in the CRM, or the id in the contract"
    finding.effect = "calls of extension \(number) are written to somebody else"
    finding.scenarios = [match.agent.number.value]
    return finding
  }
}
