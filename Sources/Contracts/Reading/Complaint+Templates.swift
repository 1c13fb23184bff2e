// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction

extension Complaint {
  /// A text that is no template.
  static func templateSyntax(_ error: TemplateSyntaxError) -> Complaint {
    Complaint(
      "template-syntax", "the PBX cannot read this template: \(authored: error.message)",
      at: error.span.firstLine, label: "\(authored: label(for: error.class))",
      remedy: "\(authored: remedy(for: error))")
  }

  private static func label(for kind: TemplateSyntaxError.Class) -> String {
    switch kind {
    case .unclosedAction: "opened here"
    case .undefinedFunction: "no function of this name"
    case .missingValue: "expected a variable or a text"
    default: ""
    }
  }

  private static func remedy(for error: TemplateSyntaxError) -> String {
    switch error.class {
    case .unclosedAction: return "close it with }}"
    case .badCharacter where error.span.bytes.first == UInt8(ascii: "}"): return "close it with }}"
    case .unexpectedEnd: return "end the block with {{end}}"
    case .unterminatedString: return "close the quotation mark"
    case .missingValue: return "write a variable, such as {{.Phone}}"
    case .undefinedFunction:
      let functions = PBXTemplate.functionNames.sorted()
      let words = error.message.split(separator: "\"", omittingEmptySubsequences: false)
      let name = words.count > 1 ? String(words[1]) : ""
      if let near = NearestName.of(name, among: functions) { return "write \(near)" }
      let hint = TextForm.isVariable(name) ? "a variable begins with a dot: .\(name); " : ""
      return hint + "the PBX has \(functions.joined(separator: ", ")) and Go's own functions"
    default: return "templates are those of Go: {{.Variable}}, {{if .A}}…{{else}}…{{end}}"
    }
  }
}
