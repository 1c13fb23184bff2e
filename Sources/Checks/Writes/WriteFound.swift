// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The next lookup finds the new contact, in whatever spelling the trunk delivers its number.
public enum WriteFound: WriteItemCheck {
  /// The code without the word for the endpoint.
  public static let name = "found"
  /// A blocker.
  public static let severity = Severity.blocker
  /// Contacts alone have numbers to be found by.
  public static let endpoints: [WriteEndpoint.Kind] = [.contactCreation]

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    WritePage(
      "the next lookup finds the new contact by its number",
      about: """
        After a contact is created, the PBX looks its number up as it does when the phone rings, in \
        every spelling of `pbx.delivers`, until the new id is among the records or `visible-within` \
        is over. A contact that is stored but not found is created again with every call.
        """,
      passing: WriteExample(endpoint), failing: WriteExample(endpoint, nil, .hides))
  }

  static func judge(_ item: WriteCase) -> Judgement {
    guard item.isReadBack else { return .notPromised }
    guard item.run.contract.contactSearch != nil else { return .notPromised }
    if let judgement = item.notThere { return judgement }
    guard !item.item.lookups.isEmpty else {
      return .leftOpen("the contract names no spelling in which the trunk delivers callers")
    }
    let missing = item.item.lookups.filter { !$0.isFound }
    if missing.contains(where: \.attempts.isEmpty) { return .notProven(because: item.run.stopCode) }
    if !missing.isEmpty, let code = item.run.found(about: "contact-search") {
      return .notProven(because: code)
    }
    return .found(missing.map { finding(item, $0) })
  }

  private static func finding(_ item: WriteCase, _ lookup: WriteItem.FindingLookup) -> Finding {
    let hearings = lookup.attempts.flatMap(\.self)
    let last = hearings.last?.exchange.response
    let within = item.endpoint.visibleWithin.value
    var finding = item.finding(
      kind(of: item.kind), lookup.spelling.rawValue,
      "the new contact is not found by its number in the spelling '\(authored: lookup.spelling.rawValue)'",
      at: item.item.type.request.span, by: [item.item.written, hearings.last])
    finding.expected =
      "the new contact at \(authored: lookup.number)"
      + (within == .zero ? "" : " within \(authored: within.spokenLength)")
    let attempts: RedactedText =
      lookup.attempts.count > 1 ? " at the last of \(lookup.attempts.count) lookups" : ""
    finding.actual =
      last.map {
        (200..<300).contains($0.status) ? "nobody with the new id" : "status \($0.status)"
      }
      .map { $0 + attempts } ?? "no answer"
    finding.remedy = """
      store the number in the form that the search looks for; if the CRM indexes later, write \
      visible-within
      """
    finding.effect = "the next call is from nobody again, and the contact is created twice"
    return finding
  }
}
