// SPDX-License-Identifier: Apache-2.0

extension ResilienceRow {
  func write(to writer: inout ResultsWriter) {
    writer.object(.row) { writer in
      writer.member("fault", fault.rawValue)
      writer.member("endpoint", endpoint)
      if let seen {
        writer.member("answer", seen.answer)
        writer.member("exchange", seen.number)
        writer.member("count", seen.count)
      }
      writer.member("agentSees", agentSees)
      writer.member("logSays", logSays)
    }
  }

  init(reading member: ResultsMember) throws(ResultsFormatError) {
    let seen = try member.optional("answer").map { (answer) throws(ResultsFormatError) in
      Seen(
        answer: try answer.text(), number: try member["exchange"].count(),
        count: try member["count"].count())
    }
    self.init(
      try member["fault"].choice(), endpoint: try member["endpoint"].string(), seen: seen,
      agentSees: try member["agentSees"].text(), logSays: try member["logSays"].text())
  }
}
