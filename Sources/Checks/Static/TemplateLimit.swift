// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXLanguage
import Redaction

/// The template is no larger than a PBX takes.
public enum TemplateLimit: StaticCheck {
  /// A blocker: the PBX's form has no room for more.
  public static let kind = FindingKind(
    "template-limit", .blocker, .handover, holds: .startOfBuild, owner: .pbxAdministrator,
    layer: .template)

  /// What the check says about itself.
  public static let page = StaticPage(
    "the template keeps within the PBX's limits",
    about: """
      The integration page asks for at most \(PBXLimits.customFields) fields, a template has at \
      most \(PBXLimits.headers) headers, and a PBX has room for \(PBXLimits.templates) custom \
      templates of one kind; how many it has already is what `pbx.templates-in-use` says.
      """,
    passing: StaticExample(.contract, "edition: cloud }", "edition: cloud, templates-in-use: 9 }"),
    failing: StaticExample(
      .contract, "edition: cloud }", "edition: cloud, templates-in-use: 10 }"))

  /// Counts.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    let authentication = reading.contract.authentication
    var found = [
      finding(
        authentication.fields.map(\.name.span), most: PBXLimits.customFields, "fields",
        "the integration page asks for"),
      finding(
        authentication.headers.map(\.name.span), most: PBXLimits.headers, "headers",
        "a PBX template has"),
    ].compactMap { $0 }
    if let inUse = reading.contract.pbx.templatesInUse, inUse.value >= PBXLimits.templates {
      var finding = Finding(
        kind, about: StaticCase.subject("templates"),
        "the PBX has \(inUse.value) custom templates already, and room for no more",
        at: inUse.span)
      finding.label = "at most \(PBXLimits.templates) of one kind"
      finding.remedy = "delete one that nobody uses"
      found.append(finding)
    }
    return found
  }

  private static func finding(
    _ spans: [SourceSpan], most: Int, _ things: RedactedText, _ clause: RedactedText
  ) -> Finding? {
    guard spans.count > most else { return nil }
    var finding = Finding(
      kind, about: StaticCase.subject(things.text),
      "\(spans.count) \(things); \(clause) at most \(most)", at: spans[most])
    finding.label = "the first beyond the limit"
    finding.remedy = "take it out, or another one"
    return finding
  }
}
