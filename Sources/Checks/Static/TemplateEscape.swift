// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction

/// A text in a body may hold a quotation mark.
public enum TemplateEscape: StaticCheck {
  /// Major: it goes well until somebody has such a name.
  public static let kind = FindingKind(
    "template-escape", .major, .resilience, holds: .controlledPilot, owner: .apiDeveloper,
    layer: .template)

  /// What the check says about itself.
  public static let page = StaticPage(
    "a quotation mark in a text leaves the body JSON",
    about: """
      Nothing says that the PBX escapes what it fills in. A quotation mark, a backslash or a line break \
      in a name, a subject or a description then ends the text in the middle, and the CRM refuses the \
      body. Each body is rendered with such texts. Go's `printf "%q"` writes a text with its \
      quotation marks and escapes what stands in it.
      """,
    passing: StaticExample(.callJournal),
    failing: StaticExample(
      .callJournal, "{{printf \"%q\" .Subject}}", "\"{{.Subject}}\""))

  private static let marks = [
    ("\"", "a quotation mark"), ("\\ ", "a backslash"), ("\n", "a line break"),
  ]

  /// Every contract with something that is written.
  public static func concerns(_ reading: StaticCase) -> Bool {
    !reading.contract.writes.isEmpty
  }

  /// Renders each body that is JSON with a mark in one text after the other.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    reading.contract.writtenBodies.flatMap { body -> [Finding] in
      let sent = body.situations.first {
        body.isSent(with: $0.variables) && body.isJSON(with: $0.variables)
      }
      guard let sent else { return [] }
      return body.endpoint.kind.texts.compactMap { name in
        let breaking = marks.filter { mark, _ in
          var variables = sent.variables
          guard let value = variables[name] else { return false }
          variables[name] = "\(value) \(mark)x"
          return !body.isJSON(with: variables)
        }
        return finding(name, breaking.map(\.1), body)
      }
    }
  }

  private static func finding(
    _ name: String, _ breaking: [String], _ body: WrittenBody
  ) -> Finding? {
    guard let first = breaking.first, let reference = body.reference(to: name) else { return nil }
    let shown = RedactedText(authored: reference.name)
    let isText = WriteOptions.texts.contains(name)
    var finding = Finding(
      kind, about: StaticCase.subject(name, in: body.interaction),
      isText
        ? "\(authored: first) in the \(authored: name.lowercased()) makes the body invalid JSON"
        : "\(authored: first) in {{.\(shown)}} makes the body invalid JSON", at: reference.span)
    finding.label = "\(authored: breaking.inWords) \(breaking.count == 1 ? "ends" : "end") the text"
    finding.remedy =
      body.isQuoted(reference)
      ? "write {{printf \"%q\" .\(shown)}} without quotes around it"
      : "write the whole text as {{printf \"%q\" (printf \"%s %s\" .\(shown) …)}} without quotes around it"
    finding.effect = body.endpoint.kind.effectOfRefusal
    return finding
  }
}

extension WriteEndpoint.Kind {
  /// Variables that people's texts are in.
  fileprivate var texts: [String] {
    self == .contactCreation ? ["FirstName", "LastName", "DisplayName"] : WriteOptions.texts
  }
}
