// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Readiness
import Redaction

/// Findings of several scenarios that have one cause, made one.
///
/// Each check sees one scenario; only here all of them can be seen.
enum CommonCause {
  /// Withdraws what follows from a search that is wrong as a whole, then joins what is alike.
  static func settle(_ hearings: inout [LookupJudge.Party]) {
    let findings = hearings.flatMap(\.ruling.findings)
    let known = LookupKnown.kind.code
    if settleIgnoredFilter(&hearings) { return }
    if let everybody = findings.first(where: LookupNumber.isAboutEverybody)?.kind.code {
      withdraw(known, because: everybody, in: &hearings, where: LookupKnown.isAboutCount)
    }
    settleStrangers(&hearings)
    if join(&hearings) {
      withdraw(LookupSeveral.kind.code, because: known, in: &hearings) { _ in true }
    }
    joinTypes(&hearings)
  }

  /// Whether a finding says that everybody is found, whoever calls.
  static func isIgnoredFilter(_ finding: Finding) -> Bool {
    finding.kind.code == LookupNothing.kind.code && finding.subject.name == ignoredFilter
  }

  private static let ignoredFilter = "ignored-filter"

  /// Finds out whether the CRM looks at the number at all.
  ///
  /// If a stranger's answer is, record for record, a known caller's, nothing else that was found
  /// about records means anything.
  private static func settleIgnoredFilter(_ hearings: inout [LookupJudge.Party]) -> Bool {
    let code = LookupNothing.kind.code
    // Nearly always no stranger is found, and nothing has to be compared.
    guard hearings.contains(where: { $0.hasFound(code) }) else { return false }
    let known = hearings.filter(\.scenario.expectsRecord).map(\.identities)
    let strangers = hearings.filter { hearing in
      let ids = hearing.identities
      return !hearing.scenario.expectsRecord && ids.count > 1 && known.contains(ids)
        && hearing.ruling.findings.contains { $0.kind.code == code }
    }
    guard let first = strangers.first else { return false }
    var answers = CheckCatalogue.answers.filter { $0.judgesRecords }.map { $0.kind.code }
    answers += [PathSelectsNothing.kind.code, AnswerField.kind.code]
    answers += CheckCatalogue.scenarios.map { $0.kind.code }.filter { $0 != code }
    for other in answers { withdraw(other, because: code, in: &hearings) { _ in true } }
    let type = first.lookup.search.types[0].name.value
    for index in hearings.indices {
      hearings[index].ruling.findings = hearings[index].ruling.findings.map { finding in
        guard finding.kind.code == code else { return finding }
        return finding.with(
          subject:
            FindingSubject(endpoint: "contact-search", interaction: type, name: ignoredFilter))
      }
    }
    return true
  }

  /// Makes one finding of those that contact types have in common: the same answer to each of their
  /// searches has one cause.
  private static func joinTypes(_ hearings: inout [LookupJudge.Party]) {
    guard let search = hearings.first?.lookup.search, search.types.count > 1 else { return }
    let names = search.types.map(\.name.value)
    var first: [Likeness: String] = [:]
    for name in names {
      for finding in hearings.flatMap(\.ruling.findings) where finding.subject.interaction == name {
        if first[Likeness(finding)] == nil { first[Likeness(finding)] = name }
      }
    }
    for index in hearings.indices {
      hearings[index].ruling.findings = hearings[index].ruling.findings.map { finding in
        guard names.contains(finding.subject.interaction), let name = first[Likeness(finding)]
        else { return finding }
        return finding.with(
          subject:
            FindingSubject(
              endpoint: "contact-search", interaction: name, name: finding.subject.name))
      }
    }
  }

  private struct Likeness: Hashable {
    let code: String
    let name: String
    let message: RedactedText
    let actual: RedactedText?

    init(_ finding: Finding) {
      code = finding.kind.code
      name = finding.subject.name
      message = finding.message
      // How many bytes had come is another number each time.
      actual = finding.kind.code == AnswerMissing.kind.code ? nil : finding.actual
    }
  }

