// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import Redaction

/// Every check there is, in the order in which they judge: network, authentication, the answer
/// itself, its fields, the records, and last the shape, where most causes have been found.
public enum CheckCatalogue {
  /// The checks of each answer.
  public static let answers: [any AnswerCheck.Type] = [
    AnswerMissing.self, AnswerUnreadable.self, AuthAccepted.self, AnswerRedirect.self,
    AnswerStatus.self, AnswerNotJSON.self, AnswerError.self, AnswerType.self,
    AnswerSize.self, AnswerHeader.self, AnswerField.self, PathSelectsNothing.self,
    LookupAligned.self, LookupNumber.self, MappingType.self,
    MappingEmpty.self,
  ]

  /// Those that judge any endpoint's answers, the shape last.
  public static var commonAnswers: [any CommonAnswerCheck.Type] {
    (answers + shapes).compactMap { $0 as? any CommonAnswerCheck.Type }
  }

  /// The checks of each scenario as a whole.
  public static let scenarios: [any ScenarioCheck.Type] = [
    LookupKnown.self, LookupSeveral.self, PopupURL.self, LookupNothing.self,
  ]

  /// Checks of an answer that come last, since most causes have been found by then.
  public static let shapes: [any AnswerCheck.Type] = [AnswerShape.self]

  /// The checks that compare lookups with each other.
  public static let series: [any SeriesCheck.Type] = [
    AnswerReliable.self, LimitAnswer.self, LimitRate.self, LimitBurst.self,
    MalformedRefused.self, NetworkAddress.self, NetworkPlain.self,
    NetworkTLSVersion.self, NetworkCertificate.self, NetworkCertificateDays.self,
    LookupFormat.self, LookupFormatGap.self, LookupFormatClosed.self, LookupRepeat.self,
    LookupSideEffect.self, LookupIdentity.self, LookupMorePages.self, LookupPersonalData.self,
    LookupCaller.self,
    LookupPhonebook.self, LookupCoverage.self, AnswerLatency.self,
  ]

  /// Every check, in the order in which they judge.
  public static var all: [any Check.Type] { answers + scenarios + shapes + series }

  /// What is promised about a scenario.
  public static func kinds(of scenario: Scenario, in search: ContactSearch?) -> [FindingKind] {
    guard let search else { return [] }
    let answers = (answers + shapes).filter { $0.concerns(scenario, of: search) }.map { $0.kind }
    return answers
      + scenarios.filter { $0.concerns(scenario, of: search) }.map { $0.kind }
  }

  /// What can keep the runner from asking.
  public static let failures: [FailureToAsk] = FailureToAsk.all

  /// Every code, in alphabetical order.
  public static var codes: [String] {
    (all.map { $0.kind.code } + TokenCatalogue.codes + EndpointCatalogue.codes
      + WriteCatalogue.codes
      + StaticCatalogue.codes + failures.map(\.kind.code) + [
        RecordingUnused.kind.code, LimitBudget.kind.code,
      ])
      .sorted()
  }

  /// The page of a code as Markdown; nil if there is no such code.
  public static func page(of code: String) -> String? {
    if let check = all.first(where: { $0.kind.code == code }) {
      return CheckPageWriter.markdown(of: check)
    }
    let page =
      TokenCatalogue.page(of: code) ?? EndpointCatalogue.page(of: code)
      ?? WriteCatalogue.page(of: code) ?? StaticCatalogue.page(of: code)
    if let page { return page }
    if let failure = failures.first(where: { $0.kind.code == code }) { return failure.markdown }
    if code == LimitBudget.kind.code { return LimitBudget.markdown }
    return code == RecordingUnused.kind.code ? RecordingUnused.markdown : nil
  }

  /// The table of all codes as Markdown.
  public static var index: String {
    let checks = all.map { CheckPageWriter.row(of: $0.kind, $0.page.title) }
    let rows =
      checks + TokenCatalogue.rows + EndpointCatalogue.rows + WriteCatalogue.rows
      + StaticCatalogue.rows
    let unused = CheckPageWriter.row(of: RecordingUnused.kind, RecordingUnused.title)
    let unasked =
      failures.map { CheckPageWriter.shortRow(of: $0.kind, $0.title.text) }
      + [CheckPageWriter.shortRow(of: LimitBudget.kind, LimitBudget.title)]
    return """
      # Codes

      What `callready explain CODE` prints, one page for each code. The pages are generated from the \
      checks, examples and messages included; a test fails when one is stale.

      | code | severity | capability | promised |
      | --- | --- | --- | --- |
      \((rows + [unused]).sorted().joined(separator: "\n"))

      Some codes say that the CRM could not be asked. They break no promise: what hangs on them is \
      *not proven*, and the run ends with 3 unless a blocker is certain.

      | code | capability | what happened |
      | --- | --- | --- |
      \(unasked.sorted().joined(separator: "\n"))

      """
  }
}
