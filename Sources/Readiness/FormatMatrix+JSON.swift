// SPDX-License-Identifier: Apache-2.0

import Redaction

extension FormatMatrix {
  func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writer.name("columns")
      writer.list(columns) { writer, column in
        writer.object(.row) { writer in
          writer.member("spelling", column.spelling)
          writer.member("isRequired", column.isRequired)
        }
      }
      writer.name("rows")
      writer.list(rows) { $1.write(to: &$0) }
    }
  }

  init(reading member: ResultsMember) throws(ResultsFormatError) {
    self.init(columns: [], rows: [])
    for entry in try member["columns"].elements() {
      columns.append(
        Column(
          spelling: try entry["spelling"].string(), isRequired: try entry["isRequired"].bool()))
    }
    for entry in try member["rows"].elements() { rows.append(try Row(reading: entry)) }
  }
}

extension FormatMatrix.Row {
  fileprivate func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writer.member("stored", stored)
      if let behaviour { writer.member("behaviour", behaviour) }
      writer.name("cells")
      writer.list(cells) { $1.write(to: &$0) }
    }
  }

  fileprivate init(reading member: ResultsMember) throws(ResultsFormatError) {
    self.init(
      stored: try member["stored"].text(), behaviour: try member.optional("behaviour")?.text(),
      cells: [])
    for entry in try member["cells"].elements() {
      cells.append(try FormatMatrix.Cell(reading: entry))
    }
  }
}

extension FormatMatrix.Cell {
  fileprivate func write(to writer: inout ResultsWriter) {
    writer.object(.row) { writer in
      writer.member("spelling", spelling)
      writer.member("dialled", dialled)
      writer.member("outcome", outcome.rawValue)
      writer.member("promise", promise.rawValue)
      writer.member("evidence", evidence)
    }
  }

  fileprivate init(reading member: ResultsMember) throws(ResultsFormatError) {
    self.init(
      spelling: try member["spelling"].string(), dialled: try member["dialled"].text(),
      outcome: try member["outcome"].choice(), promise: try member["promise"].choice(),
      evidence: try member["evidence"].counts())
  }
}
