// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import JSONValues
import PBXLanguage
import Testing

@Suite(.enabled(if: SharedVectors.folder != nil)) struct SharedVectorTests {
  @Test func `templates render as the real Go renders them`() throws {
    var count = 0
    var misses: [String] = []
    for row in try SharedVectors.rows("template-cases") {
      count += 1
      let answer = try render(row)
      let wanted = row["expect"]
      let stage = wanted?["error"]?["stage"]?.string
      let output = wanted?["output"]?.string
      // A row whose output is no text has it in Base64; the tables of this package cover those.
      if stage == nil, output == nil { continue }
      if answer.stage != stage || (stage == nil && answer.output != output) {
        misses.append(row["template"]?.string ?? "")
      }
    }
    #expect(count > 500)
    #expect(misses == [])
  }

  private func render(_ row: JSONValue) throws -> (output: String?, stage: String?) {
    let table = FunctionTable.pbx(assuming: .init(timeZone: row["tz"]?.string ?? "UTC"))
    let missing: RenderOptions.MissingKey =
      switch row["missingkey"]?.string {
      case "error": .failure
      case "zero": .zeroValue
      default: .noValue
      }
    let slice = SourceSlice(row["template"]?.string ?? "", name: "t")
    do {
      let template = try GoTemplate(parsing: slice, functions: table)
      let data = try SharedVectors.data(of: row)
      return (try template.render(data, options: RenderOptions(missingKey: missing)), nil)
    } catch is TemplateSyntaxError {
      return (nil, "parse")
    } catch is TemplateExecutionError {
      return (nil, "exec")
    }
  }

  @Test func `times are written as derived, and nothing undefined is guessed`() throws {
    let template = try PBXTemplate(
      parsing: SourceSlice("{{TimeFormat .time .format .flag}}", name: "t"))
    var count = 0
    for row in try SharedVectors.rows("timeformat-cases")
    where row["basis"]?.string != "documented-verbatim" {
      count += 1
      let variables: [String: TemplateValue] = [
        "time": .int(row["unix"]?.int ?? 0), "format": .string(row["format"]?.string ?? ""),
        "flag": .string(row["utc_flag"]?.string ?? ""),
      ]
      let zone = row["pbx_tz"]?.string ?? "UTC"
      let output = try? template.render(with: variables, assuming: .init(timeZone: zone))
      #expect(output == row["expect"]?.string, "\(row.raw)")
    }
    #expect(count > 150)
  }

  @Test func `the dialect is read as rewritten`() throws {
    var count = 0
    for row in try SharedVectors.rows("template-dialect-cases") {
      guard let text = row["decoded"]?.string ?? row["template"]?.string,
        let wanted = row["expect_dialect"]?["output"]?.string,
        case .map(let variables) = try SharedVectors.data(of: row)
      else { continue }
      count += 1
      let template = try PBXTemplate(parsing: SourceSlice(text, name: "t"))
      #expect(try template.render(with: variables) == wanted, "\(text)")
    }
    #expect(count > 15)
  }
}
