// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import JSONValues
import PBXEmulation
import Redaction
import Transports

/// A search answers with all its records at once.
public enum LookupMorePages: SeriesCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "lookup-more-pages", .major, .lookup, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "a search answers with all its records at once",
    about: """
      The PBX asks once for each contact type and turns no page. An answer that says there is more \
      (`has_more`, a next link, `@odata.nextLink`, `done: false`, a total above the number of \
      records, a `Link` header) hides records from it: the right one may be on the second page.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(
      ExampleAnswer(
        #"{"data": [{"id": "abc123", "full_name": "Aisha Rahman", "phone": "+971500000000"}], "#
          + #""has_more": true}"#)))

  /// Each scenario that finds records.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    run.scope.scenarios.filter(\.expectsRecord).map { scenario in
      SeriesPromise(scenario.name.value, judge(scenario, run))
    }
  }

  private static func judge(_ scenario: Scenario, _ run: SearchRun) -> Judgement {
    let lookup = run.lookup(scenario.searchAsk)
    if let code = run.obstacle(to: lookup) ?? run.misread { return .notProven(because: code) }
    if let code = run.grounds.everybody { return .notProven(because: code) }
    guard let lookup, let page = lookup.notes.furtherPage else { return .kept }
    return .broken([finding(page.sign, lookup.answers.answers[page.answer], scenario, run)])
  }

  private static func finding(
    _ sign: PagingSign, _ answer: LookupCase, _ scenario: Scenario, _ run: SearchRun
  ) -> Finding {
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: "contact-search", interaction: run.search.types[0].name.value),
      "the search says that there are more pages", at: answer.request.span)
    finding.expected = "all records of the number in one answer"
    finding.actual = sign.description(by: run.redactor)
    finding.remedy = "ask for a page large enough, or let the search compare more strictly"
    finding.effect = "the record that is calling may be on a page the PBX never sees"
    finding.scenarios = [scenario.name.value]
    finding.evidence = [answer.number]
    return finding
  }
}
