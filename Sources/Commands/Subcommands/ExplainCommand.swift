// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Checks
import Redaction

/// `callready explain`: prints the page of a code.
struct ExplainCommand: Command {
  static let name = "explain"

  static var summary: CommandSummary {
    CommandSummary(
      "Prints what a code means, with examples.")
  }

  let code: String?

  init(_ line: inout ArgumentReader) {
    code = line.text(
      .argument(
        "code", help: "The code of a finding, such as path-selects-nothing; all codes without it."))
  }

  func run() throws {
    guard let code else {
      for code in CheckCatalogue.codes { Console.print("\(authored: code)") }
      return
    }
    guard let page = CheckCatalogue.page(of: code) else {
      throw Ending.message(
        "there is no check with the code '\(authored: code)'",
        help: """
          'callready explain' lists all; complaints about contract files are in \
          Docs/ContractLanguage.md
          """, Ending.wrongUsage)
    }
    Console.printDocument(page)
  }
}
