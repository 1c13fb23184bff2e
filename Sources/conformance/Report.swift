// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// Everything that is printed for one command.
struct Report {
  let invocation: Invocation

  /// Answers every row; how many crashed is said on standard error.
  func write() throws {
    let command = ["/proc/self/exe", Front.workerFlag] + invocation.arguments
    let supervisor = Supervisor(command: command)
    if invocation.mode == .jsonSchema {
      try writeSuite(supervisor)
      return
    }
    let rows = Self.rows(in: try InputFile.bytes(of: invocation.cases))
    let lost = try supervisor.answer(rows) { Output.standard.write($0 + "\n") }
    Output.error.write("\(rows.count) rows, \(lost) crashes\n")
  }

  /// The lines of a case file that hold something.
  static func rows(in bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
      .filter { !$0.allSatisfy { $0 <= UInt8(ascii: " ") } }
  }

  private func writeSuite(_ supervisor: Supervisor) throws {
    let suite = try SchemaSuite(folder: invocation.cases)
    var score = SchemaScore()
    let lost = try supervisor.answer(try suite.rows()) { line in
      score.count(line)
      Output.standard.write(line + "\n")
    }
    Output.error.write("\(lost) crashes\n")
    Output.standard.write(score.summary)
  }
}
