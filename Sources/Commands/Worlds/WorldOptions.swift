// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// What to run against: the live CRM, the sandbox, or a recording.
struct WorldOptions: ParsableArguments {
  @Flag(help: "Start the built-in CRM and send requests there.")
  var sandbox = false

  @OptionGroup var crm: SandboxCRMOptions

  @Option(help: "A recording's folder to answer from, instead of a CRM.")
  var replay: String?

  @Option(help: "A PEM file of certificate authorities to trust instead of the system's.")
  var caFile: String?

  @Flag(help: "Allow secrets that the contract takes from a program's output.")
  var allowCommands = false

  func validate() throws {
    if sandbox, replay != nil {
      throw ValidationError("--sandbox and --replay exclude each other")
    }
    if !sandbox, !crm.isDefault {
      throw ValidationError(
        "--fault, --seed, --search, --records, --random-seed and --crm need --sandbox")
    }
  }
}
