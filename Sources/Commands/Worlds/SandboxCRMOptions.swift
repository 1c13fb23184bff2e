// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// How the built-in CRM behaves, wherever it is started.
struct SandboxCRMOptions: ParsableArguments {
  @Option(help: "Which built-in CRM: northgate.")
  var crm = "northgate"

  @Option(
    name: .customLong("fault"),
    help: """
      Let the sandbox misbehave, such as rename=full_name:name; may be repeated. \
      'callready sandbox --help' lists all faults.
      """)
  var faults: [String] = []

  @Option(help: "The people in the sandbox, as a file; see Docs/Sandbox.md.")
  var seed: String?

  @Option(help: "How many made-up contacts there are besides them, such as 100000.")
  var records = 0

  @Option(help: "How many made-up users there are besides those of the seed, such as 250.")
  var users = 0

  @Option(help: "The instant at which the sandbox's clock stands; real time if it is missing.")
  var clock: String?

  @Option(
    name: .customLong("redirect"),
    help: "An address to which the sandbox may send codes, besides loopback; may be repeated.")
  var redirects: [String] = []

  @Option(help: "A number that made-up people, tokens and random orders follow from.")
  var randomSeed: UInt64 = 1

  @Option(help: "How the sandbox compares numbers: exact, normalised, digits=9, or contains.")
  var search = "normalised"

  /// Whether nothing was said.
  var isDefault: Bool {
    crm == "northgate" && faults.isEmpty && seed == nil && records == 0 && randomSeed == 1
      && search == "normalised" && users == 0 && clock == nil && redirects.isEmpty
  }
}
