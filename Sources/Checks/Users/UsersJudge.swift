// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Readiness
import Transports

/// Puts every check to the pages of users, in order, so that one cause gives one finding.
public enum UsersJudge {
  /// What is promised about users.
  public static func kinds(of endpoint: UsersEndpoint) -> [FindingKind] {
    (CheckCatalogue.commonAnswers.map { $0.kind } + pageChecks.map { $0.kind })
      .map { $0.concerning(.users) } + UsersCatalogue.all.map { $0.kind }
  }

  static let pageChecks: [any UserPageCheck.Type] = [
    UserPaths.self, UsersAligned.self, UserTypes.self, UserGaps.self,
  ]

  /// Judges the pages, then the list.
  public static func judge(_ run: UsersRun) -> LookupJudge.Ruling {
    var run = run
    var ruling = LookupJudge.Ruling()
    judgePages(&run, &ruling)
    for check in UsersCatalogue.all {
      for promise in check.judge(run) { add(promise, of: check.kind, to: &ruling, &run) }
    }
    return ruling
  }

  private static func judgePages(_ run: inout UsersRun, _ ruling: inout LookupJudge.Ruling) {
    let common = CheckCatalogue.commonAnswers
    var judgements = [[Judgement]](repeating: [], count: common.count + pageChecks.count)
    for (index, answer) in run.walk.answers.enumerated() where isOfPBX(answer, run.walk) {
      var page = UserPageCase(
        answer, number: run.number(ofAnswer: index), of: run.endpoint, askedBy: run.pbx,
        redactor: run.redactor)
      for (place, check) in common.enumerated() where check != AnswerShape.self {
        put(check.judge(page), of: place, to: &page, &judgements)
      }
      for (place, check) in pageChecks.enumerated() {
        put(check.judge(page), of: common.count + place, to: &page, &judgements)
      }
      if let place = common.firstIndex(where: { $0 == AnswerShape.self }) {
        put(AnswerShape.judge(page), of: place, to: &page, &judgements)
      }
    }
    let kinds = common.map { $0.kind } + pageChecks.map { $0.kind }
    for (kind, judgements) in zip(kinds, judgements) {
      let judgement =
        judgements.isEmpty
        ? Judgement.notProven(because: run.obstacle ?? AnswerMissing.kind.code)
        : Judgement.all(judgements)
      add(SeriesPromise("", judgement), of: kind.concerning(.users), to: &ruling, &run)
    }
  }

  private static func put(
    _ judgement: Judgement, of place: Int, to page: inout UserPageCase,
    _ judgements: inout [[Judgement]]
  ) {
    let others = judgements[place].flatMap(\.findings)
    judgements[place].append(judgement.besides(others))
    page.earlier += judgement.findings
  }

  /// Whether a page is one that the PBX asks for; the refusal of the page past the end is judged by
  /// a check of its own.
  private static func isOfPBX(_ answer: UserAnswer, _ walk: UserWalk) -> Bool {
    guard answer.step.purpose == .walk else { return false }
    return walk.end != .refusedPastEnd || answer.step.page != walk.pages.last?.step.page
  }

  private static func add(
    _ promise: SeriesPromise, of kind: FindingKind, to ruling: inout LookupJudge.Ruling,
    _ run: inout UsersRun
  ) {
    guard let outcome = promise.judgement.outcome else { return }
    ruling.promises.append(
      PromiseResult(kind, endpoint: "users", scenario: promise.name, outcome))
    if case .couldNotAsk(let finding) = promise.judgement {
      ruling.failures.append(finding)
    } else {
      ruling.findings += promise.judgement.findings
    }
    run.findings += promise.judgement.findings
  }
}
