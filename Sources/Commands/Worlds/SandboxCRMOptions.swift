// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// How the built-in CRM behaves, wherever it is started.
struct SandboxCRMOptions: ParsableArguments {
  @Option(
    name: .customLong("fault"),
    help: "Let the sandbox misbehave, such as rename=full_name:name; may be repeated.")
  var faults: [String] = []

  @Option(help: "The people in the sandbox, as a file; see Docs/Sandbox.md.")
  var seed: String?

  @Option(help: "How the sandbox compares numbers: exact, normalised, or 'last-digits 9'.")
  var search = "normalised"

  /// Whether anything was said.
  var isDefault: Bool { faults.isEmpty && seed == nil && search == "normalised" }
}
