// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import Redaction

/// Every role has a person.
public enum ReadinessOwner: StaticCheck {
  /// Minor: a finding of that role reaches nobody.
  public static let kind = FindingKind(
    "readiness-owner", .minor, .handover, holds: .operationalHandover, owner: .operationsOwner,
    layer: .contract)

  /// What the check says about itself.
  public static let page = StaticPage(
    "every role has a person",
    about: """
      Each finding names the role that mends it; under `owners` the contract names the person. \
      Without one a report says what is wrong, and to nobody.
      """,
    passing: StaticExample(
      .contract, "environments:",
      """
      owners:
        pbx-administrator: Mona Saleh
        crm-administrator: Omar Haddad
        api-developer: Lina Khoury
        operations-owner: Yusuf Amin
      environments:
      """),
    failing: StaticExample(.contract))

  /// Looks for roles without a person.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    let missing = OwnerRole.allCases.filter { reading.contract.owners[$0] == nil }
    guard let first = missing.first else { return [] }
    let titles = RedactedText(authored: missing.map(\.title).inWords)
    var finding = Finding(
      kind, about: StaticCase.subject("owners"), "nobody is named as \(titles)",
      at: reading.contract.name.span)
    finding.label = "whom its findings reach"
    finding.remedy = "write `\(authored: first.rawValue): NAME` under `owners`"
    return [finding]
  }
}
