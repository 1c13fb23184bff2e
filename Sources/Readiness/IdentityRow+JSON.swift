// SPDX-License-Identifier: Apache-2.0

extension IdentityRow {
  func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writer.member("identity", name)
      writer.name("access")
      writer.list(cells) { writer, cell in
        writer.object(.row) { writer in
          writer.member("capability", cell.capability)
          writer.member("outcome", cell.access.rawValue)
          writer.member("exchange", cell.number)
        }
      }
    }
  }

  init(reading member: ResultsMember) throws(ResultsFormatError) {
    var cells: [Cell] = []
    for cell in try member["access"].elements() {
      cells.append(
        Cell(
          capability: try cell["capability"].string(), access: try cell["outcome"].choice(),
          number: try cell["exchange"].count()))
    }
    self.init(name: try member["identity"].string(), cells: cells)
  }
}
