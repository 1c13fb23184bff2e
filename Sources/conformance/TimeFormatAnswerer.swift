// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import JSONValues
import PBXLanguage

/// Answers what `TimeFormat` writes; where the vendor defines nothing, the undefined piece instead.
struct TimeFormatAnswerer: Answerer {
  func answer(_ row: CaseRow) throws -> [JSONOutput.Member] {
    guard let seconds = row.json["unix"]?.int else { throw CaseProblem(id: row.id, "no 'unix'") }
    let variables: [String: TemplateValue] = [
      "time": .int(seconds), "format": .string(try row.text("format")),
      "flag": .string(try row.text("utc_flag")),
    ]
    let template = try PBXTemplate(
      parsing: SourceSlice("{{TimeFormat .time .format .flag}}", name: "t"))
    let assumptions = PBXAssumptions(timeZone: row.json["pbx_tz"]?.string ?? "UTC")
    do {
      let output = try template.render(with: variables, assuming: assumptions)
      return [.init("output", .string(output))]
    } catch {
      return [.init("error", .string(error.message))]
    }
  }
}
