// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import JSONValues

/// `callready schema`: prints the JSON Schema of the contract language, for editors.
struct SchemaCommand: Command {
  static let name = "schema"

  static var summary: CommandSummary {
    CommandSummary(
      "Prints the JSON Schema of the contract language, for editors.",
      discussion: """
        Write it to a file and name that in the first line of each contract file:
        # yaml-language-server: $schema=contract-1.schema.json
        """)
  }

  init(_ line: inout ArgumentReader) {}

  func run() {
    Console.printDocument(ContractSchema.json().text(pretty: true) + "\n")
  }
}
