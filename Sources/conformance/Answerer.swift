// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// Answers the rows of one kind of cases.
protocol Answerer {
  /// What stands in the answer besides the row's id.
  func answer(_ row: CaseRow) throws -> [JSONOutput.Member]
}

extension Answerer {
  /// The answer to a line of a case file: one line, without its break.
  ///
  /// What cannot be answered says why instead.
  func line(for text: [UInt8]) -> String {
    do {
      let row = try CaseRow(text)
      let members = try answer(row)
      return JSONOutput.object([.init("id", .string(row.id))] + members).text(pretty: false)
    } catch let problem as CaseProblem {
      return Self.refusal(id: problem.id, problem.message)
    } catch {
      return Self.refusal(id: CaseRow.id(of: text), "\(error)")
    }
  }

  private static func refusal(id: String, _ reason: String) -> String {
    let members = [JSONOutput.Member("id", .string(id)), .init("unanswered", .string(reason))]
    return JSONOutput.object(members).text(pretty: false)
  }
}
