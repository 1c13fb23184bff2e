// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Contracts
import JSONValues

/// `callready schema`: prints the JSON Schema of the contract language, for editors.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of the contract language, for editors.",
    discussion: """
      Write it to a file and name that in the first line of each contract file:
      # yaml-language-server: $schema=contract-1.schema.json
      """)

  func run() {
    Console.printDocument(ContractSchema.json().text(pretty: true) + "\n")
  }
}
