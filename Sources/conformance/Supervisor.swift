// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// Has rows answered by a worker, and by a new one after each row that killed or delayed it.
struct Supervisor {
  /// The program that answers, and its arguments.
  let command: [String]
  /// How long one row may take.
  var limit: Duration = .seconds(10)

  /// Answers the rows in their order, each with one line; how many workers were lost.
  func answer(_ rows: [[UInt8]], each: (String) -> Void) throws -> Int {
    var lost = 0
    var place = 0
    while place < rows.count {
      var worker = try WorkerProcess(command)
      serving: while place < rows.count {
        let row = rows[place]
        place += 1
        switch worker.ask(row, limit: limit) {
        case .line(let answer): each(answer)
        case .died(let ending):
          each(Self.crash(row, ending))
          lost += 1
          break serving
        case .late:
          each(Self.crash(row, "no answer within \(limit)"))
          lost += 1
          break serving
        }
      }
    }
    return lost
  }

  private static func crash(_ row: [UInt8], _ reason: String) -> String {
    JSONOutput.object([
      .init("id", .string(CaseRow.id(of: row))), .init("crash", .string(reason)),
    ]).text(pretty: false)
  }
}
