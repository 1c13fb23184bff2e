// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction

extension Notice {
  /// A text that is no template.
  init(_ error: TemplateSyntaxError) {
    self.init("error", "template-syntax", "\(authored: error.message)")
    span = error.span
    switch error.class {
    case .unclosedAction: help = "close it with }}"
    case .unexpectedEnd: help = "end the block with {{end}}"
    case .unterminatedString: help = "close the quotation mark"
    case .missingValue: help = "write a variable, such as {{.Phone}}"
    case .undefinedFunction:
      let own = PBXTemplate.functionNames.sorted().joined(separator: ", ")
      help = """
        a variable begins with a dot; the PBX has the functions \(authored: own), and Go its own: \
        printf, len, urlquery and others
        """
    default: help = "templates are those of Go: {{.Variable}}, {{if .A}}…{{else}}…{{end}}"
    }
  }

  /// A template that cannot be rendered with the values that a person gave.
  init(_ error: TemplateExecutionError) {
    self.init("error", "template-rendering", "\(authored: error.message)")
    span = error.span
    if !error.partialOutput.isEmpty {
      let start = String(error.partialOutput.unicodeScalars.prefix(200))
      notes = [Note("written before", "\(authored: start)")]
    }
    help = "correct the template, or the value; the PBX would send nothing here"
  }
}
