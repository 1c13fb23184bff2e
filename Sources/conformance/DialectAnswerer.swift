// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import JSONValues
import PBXLanguage

/// Answers what a template prints in the PBX's own dialect, as text or inside of an XML attribute.
struct DialectAnswerer: Answerer {
  let dataSets: DataSets

  func answer(_ row: CaseRow) throws -> [JSONOutput.Member] {
    let text: String
    switch row.json["kind"]?.string {
    case "xml-attribute":
      guard let value = XMLAttribute.value(named: "Value", in: try row.text("xml")) else {
        throw CaseProblem(id: row.id, "no attribute 'Value'")
      }
      text = value
    // What is no XML is for the reader of templates to judge, not for this engine.
    case "lenient-xml": throw CaseProblem(id: row.id, "not well-formed")
    default: text = try row.text("template")
    }
    guard case .map(let variables) = dataSets.data(of: row) else {
      throw CaseProblem(id: row.id, "the data is no object")
    }
    return try TemplateAnswerer.answer {
      let slice = SourceSlice(text, name: TemplateAnswerer.templateName)
      return try PBXTemplate(parsing: slice).render(with: variables)
    }
  }
}
