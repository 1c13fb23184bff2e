// SPDX-License-Identifier: Apache-2.0

import CommandLines

/// What to run against: the live CRM, the sandbox, or a recording.
struct WorldOptions: CommandOptions {
  let sandbox: Bool
  let crm: SandboxCRMOptions
  let replay: String?
  let caFile: String?
  let allowCommands: Bool

  init(_ line: inout ArgumentReader) throws(UsageError) {
    sandbox = line.flag(
      .flag("sandbox", help: "Start the built-in CRM and send requests there."))
    crm = try SandboxCRMOptions(&line)
    replay = line.text(
      .option("replay", help: "A recording's folder to answer from, instead of a CRM."))
    caFile = line.text(.authorities)
    allowCommands = line.flag(.allowsCommands)
    try validate()
  }

  private func validate() throws(UsageError) {
    if sandbox, replay != nil {
      throw UsageError("--sandbox and --replay exclude each other")
    }
    if !sandbox, !crm.isDefault {
      throw UsageError(
        "--fault, --seed, --search, --records, --random-seed and --crm need --sandbox")
    }
  }
}
