// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import JSONValues

/// Answers whether an instance of the official suite is valid.
///
/// A schema that is refused and a verdict that is not reached have no `valid` in their answer.
struct SchemaAnswerer: Answerer {
  let suite: SchemaSuite

  func answer(_ row: CaseRow) throws -> [JSONOutput.Member] {
    let file = try row.text("file")
    let group = try suite.document(file).root[Int(row.json["group"]?.int ?? 0)]
    let test = group?["tests"]?[Int(row.json["test"]?.int ?? 0)]
    guard let schema = group?["schema"], let instance = test?["data"],
      let expected = test?["valid"]?.bool
    else { throw CaseProblem(id: row.id, "no such test") }
    let verdict = Self.verdict(
      on: instance, try JSONDocument(parsing: Array(schema.rawBytes)), options(for: file))
    return [verdict, .init("expected", .bool(expected))]
  }

  private func options(for file: String) -> SchemaOptions {
    var options = SchemaOptions.standard()
    // Elsewhere a format is a remark, as the draft has it.
    options.assertsFormats = file.hasPrefix("optional/format/")
    options.find = { [suite] uri in suite.remote(uri) }
    return options
  }

  private static func verdict(
    on instance: JSONValue, _ document: JSONDocument, _ options: SchemaOptions
  ) -> JSONOutput.Member {
    do throws(JSONSchemaErrors) {
      let schema = try JSONSchema(compiling: document, options: options)
      switch schema.verdict(on: instance) {
      case .valid: return .init("valid", .bool(true))
      case .invalid: return .init("valid", .bool(false))
      case .undecided: return .init("undecided", .bool(true))
      }
    } catch {
      return .init("refused", .string(error.errors.first?.message ?? ""))
    }
  }
}
