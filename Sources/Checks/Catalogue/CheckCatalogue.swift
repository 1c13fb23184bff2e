// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

/// Every check there is, in the order in which they judge: network, authentication, the answer
/// itself, its fields, the records, and last the shape, where most causes have been found.
public enum CheckCatalogue {
  /// The checks on contact search.
  public static let lookup: [any LookupCheck.Type] = [
    AnswerMissing.self, AnswerUnreadable.self, AuthAccepted.self, AnswerRedirect.self,
    AnswerStatus.self, AnswerNotJSON.self, AnswerError.self, AnswerType.self, AnswerLatency.self,
    PathSelectsNothing.self, LookupAligned.self, LookupNumber.self, MappingType.self,
    MappingEmpty.self, LookupKnown.self, PopupURL.self, LookupNothing.self, AnswerShape.self,
  ]

  /// What can keep the runner from asking.
  public static let failures: [FailureToAsk] = FailureToAsk.all

  /// Every code, in alphabetical order.
  public static var codes: [String] {
    (lookup.map { $0.kind.code } + failures.map(\.kind.code) + [RecordingUnused.kind.code])
      .sorted()
  }

  /// The page of a code as Markdown; nil if there is no such code.
  public static func page(of code: String) -> String? {
    if let check = lookup.first(where: { $0.kind.code == code }) {
      return CheckPageWriter.markdown(of: check)
    }
    if let failure = failures.first(where: { $0.kind.code == code }) { return failure.markdown }
    return code == RecordingUnused.kind.code ? RecordingUnused.markdown : nil
  }

  /// The table of all codes as Markdown.
  public static var index: String {
    let checks = lookup.map { CheckPageWriter.row(of: $0.kind, $0.page.title) }
    let unused = CheckPageWriter.row(of: RecordingUnused.kind, RecordingUnused.title)
    let unasked = failures.map { CheckPageWriter.shortRow(of: $0.kind, $0.title.text) }
    return """
      # Codes

      What `callready explain CODE` prints, one page for each code. The pages are generated from the \
      checks, examples and messages included; a test fails when one is stale.

      | code | severity | capability | promised |
      | --- | --- | --- | --- |
      \((checks + [unused]).sorted().joined(separator: "\n"))

      Some codes say that the CRM could not be asked. They break no promise: what hangs on them is \
      *not proven*, and the run ends with 3 unless a blocker is certain.

      | code | capability | what happened |
      | --- | --- | --- |
      \(unasked.sorted().joined(separator: "\n"))

      """
  }
}
