// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import GoTemplates
public import PBXEmulation
import PBXLanguage
import Readiness
public import Redaction
import Transports

/// Puts every check to the answers of follow-up requests, in order.
public enum FollowUpJudge {
  /// What is promised about a follow-up request.
  public static func kinds(of asked: FollowUpRequest) -> [FindingKind] {
    CheckCatalogue.commonAnswers.map { $0.kind.concerning(.authentication) }
      + FollowUpCatalogue.all.map { $0.kind }
  }

  /// Judges the answers of a round, whose exchanges have these numbers.
  ///
  /// `stop`: the code of why a request was not sent, if no finding says so.
  public static func judge(
    _ round: FollowUpRound, askedBy pbx: PBX, numbers: [Int], stop: String? = nil,
    redactor: Redactor
  ) -> LookupJudge.Ruling {
    var ruling = LookupJudge.Ruling()
    let requests = pbx.contract.followUp?.requests ?? []
    for (position, asked) in requests.enumerated() where asked.after.value == round.event {
      if round.skipped.contains(position) {
        leaveOpen(asked, .policy("its condition does not hold here"), &ruling)
      } else if let place = round.answers.firstIndex(where: { $0.position == position }) {
        let answer = FollowUpCase(
          asked, round.answers[place].exchange, number: numbers[place],
          knowing: round.variables, askedBy: pbx, redactor: redactor)
        judge(answer, &ruling)
      } else {
        let code =
          (ruling.failures + ruling.findings).first?.kind.code ?? stop ?? AnswerMissing.kind.code
        leaveOpen(asked, .code(code), &ruling)
      }
    }
    return ruling
  }

  private static func judge(_ answer: FollowUpCase, _ ruling: inout LookupJudge.Ruling) {
    var answer = answer
    for check in CheckCatalogue.commonAnswers {
      let judgement = FollowUpHeader.covers(answer, check.kind.code) ?? check.judge(answer)
      add(judgement, of: check.kind.concerning(.authentication), &answer, &ruling)
    }
    for check in FollowUpCatalogue.all {
      add(check.judge(answer), of: check.kind, &answer, &ruling)
    }
  }

  private static func add(
    _ judgement: Judgement, of kind: FindingKind, _ answer: inout FollowUpCase,
    _ ruling: inout LookupJudge.Ruling
  ) {
    guard let outcome = judgement.outcome else { return }
    ruling.promises.append(
      PromiseResult(kind, endpoint: "follow-up", scenario: answer.asked.name.value, outcome))
    if case .couldNotAsk(let finding) = judgement {
      ruling.failures.append(finding)
    } else {
      ruling.findings += judgement.findings
    }
    answer.earlier += judgement.findings
  }

  /// That nothing is known of the requests behind an event, and why.
  public static func leftOpen(
    _ event: FollowUpRequest.Event, in contract: Contract, _ reason: RedactedText
  ) -> LookupJudge.Ruling {
    var ruling = LookupJudge.Ruling()
    for asked in contract.followUp?.requests ?? [] where asked.after.value == event {
      leaveOpen(asked, .policy(reason), &ruling)
    }
    return ruling
  }

  private static func leaveOpen(
    _ asked: FollowUpRequest, _ cause: PromiseResult.Cause, _ ruling: inout LookupJudge.Ruling
  ) {
    for kind in kinds(of: asked) {
      ruling.promises.append(
        PromiseResult(
          kind, endpoint: "follow-up", scenario: asked.name.value, .notProven(because: cause)))
    }
  }
}
