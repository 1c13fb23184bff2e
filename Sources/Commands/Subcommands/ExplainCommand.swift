// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Checks
import Redaction

/// `callready explain`: prints the page of a code.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Prints what a code means, with examples.")

  @Argument(help: "The code of a finding, such as path-selects-nothing; all codes without it.")
  var code: String?

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
