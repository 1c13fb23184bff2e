// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// A search returns no personal data that the PBX does not show.
public enum LookupPersonalData: SeriesCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "lookup-personal-data", .major, .security, holds: .controlledPilot, owner: .apiDeveloper,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "a search returns no personal data that the PBX does not show",
    about: """
      Each ring of a telephone carries the whole answer through networks and logs. So what is in it \
      beyond the mapping is looked through, by the names of keys (birth date, passport, salary, \
      religion, home address, password …) and by values (e-mail addresses, IBANs with a right check \
      digit, card numbers, telephone numbers). The finding shows path and count, never the value. \
      What must be there stands in `allowed-personal-data`, with the reason.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(
      ExampleAnswer(
        #"{"data": [{"id": "abc123", "full_name": "Aisha Rahman", "phone": "+971500000000", "#
          + #""birth_date": "1990-01-01"}]}"#)))

  /// Each scenario that finds records.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    run.scope.scenarios.filter(\.expectsRecord).map { scenario in
      SeriesPromise(scenario.name.value, judge(scenario, run))
    }
  }

  private static func judge(_ scenario: Scenario, _ run: SearchRun) -> Judgement {
    let lookup = run.lookup(scenario.searchAsk)
    if let code = run.obstacle(to: lookup) ?? run.misread { return .notProven(because: code) }
    guard let lookup, !lookup.notes.personal.isEmpty else { return .kept }
    let answers = lookup.answers.answers
    return .found(lookup.notes.personal.map { finding($0.entry, answers[$0.answer], run) })
  }

  /// One finding for each path, whoever calls.
  private static func finding(
    _ entry: PersonalInventory.Entry, _ answer: LookupCase, _ run: SearchRun
  ) -> Finding {
    let path = run.redactor.redact(entry.path)
    var finding = answer.finding(
      kind, about: answer.ofEndpoint(entry.path),
      "the search returns \(entry.what) that the PBX does not show", at: answer.request.span)
    finding.expected = "only what is mapped"
    finding.actual = "\(entry.count.spoken("value")) at '\(path)'"
    finding.remedy = """
      let the request name the fields it needs, or write allowed-personal-data: { \(path): REASON }
      """
    finding.effect = "personal data in the logs of every system between CRM and telephone"
    return finding
  }
}
