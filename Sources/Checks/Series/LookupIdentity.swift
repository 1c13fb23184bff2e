// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// A record has one id, in the search and when it is read by it.
public enum LookupIdentity: SeriesCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "lookup-id", .major, .lookup, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "a record has one id, in the search and when it is read by it",
    about: """
      Where a contact type says how a record is read (`read`), each known record is read by the id \
      that the search gave. The read must succeed and show the same id: some systems search by one \
      key and read by another, so that journals find no record.
      """,
    passing: CheckExample(
      ExampleAnswer(ExampleContract.known), of: example,
      then: [ExampleReply(reading: ExampleAnswer(#"{"id": "abc123"}"#))]),
    failing: CheckExample(
      ExampleAnswer(ExampleContract.known), of: example,
      then: [ExampleReply(reading: ExampleAnswer(#"{"id": 42, "ref": "abc123"}"#))]))

  /// Each known record that was read.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    guard run.search.types.contains(where: { $0.read != nil }) else { return [] }
    return run.scope.scenarios.filter(\.expectsRecord).compactMap { scenario in
      let lookup = run.lookup(scenario.searchAsk)
      if let code = run.obstacle(to: lookup) {
        return SeriesPromise(scenario.name.value, .notProven(because: code))
      }
      guard let lookup else { return nil }
      guard let read = lookup.read else {
        return lookup.records.isEmpty
          ? SeriesPromise(scenario.name.value, .notProven(because: scenario.countingCode)) : nil
      }
      return SeriesPromise(
        scenario.name.value, judge(read.answer, read.number, lookup, scenario, run))
    }
  }

  private static func judge(
    _ answer: LookupAnswer, _ number: Int, _ lookup: ProbedLookup, _ scenario: Scenario,
    _ run: SearchRun
  ) -> Judgement {
    let type = run.search.types[answer.step.type]
    guard let read = type.read,
      let record = lookup.records.first(where: { $0.answer.step.type == answer.step.type })
    else { return .notPromised }
    let id = record.value(of: .contactsID)?.text ?? ""
    if let reason = answer.exchange.reasonNotAsked {
      var finding = Finding(
        reason.kind,
        about: FindingSubject(endpoint: "contact-search", interaction: type.name.value),
        reason.title, at: read.span)
      finding.remedy = reason.remedy
      finding.scenarios = [scenario.name.value]
      finding.evidence = [number]
      return .couldNotAsk(finding)
    }
    guard let response = answer.exchange.response else {
      return .broken([unread(type, read, [lookup.firstNumber, number], scenario)])
    }
    if let limited = run.limited(answer.exchange) { return limited }
    let variables = record.answer.records.variables(ofRecord: record.index)
      .merging(["RecordId": id]) { $1 }
    let path = (try? run.pbx.render(read.id, with: variables)) ?? read.id.source.text
    let shown = GJSONPath.values(of: [GJSONPath(path)], in: response.body).first
    if response.status >= 500,
      run.findings.contains(where: { $0.kind.code == AnswerReliable.kind.code })
    {
      return .notProven(because: AnswerReliable.kind.code)
    }
    if (200...299).contains(response.status), shown?.text == id, shown?.exists == true {
      return .kept
    }
    var finding = Finding(
      kind,
      about: FindingSubject(endpoint: "contact-search", interaction: type.name.value),
      (200...299).contains(response.status)
        ? "a record has another id when it is read than when it is found"
        : "a record cannot be read by the id the search gave, which ends in \(response.status)",
      at: read.span)
    finding.expected = "the id \(run.redactor.redact(value: id)) in the answer"
    finding.actual =
      if !(200...299).contains(response.status) { "status \(response.status)" } else {
        shown?.exists == true ? "\(run.redactor.redact(value: shown?.text ?? ""))" : "no id"
      }
    finding.remedy = "map the id by which the CRM reads and writes, or correct `read`"
    finding.effect = "journals and tickets are tied to no record, or to a wrong one"
    finding.scenarios = [scenario.name.value]
    finding.evidence = [lookup.firstNumber, number]
    return .broken([finding])
  }

  private static func unread(
    _ type: ContactType, _ read: RecordRead, _ evidence: [Int], _ scenario: Scenario
  ) -> Finding {
    var finding = Finding(
      kind, about: FindingSubject(endpoint: "contact-search", interaction: type.name.value),
      "a record cannot be read by the id the search gave: there is no answer", at: read.span)
    finding.expected = "the record"
    finding.actual = "no answer"
    finding.remedy = "look into the CRM's log at the time of the exchange; it closed or lost it"
    finding.effect = "journals and tickets are tied to no record"
    finding.scenarios = [scenario.name.value]
    finding.evidence = evidence
    return finding
  }

  private static let example = """
    endpoint: contact-search
    types:
      Contacts:
        request: GET /contacts/search?phone={{UrlEncode .Phone}}
        read: { request: "GET /contacts/{{UrlEncode .RecordId}}", id: id }
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.full_name
      BusinessNumber: data.#.phone
    scenarios:
      known customer: { call: "+971500000000", finds: { ContactsId: abc123 } }

    """
}
