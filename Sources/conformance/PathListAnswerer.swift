// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GJSONPaths
import JSONValues
import PBXLanguage

/// Answers what a list of paths selects once its variables are filled in.
struct PathListAnswerer: Answerer {
  let documents: Documents

  func answer(_ row: CaseRow) throws -> [JSONOutput.Member] {
    let variables = Dictionary(
      (row.json["vars"]?.members ?? []).map { ($0.key, DataSets.value($0.value)) }
    ) { $1 }
    let template = try PBXTemplate(parsing: SourceSlice(try row.text("spec"), name: "spec"))
    let list = PathList(splitting: try template.render(with: variables))
    let values = GJSONPath.values(of: list.paths, in: try documents.document(of: row))
    return [
      .init("paths", .array(list.paths.map { .string($0.text) })),
      .init("results", .array(values.map { .object(GJSONAnswerer.members($0)) })),
    ]
  }
}
