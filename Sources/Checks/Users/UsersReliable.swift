// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// A page that was answered once is answered again: the code of searches.
enum UsersReliable: UsersCheck {
  static let kind = AnswerReliable.kind.concerning(.users)

  static func judge(_ run: UsersRun) -> [SeriesPromise] {
    if let code = run.obstacle { return [SeriesPromise("", .notProven(because: code))] }
    guard !run.walk.again.isEmpty else { return [] }
    let faulty = run.walk.again.compactMap { twice in
      fault(of: twice.now, number: run.number(ofAnswer: twice.index), run)
    }
    guard let first = faulty.first else { return [SeriesPromise("", .kept)] }
    var finding = run.finding(
      kind, first.kind.code, "a page that was answered before is not answered any more",
      at: run.endpoint.request.span, evidence: faulty.flatMap(\.evidence))
    finding.expected = "an answer as promised, each time"
    finding.actual = first.actual ?? first.message
    finding.remedy = "look into the CRM for a limit of requests, a lock-out or a session that ends"
    finding.effect = "some synchronisations lose users, and nobody can say which"
    return [SeriesPromise("", .broken([finding]))]
  }

  private static func fault(of answer: UserAnswer, number: Int, _ run: UsersRun) -> Finding? {
    var page = UserPageCase(
      answer, number: number, of: run.endpoint, askedBy: run.pbx, redactor: run.redactor)
    for check in CheckCatalogue.commonAnswers where check != AnswerType.self {
      guard check != AnswerSize.self, check != AnswerShape.self else { continue }
      let found = check.judge(page).findings
      if let fault = found.first { return fault }
      page.earlier += found
    }
    return nil
  }
}
