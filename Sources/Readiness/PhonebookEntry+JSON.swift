// SPDX-License-Identifier: Apache-2.0

import Redaction

extension PhonebookEntry {
  func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writer.member("scenario", scenario)
      writer.member("name", name)
      writer.member("numbers", numbers)
      writer.name("exact")
      exact.write(to: &writer)
      writer.name("lastDigits")
      lastDigits.write(to: &writer)
    }
  }

  init(reading member: ResultsMember) throws(ResultsFormatError) {
    self.init(
      scenario: try member["scenario"].string(), name: try member["name"].text(),
      numbers: try member["numbers"].texts(),
      exact: try Display(reading: try member["exact"]),
      lastDigits: try Display(reading: try member["lastDigits"]))
  }
}

extension PhonebookEntry.Display {
  fileprivate func write(to writer: inout ResultsWriter) {
    writer.object(.row) { writer in
      writer.member("outcome", outcome.rawValue)
      if let name { writer.member("name", name) }
    }
  }

  fileprivate init(reading member: ResultsMember) throws(ResultsFormatError) {
    self.init(outcome: try member["outcome"].choice(), name: try member.optional("name")?.text())
  }
}
