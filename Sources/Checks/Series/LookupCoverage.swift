// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import PhoneNumbers
import Redaction

/// Every part of the search is proved by a scenario.
public enum LookupCoverage: SeriesCheck {
  /// A minor finding of the contract.
  public static let kind = FindingKind(
    "lookup-coverage", .minor, .lookup, holds: .controlledPilot, owner: .apiDeveloper,
    layer: .contract)

  /// What the check says about itself.
  public static let page = CheckPage(
    "every part of the search is proved by a scenario",
    about: """
      What no scenario asks for is not proven, and the report says so: a telephone field that no \
      known caller's number stands in, a contact type in which nobody is found, a stranger, a \
      number that several records share, and the spellings of numbers. Declaring test data for \
      them proves them. It is no fault of the CRM, so nothing here fails a run; only a contract \
      that names no known caller at all is a finding, since such a run proves next to nothing.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(
      ExampleAnswer(ExampleContract.nobody), to: "nobody",
      of: """
        endpoint: contact-search
        types:
          Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}
        mapping:
          ContactsId: data.#.id
          FirstName: data.#.full_name
          BusinessNumber: data.#.phone
        scenarios:
          nobody: { call: "+971509999999", finds: nothing }

        """))

  /// Each part, proved or left open.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    let scope = run.scope
    guard !scope.knownCallers.isEmpty else { return [SeriesPromise("", .broken([nobody(run)]))] }
    return fields(run) + types(run) + [
      SeriesPromise(
        "a stranger",
        scope.scenarios.contains { !$0.expectsRecord }
          ? .kept : .leftOpen("no scenario calls from a number that nobody has")),
      SeriesPromise(
        "a shared number",
        scope.scenarios.contains(where: \.isShared)
          ? .kept : .leftOpen("no scenario calls from a number that several records share")),
      SeriesPromise(
        "spellings of numbers",
        scope.formats.isEmpty
          ? .leftOpen("the contract declares no `formats`") : .kept),
    ]
  }

  /// Each mapped telephone field, proved if a known caller's number stands in it.
  private static func fields(_ run: SearchRun) -> [SeriesPromise] {
    let region = run.scope.contract.pbx.region
    return run.search.mappedNumbers.map { field in
      let isShown = run.lookups.contains { lookup in
        lookup.notes.contacts.contains { contact in
          contact.numbers.contains {
            $0.field == field
              && PhoneNumber.isSameNumber($0.text, lookup.probe.ask.text, region: region)
          }
        }
      }
      return SeriesPromise(
        field.rawValue,
        isShown
          ? .kept
          : open("no scenario calls from a number that stands in \(authored: field.rawValue)", run))
    }
  }

  /// Each of several contact types, proved if somebody is found in it.
  private static func types(_ run: SearchRun) -> [SeriesPromise] {
    guard run.search.types.count > 1 else { return [] }
    var found: Set<Int> = []
    for lookup in run.lookups where found.count < run.search.types.count {
      found.formUnion(lookup.foundTypes)
    }
    return run.search.types.enumerated().map { place, type in
      let name = type.name.value
      return SeriesPromise(
        name,
        found.contains(place)
          ? .kept : open("no scenario finds a record of type \(authored: name)", run))
    }
  }

  /// Nobody asks for it; or somebody does, and was not answered.
  private static func open(_ reason: RedactedText, _ run: SearchRun) -> Judgement {
    let known = run.scope.scenarios.filter(\.expectsRecord)
    let strangers = [LookupNumber.kind.code, LookupKnown.kind.code]
    let code =
      known.lazy.compactMap { run.obstacle(to: run.lookup($0.searchAsk)) }.first ?? run.misread
      ?? run.findings.first { strangers.contains($0.kind.code) }?.kind.code
    return code.map { .notProven(because: $0) } ?? .leftOpen(reason)
  }

  private static func nobody(_ run: SearchRun) -> Finding {
    var finding = Finding(
      kind, about: FindingSubject(endpoint: "contact-search", interaction: ""),
      "the contract names no known caller", at: run.search.span)
    finding.expected = "a scenario with a call and the record it finds"
    finding.actual = "none in this environment"
    finding.effect = "nothing is known about the pop-up of any caller"
    finding.remedy = "write a scenario: { call: \"+…\", finds: { ContactsId: … } }"
    return finding
  }
}

extension ContactSearch {
  /// The telephone fields that are mapped and switched on, in the PBX's order.
  fileprivate var mappedNumbers: [ContactField] {
    let mapped = Set(types.flatMap { $0.mapping + $0.chained.flatMap(\.mapping) }.map(\.field))
    return ContactField.allCases.filter {
      $0.isPhoneNumber && mapped.contains($0) && !disabled.contains($0)
    }
  }
}
