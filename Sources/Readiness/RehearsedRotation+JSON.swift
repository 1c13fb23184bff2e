// SPDX-License-Identifier: Apache-2.0

import Redaction

extension RehearsedRotation {
  func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writer.member("secret", secret)
      writer.member("by", by)
      writer.member("at", at)
      writer.member("works", works)
      writer.name("steps")
      writer.list(steps) { writer, step in
        writer.object(.row) { writer in
          writer.member("tried", step.tried)
          writer.member("at", step.at)
          writer.member("accepted", step.isAccepted)
          writer.member("expected", step.shouldBeAccepted ? "accepted" : "refused")
          if !step.answer.isEmpty { writer.member("answer", step.answer) }
        }
      }
    }
  }

  init(reading member: ResultsMember) throws(ResultsFormatError) {
    var steps: [Step] = []
    for step in try member["steps"].elements() {
      let expected = try step["expected"].string()
      guard ["accepted", "refused"].contains(expected) else {
        throw try step["expected"].error("accepted or refused")
      }
      steps.append(
        Step(
          tried: try step["tried"].text(), at: try step["at"].timestamp(),
          isAccepted: try step["accepted"].bool(), shouldBeAccepted: expected == "accepted",
          answer: try step.optional("answer")?.text() ?? ""))
    }
    self.init(
      secret: try member["secret"].string(), by: try member["by"].text(),
      at: try member["at"].timestamp(), works: try member["works"].bool(), steps: steps)
  }
}
