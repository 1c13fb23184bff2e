// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import Redaction

/// No header of the template takes the place of the method's own.
public enum TemplateAuthorization: StaticCheck {
  /// Major: the credential that the page asks for is never sent.
  public static let kind = FindingKind(
    "template-authorization", .major, .authentication, holds: .builderTesting,
    owner: .apiDeveloper, layer: .template)

  /// What the check says about itself.
  public static let page = StaticPage(
    "no header of the template overrides the method's Authorization",
    about: """
      With the methods `basic`, `oauth2` and `bearer` the PBX writes `Authorization` itself. A header of that name \
      overrides it, as the vendor's page on headers warns: what the integration page asks for is \
      then never sent. With a key in a header the method is `none`.
      """,
    passing: StaticExample(
      .contract, Self.headers, "method: basic\n  credential: \"{{.api_key}}\""),
    failing: StaticExample(
      .contract, Self.headers,
      "method: basic\n  credential: \"{{.api_key}}\"\n"
        + "  headers: { Authorization: \"Bearer {{.api_key}}\" }"))

  private static let headers = "headers: { X-Api-Key: \"{{.api_key}}\" }"

  /// Every contract whose method writes the header.
  public static func concerns(_ reading: StaticCase) -> Bool {
    reading.contract.authentication.method != .none
  }

  /// Looks at the common headers, and at those of each request.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    let contract = reading.contract
    let method = RedactedText(authored: contract.authentication.method.rawValue)
    let common = contract.authentication.headers.map { ($0.name, "") }
    let own = contract.pbxRequests.flatMap { asked in
      asked.request.headers.map { ($0.name, asked.interaction) }
    }
    return (common + own).filter { $0.0.value.lowercased() == "authorization" }.map {
      name, interaction in
      var finding = Finding(
        kind, about: StaticCase.subject("Authorization", in: interaction),
        "the header '\(authored: name.value)' overrides the one of the method \(method)",
        at: name.span)
      finding.label = "the credential is never sent"
      finding.remedy = "take the header out, or write `method: none`"
      return finding
    }
  }
}
