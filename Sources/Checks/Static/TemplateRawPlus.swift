// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction

/// A telephone number in a query is escaped, so that its `+` arrives.
public enum TemplateRawPlus: StaticCheck {
  /// Major: some servers forgive it.
  public static let kind = FindingKind(
    "template-raw-plus", .major, .lookup, holds: .builderTesting, owner: .apiDeveloper,
    layer: .template)

  /// What the check says about itself.
  public static let page = StaticPage(
    "a telephone number in a query is escaped",
    about: """
      A server reads the `+` of a query, or of a body that is a form, as a blank: \
      `?phone=+971500000000` asks for ` 971500000000`, which some servers mend and others do not \
      find. The request is rendered with a number in each variable that can hold one; what \
      `UrlEncode` makes of the `+` is what `pbx.assume.plus` says. In the path of a URL a `+` is a \
      plus sign.
      """,
    passing: StaticExample(.contactSearch),
    failing: StaticExample(.contactSearch, "{{UrlEncode .Phone}}", "{{.Phone}}"))

  /// Every contract with a contact search, or with something that is written.
  public static func concerns(_ reading: StaticCase) -> Bool {
    reading.contract.contactSearch != nil || !reading.contract.writes.isEmpty
  }

  /// Renders each query with a number and looks for its sign.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    let contract = reading.contract
    return (contract.pbxRequests + contract.ownRequests).flatMap { asked in
      var queries = [PhoneQuery(template: asked.request.url, isURL: true, contract: contract)]
      if let body = asked.request.body, asked.request.sendsForm {
        queries.append(PhoneQuery(template: body, isURL: false, contract: contract))
      }
      return queries.flatMap(\.leaks).map { finding($0, asked, contract) }
    }
  }

  private static func finding(
    _ reference: TemplateReference, _ asked: PBXRequest, _ contract: Contract
  ) -> Finding {
    let name = RedactedText(authored: reference.name)
    let isEncoded = reference.functions.contains("UrlEncode")
    var finding = Finding(
      kind, about: asked.subject(reference.name),
      isEncoded
        ? "UrlEncode keeps the + of {{.\(name)}} on this PBX"
        : "{{.\(name)}} stands in a query as it is", at: reference.span)
    finding.label = "its + becomes a space"
    finding.expected = "%2B971500000000 for +971500000000"
    finding.actual = "+971500000000, which a server reads as ' 971500000000'"
    finding.remedy =
      contract.pbx.assumptions.plus == .kept
      ? "write {{urlquery .\(name)}}" : "write {{UrlEncode .\(name)}}"
    finding.effect =
      asked.isWrite
      ? "a number that lacks its +" : "callers whose number begins with + are not found"
    return finding
  }
}

extension RequestTemplate {
  /// Whether the body is a form, in which a `+` is a blank.
  fileprivate var sendsForm: Bool {
    headers.contains { header in
      header.name.value.lowercased() == "content-type"
        && header.value.source.text.lowercased().hasPrefix("application/x-www-form-urlencoded")
    }
  }
}
