// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GoTemplates
import PBXEmulation
import PBXLanguage
import Redaction

/// The pop-up opens an absolute address, and the promised one.
public enum PopupURL: ScenarioCheck {
  /// A blocker of the template.
  public static let kind = FindingKind(
    "popup-url", .blocker, .lookup, holds: .builderTesting, owner: .pbxAdministrator,
    layer: .template)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the pop-up opens an absolute address, and the promised one",
    about: """
      The address is made as the PBX makes it: from the URL format with the record's fields, or \
      taken from the answer. It must be absolute, http or https, without blanks and without an \
      unset variable; where the scenario says `opens`, it must be that very address. An address \
      that opens another record because another record was found is judged by `lookup-known`.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known), of: example),
    failing: CheckExample(
      ExampleAnswer(
        #"{"data": [{"id": "abc123", "full_name": "Aisha Rahman", "phone": "+971500000000", "#
          + #""url": "/contacts/abc123"}]}"#), of: fieldExample))

  /// Every call that expects a record, if there is a pop-up.
  public static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool {
    guard case .call = scenario.ask else { return false }
    return search.popup != nil && scenario.expectsRecord
  }

  /// Makes the address of the first record and judges it.
  public static func judge(_ lookup: ScenarioCase) -> Judgement {
    guard let record = lookup.records.first else {
      return .notProven(because: lookup.obstacle ?? lookup.scenario.countingCode)
    }
    let answer = record.answer
    if let code = answer.noRecord ?? answer.unreadable(oneOf: columns(answer)) {
      return .notProven(because: code)
    }
    let url =
      (try? lookup.pbx.popupURL(
        for: answer.records, record: record.index, asked: lookup.scenario.searchAsk)) ?? ""
    let isOfAnother = lookup.hasBroken([LookupKnown.kind.code, LookupSeveral.kind.code])
    if let fault = Self.fault(in: url) {
      if url.isEmpty, let isOfAnother { return .notProven(because: isOfAnother) }
      return .broken([unusable(url, fault, answer)])
    }
    guard let opens = lookup.scenario.opens else { return .kept }
    // The reader has refused secrets and unknown variables here.
    let wanted =
      (try? lookup.pbx.render(opens, with: lookup.expectedVariables(record)))
      ?? opens.source.text
    if wanted == url { return .kept }
    if let isOfAnother { return .notProven(because: isOfAnother) }
    return .broken([other(url, wanted, at: opens.source.span, answer)])
  }

  /// The lists that the address is made of.
  private static func columns(_ lookup: LookupCase) -> [ContactMatch.Column] {
    guard case .format(let template) = lookup.search.popup else {
      return [lookup.match.popupColumn].compactMap { $0 }
    }
    let names = Set(template.references.map(\.name))
    return lookup.match.columns.filter { names.contains($0.name) }
  }

  /// One cause, whoever calls.
  private static func unusable(
    _ url: String, _ message: RedactedText, _ lookup: LookupCase
  ) -> Finding {
    let about = lookup.ofType("popup")
    var finding = lookup.finding(kind, about: about, message, at: lookup.search.popup?.span)
    finding.expected = "an absolute http or https address"
    return completed(finding, url, lookup)
  }

  private static func other(
    _ url: String, _ wanted: String, at place: SourceSpan, _ lookup: LookupCase
  ) -> Finding {
    var finding = lookup.finding(
      kind, about: lookup.ofScenario("popup"), "the pop-up opens another address", at: place)
    finding.expected = "\(authored: wanted)"
    return completed(finding, url, lookup)
  }

  private static func completed(
    _ finding: Finding, _ url: String, _ lookup: LookupCase
  ) -> Finding {
    var finding = finding
    finding.actual = url.isEmpty ? "an empty address" : lookup.redactor.redact(url)
    finding.remedy = "correct `popup`, or the address the CRM sends"
    finding.effect = "the agent's browser opens nothing, or the wrong record"
    return finding
  }

  /// What is wrong with an address that a pop-up opens; nil if it is one.
  static func fault(in url: String) -> RedactedText? {
    if url.isEmpty { return "the pop-up has no address" }
    if url.contains("<no value>") { return "the pop-up's address has an unset variable in it" }
    let lower = url.lowercased()
    let isPlain = url.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    if !isPlain { return "the pop-up's address has blanks or control characters in it" }
    guard let scheme = ["http://", "https://"].first(where: lower.hasPrefix) else {
      return hasScheme(lower)
        ? "the pop-up's address is neither http nor https" : "the pop-up's address is not absolute"
    }
    let authority = lower.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    let host = authority.drop { $0 != "@" }.dropFirst()
    let name = (authority.contains("@") ? host : authority).prefix { $0 != ":" }
    return name.isEmpty ? "the pop-up's address has no host" : nil
  }

  /// Whether a colon stands in the address before anything else that parts it.
  private static func hasScheme(_ url: String) -> Bool {
    guard let end = url.firstIndex(where: { ":/?#".contains($0) }) else { return false }
    return url[end] == ":" && end > url.startIndex
  }

  private static let example = """
    endpoint: contact-search
    types:
      Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.full_name
      BusinessNumber: data.#.phone
    popup: https://crm.example/contacts/{{.ContactId}}
    scenarios:
      known customer:
        call: "+971500000000"
        finds: { ContactsId: abc123 }
        opens: https://crm.example/contacts/abc123

    """

  private static let fieldExample = """
    endpoint: contact-search
    types:
      Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.full_name
      BusinessNumber: data.#.phone
    popup: { field: data.#.url }
    scenarios:
      known customer: { call: "+971500000000", finds: { ContactsId: abc123 } }

    """
}
