// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import GoTemplates
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// A variable that a follow-up request fills is used by a later one.
public enum FollowUpUnused: StaticCheck {
  /// Minor: the request costs time and nothing else.
  public static let kind = FindingKind(
    "follow-up-unused", .minor, .authentication, holds: .controlledPilot, owner: .apiDeveloper,
    layer: .template)

  /// What the check says about itself.
  public static let page = StaticPage(
    "a variable that a follow-up request fills is used by a later one",
    about: """
      The PBX keeps what the answer holds and sends it with later requests. A target variable that \
      no request, header or pop-up of the contract uses is misspelled on one of the two sides, or \
      the request is not needed any more.
      """,
    passing: StaticExample(.followUp),
    failing: StaticExample(.followUp, "{{UrlEncode .default_owner}}", "u90"))

  /// Every contract whose follow-up requests fill something.
  public static func concerns(_ reading: StaticCase) -> Bool {
    reading.contract.followUp?.requests.contains { !$0.variables.isEmpty } ?? false
  }

  /// Looks for each variable in everything that the PBX reads.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    let contract = reading.contract
    let used = Set(contract.pbxTexts.flatMap { $0.template.references.map(\.name) })
    return (contract.followUp?.requests ?? []).flatMap { asked in
      asked.variables.filter { !used.contains($0.name.value) }.map { variable in
        let name = RedactedText(authored: variable.name.value)
        var finding = Finding(
          kind, about: StaticCase.subject(variable.name.value, in: asked.name.value),
          "nothing uses {{.\(name)}}", at: variable.name.span)
        finding.label = "filled here"
        finding.remedy = "use {{.\(name)}} in a later request, or take the line out"
        return finding
      }
    }
  }
}
