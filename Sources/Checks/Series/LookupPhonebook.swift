// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// The telephone's display names the one who calls.
public enum LookupPhonebook: SeriesCheck {
  /// A minor finding of the CRM's data.
  public static let kind = FindingKind(
    "lookup-phonebook", .minor, .lookup, holds: .broaderRollout, owner: .pbxAdministrator,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the telephone's display names the one who calls",
    about: """
      The PBX keeps the contacts it has found in a phonebook and matches callers against it: by the \
      exact text of the number, or by its last 7 digits. All known records of the run are put into \
      such a phonebook, as they would be kept, and each known caller is matched both ways. Where \
      another contact's name would be shown, this is the finding. Where no name is shown, because \
      the CRM stores another spelling than the trunk delivers, the report's table says so.
      """,
    passing: CheckExample(aisha, of: example, then: [ben("+441502222222")]),
    failing: CheckExample(aisha, of: example, then: [ben("+441500000000")]))

  /// Each known caller.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    let phonebook = run.names
    let strangers = [LookupNumber.kind.code, LookupNothing.kind.code]
    let cause = run.misread ?? run.findings.first { strangers.contains($0.kind.code) }?.kind.code
    return run.scope.knownCallers.filter { !$0.isShared }.map { scenario in
      let lookup = run.lookup(scenario.searchAsk)
      if let code = run.obstacle(to: lookup) ?? cause {
        return SeriesPromise(scenario.name.value, .notProven(because: code))
      }
      guard let lookup, lookup.notes.contacts.count == 1, let own = lookup.notes.contacts.first
      else {
        return SeriesPromise(scenario.name.value, .notProven(because: scenario.countingCode))
      }
      let number = scenario.searchAsk.text
      let names = phonebook.names(for: number)
      guard names.lastDigits.other(than: own.name) == nil,
        names.exact.other(than: own.name) == nil
      else {
        return SeriesPromise(scenario.name.value, .broken([finding(scenario, lookup, run)]))
      }
      return SeriesPromise(scenario.name.value, .kept)
    }
  }

  private static func finding(
    _ scenario: Scenario, _ lookup: ProbedLookup, _ run: SearchRun
  ) -> Finding {
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: "contact-search", interaction: scenario.name.value),
      "a caller-ID match of the PBX would show another contact's name",
      at: scenario.ask.text.span)
    finding.expected = "the caller's own name"
    finding.actual = "another known contact has the same last 7 digits, or the same number"
    finding.remedy =
      "set the PBX's caller-ID match to exact, or to more digits, and store numbers in E.164"
    finding.effect = "the telephone shows one name, the pop-up another"
    finding.scenarios = [scenario.name.value]
    finding.evidence = lookup.evidence
    return finding
  }

  private static let aisha = ExampleAnswer(
    #"{"data": [{"id": "abc123", "full_name": "Aisha Rahman", "phone": "+971500000000", "#
      + #""mobile": null}]}"#)

  private static func ben(_ mobile: String) -> ExampleReply {
    ExampleReply(
      ExampleAnswer(
        #"{"data": [{"id": "c2", "full_name": "Ben", "phone": "+971501111111", "#
          + #""mobile": "\#(mobile)"}]}"#), to: "+971501111111")
  }

  private static let example = """
    endpoint: contact-search
    types:
      Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.full_name
      BusinessNumber: data.#.phone
      MobileNumber: data.#.mobile
    optional: [MobileNumber]
    scenarios:
      known customer: { call: "+971500000000", finds: { ContactsId: abc123 } }
      in Dubai: { call: "+971501111111", finds: { ContactsId: c2 } }

    """
}
