// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Readiness

extension CommonCause {
  /// Withdraws what records that anybody finds have done to known callers' answers.
  ///
  /// A placeholder in one contact type stands beside the right record in another. A finding that
  /// would be there without it stays.
  static func settleStrangers(_ hearings: inout [LookupJudge.Party]) {
    guard (hearings.first?.lookup.search.types.count ?? 0) > 1 else { return }
    let cause = LookupNothing.kind.code
    let found = Set(
      hearings.filter { $0.ruling.findings.contains { $0.kind.code == cause } }
        .flatMap(\.identities))
    guard !found.isEmpty else { return }
    for index in hearings.indices where hearings[index].scenario.expectsRecord {
      hearings[index].settle(strangers: found, because: cause)
    }
  }
}

extension LookupJudge.Party {
  /// Withdraws what would not be there without records that anybody finds.
  fileprivate mutating func settle(strangers: Set<String>, because cause: String) {
    let lookup = lookup
    let own = lookup.records.filter { !strangers.contains($0.identity) }
    guard own.count < lookup.records.count else { return }
    let number = LookupNumber.kind.code
    let isAboutStrangers =
      own.allSatisfy(LookupNumber.showsCaller)
      && ruling.findings.contains { $0.kind.code == number }
    if isAboutStrangers {
      withdraw(number, because: cause)
      forget(number)
    }
    let checks: [any ScenarioCheck.Type] = [LookupKnown.self, LookupSeveral.self]
    for check in checks where check.concerns(scenario, of: lookup.search) {
      if lookup.isAnswered(by: own) {
        withdraw(check.kind.code, because: cause)
      } else if isAboutStrangers {
        hear(check)
      }
    }
  }

  /// Puts a check again whose way was barred by what has been withdrawn.
  private mutating func hear(_ check: any ScenarioCheck.Type) {
    let code = check.kind.code
    let judgement = check.judge(lookup)
    guard let outcome = judgement.outcome, case .broken = outcome else { return }
    ruling.findings += judgement.findings
    ruling.promises.change { $0.code == code ? outcome : $0.outcome }
  }
}

extension ScenarioCase {
  /// Whether these records are what the scenario promises.
  fileprivate func isAnswered(by records: [Record]) -> Bool {
    switch scenario.finds {
    case .record(let fields):
      records.count == 1 && records.allSatisfy { LookupKnown.isExpected($0, fields, self) }
    case .records(let expected, _): holds(expected, in: records)
    case .nothing: false
    }
  }

  private func holds(_ expected: [ExpectedRecord], in records: [Record]) -> Bool {
    if case .reject? = search.whenSeveral?.value { return records.isEmpty }
    let wanted = expected.map { ExpectedIdentity($0, self) }
    return records.count == wanted.count
      && wanted.allSatisfy { one in records.contains(where: one.accepts) }
  }
}

extension ScenarioCase.Record {
  /// Contact type and id.
  var identity: String {
    answer.type.name.value + "/" + (value(of: .contactsID)?.text ?? "")
  }
}