  /// Whether a finding says that every known record is wrong in the same way.
  static func isAboutEveryRecord(_ finding: Finding, of search: ContactSearch) -> Bool {
    finding.kind.code == LookupKnown.kind.code
      && search.types.contains { $0.name.value == finding.subject.interaction }
  }

  /// Takes findings of a check back: another finding is their cause.
  private static func withdraw(
    _ code: String, because cause: String, in hearings: inout [LookupJudge.Party],
    where isMeant: (Finding) -> Bool
  ) {
    for index in hearings.indices {
      let findings = hearings[index].ruling.findings
      guard findings.contains(where: { $0.kind.code == code && isMeant($0) }) else { continue }
      hearings[index].withdraw(code, because: cause)
    }
  }

  /// Makes one finding of those that every known record has: a field or a count that is wrong
  /// wherever it is promised is wrong for one reason.
  ///
  /// - Returns: whether the ids or the number of records are what is wrong.
  private static func join(_ hearings: inout [LookupJudge.Party]) -> Bool {
    let code = LookupKnown.kind.code
    guard hearings.contains(where: { $0.hasFound(code) }) else { return false }
    let judged = hearings.filter { hearing in
      hearing.ruling.promises.contains {
        $0.code == code && [.kept, .broken].contains($0.outcome)
      }
    }
    guard judged.count > 1, let type = judged[0].lookup.search.types.first?.name.value else {
      return false
    }
    var isWhole = false
    for name in Set(
      judged.flatMap { $0.ruling.findings.filter { $0.kind.code == code } }
        .map(\.subject.name))
    {
      var promising = judged.filter { name.isEmpty || $0.scenario.promises(name) }
      // A plus sign that is lost on the way is lost for every number that has one.
      let isPlus = name.isEmpty && promising.allSatisfy { $0.isBroken(code) == $0.asksWithPlus }
      if isPlus { promising = promising.filter(\.asksWithPlus) }
      let broken = promising.filter { hearing in
        hearing.ruling.findings.contains { $0.kind.code == code && $0.subject.name == name }
      }
      let messages = Set(
        broken.flatMap(\.ruling.findings)
          .filter { $0.kind.code == code && $0.subject.name == name }.map(\.message))
      guard promising.count > 1, broken.count == promising.count, messages.count == 1 else {
        continue
      }
      isWhole = isWhole || name.isEmpty || name == "ContactsId"
      for index in hearings.indices {
        hearings[index].ruling.findings = hearings[index].ruling.findings.map { finding in
          guard finding.kind.code == code, finding.subject.name == name else { return finding }
          var joined = finding.with(
            subject:
              FindingSubject(endpoint: "contact-search", interaction: type, name: name))
          if isPlus, judged.count > promising.count {
            joined.remedy = """
              numbers without a plus sign are found: find out who turns %2B into a blank on its way \
              to the CRM's query, or whether the CRM stores numbers without it
              """
          }
          return joined
        }
      }
    }
    return isWhole
  }
}

extension LookupJudge.Party {
  /// Type and id of every record, in the order of the answers.
  var identities: [String] { lookup.records.map(\.identity) }

  /// Takes the findings of a check back; what it promised is open because of another finding.
  mutating func withdraw(_ code: String, because cause: String) {
    ruling.findings.removeAll { $0.kind.code == code }
    let open = PromiseResult.Outcome.notProven(because: .code(cause))
    ruling.promises.change { promise in
      let follows = promise.outcome == .notProven(because: .code(code))
      return promise.code == code || follows ? open : promise.outcome
    }
  }

  /// Whether a check has found something.
  fileprivate func hasFound(_ code: String) -> Bool {
    ruling.findings.contains { $0.kind.code == code }
  }

  /// Whether the caller's number begins with a plus sign.
  fileprivate var asksWithPlus: Bool { scenario.searchAsk.text.hasPrefix("+") }

  /// Whether a check has found something that is about the number of records.
  fileprivate func isBroken(_ code: String) -> Bool {
    ruling.findings.contains { $0.kind.code == code && $0.subject.name.isEmpty }
  }
}

extension Scenario {
  /// Whether the expected record names a field.
  fileprivate func promises(_ field: String) -> Bool {
    guard case .record(let fields) = finds else { return false }
    return fields.contains { $0.field.rawValue == field }
  }
}
