// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import JSONValues
import PBXLanguage

/// Answers what a Go template with the PBX's functions prints, or how it fails.
struct TemplateAnswerer: Answerer {
  /// The name that the reference gave its templates: it stands in messages.
  static let templateName = "t"

  let dataSets: DataSets

  func answer(_ row: CaseRow) throws -> [JSONOutput.Member] {
    let functions = FunctionTable.pbx(
      assuming: PBXAssumptions(timeZone: row.json["tz"]?.string ?? "UTC"))
    let slice = SourceSlice(try row.text("template"), name: Self.templateName)
    return try Self.answer {
      let template = try GoTemplate(parsing: slice, functions: functions)
      let options = RenderOptions(missingKey: Self.missingKey(row))
      return try template.render(dataSets.data(of: row), options: options)
    }
  }

  private static func missingKey(_ row: CaseRow) -> RenderOptions.MissingKey {
    switch row.json["missingkey"]?.string {
    case "error": .failure
    case "zero": .zeroValue
    default: .noValue
    }
  }

  /// The output of a rendering, or the failure that stopped it.
  static func answer(_ rendering: () throws -> String) throws -> [JSONOutput.Member] {
    do {
      return [.init("output", .string(try rendering()))]
    } catch let error as TemplateSyntaxError {
      return [
        failure("parse", error.class.rawValue, error.text(inTemplateNamed: templateName))
      ]
    } catch let error as TemplateExecutionError {
      return [
        failure("exec", error.class.rawValue, error.text(inTemplateNamed: templateName)),
        .init("partial_output", .string(error.partialOutput)),
      ]
    }
  }

  private static func failure(
    _ stage: String, _ kind: String, _ message: String
  ) -> JSONOutput.Member {
    .init(
      "error",
      .object([
        .init("stage", .string(stage)), .init("class", .string(kind)),
        .init("message", .string(message)),
      ]))
  }
}
