// SPDX-License-Identifier: Apache-2.0

import CommandLines

/// How the built-in CRM behaves, wherever it is started.
struct SandboxCRMOptions: CommandOptions {
  let crm: String
  let faults: [String]
  let seed: String?
  let records: Int
  let users: Int
  let clock: String?
  let redirects: [String]
  let randomSeed: UInt64
  let search: String

  init(_ line: inout ArgumentReader) throws(UsageError) {
    crm = line.text(.option("crm", help: "Which built-in CRM: northgate."), or: "northgate")
    faults = line.texts(
      .option(
        "fault",
        help: """
          Let the sandbox misbehave, such as rename=full_name:name; may be repeated. \
          'callready sandbox --help' lists all faults.
          """))
    seed = line.text(
      .option("seed", help: "The people in the sandbox, as a file; see Docs/Sandbox.md."))
    records =
      try line.value(
        .option(
          "records", standard: "0",
          help: "How many made-up contacts there are besides them, such as 100000.")
      ) { Int($0) } ?? 0
    users =
      try line.value(
        .option(
          "users", standard: "0",
          help: "How many made-up users there are besides those of the seed, such as 250.")
      ) { Int($0) } ?? 0
    clock = line.text(
      .option(
        "clock",
        help: "The instant at which the sandbox's clock stands; real time if it is missing."))
    redirects = line.texts(
      .option(
        "redirect",
        help: "An address to which the sandbox may send codes, besides loopback; may be repeated."))
    randomSeed =
      try line.value(
        .option(
          "random-seed", standard: "1",
          help: "A number that made-up people, tokens and random orders follow from.")
      ) { UInt64($0) } ?? 1
    search = line.text(
      .option(
        "search",
        help: "How the sandbox compares numbers: exact, normalised, digits=9, or contains."),
      or: "normalised")
  }

  /// Whether nothing was said.
  var isDefault: Bool {
    crm == "northgate" && faults.isEmpty && seed == nil && records == 0 && randomSeed == 1
      && search == "normalised" && users == 0 && clock == nil && redirects.isEmpty
  }
}
