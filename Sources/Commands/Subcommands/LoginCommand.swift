// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import Credentials
import CurlTransports
import Redaction

/// `callready login`: gets tokens as a person would, and keeps them.
struct LoginCommand: Command {
  static let name = "login"

  static var summary: CommandSummary {
    CommandSummary(
      "Logs in to the CRM as a person would, and stores the tokens for later runs.",
      discussion: """
        The tokens go into a file that only you can read; no output ever shows them. Exit status: \
        0 done, 3 could not (the message says why; what was stored still is), 4 a rehearsed rotation \
        does not work, 2 the contract cannot be read, 64 wrong usage.
        """)
  }

  let contract: ContractOptions
  let status: Bool
  let forget: Bool
  let rotate: Bool
  let secret: String
  let old: String?
  let by: String?
  let record: String?
  let identity: String?
  let noBrowser: Bool
  let wait: Bool
  let timeout: AnswerDeadline
  let deadline: AnswerDeadline
  let caFile: String?
  let allowCommands: Bool

  init(_ line: inout ArgumentReader) throws(UsageError) {
    contract = ContractOptions(&line)
    status = line.flag(
      .flag(
        "status",
        help: "Show what is stored, never a token; exit 3 if no request can be made with it."
      ))
    forget = line.flag(
      .flag("forget", help: "Revoke the tokens if the contract says how, and remove them."))
    rotate = line.flag(
      .flag(
        "rotate",
        help: "Rehearse the rotation of a secret: the new one accepted, the old one refused."))
    secret = line.text(
      .option("secret", help: "The secret to rotate: client_secret or refresh_token."),
      or: "client_secret")
    old = line.text(
      .option(
        "old",
        help: """
          Where the old secret is, as 'env NAME', 'file PATH' or 'command PROGRAM …'; the new one is \
          where the contract says.
          """))
    by = line.text(.option("by", help: "Who rehearses; your user name by default."))
    record = line.text(
      .option(
        "record",
        help: "The file for the rehearsal's record; a new one in .callready/rotations by default."))
    identity = line.text(
      .option("identity", help: "Log another identity of the contract in, such as agent."))
    noBrowser = line.flag(
      .flag("no-browser", help: "Do not open a browser, only print the address."))
    wait = line.flag(.flag("wait", help: "Wait for a browser although there is no terminal."))
    timeout = try line.deadline(
      "timeout", or: AnswerDeadline(duration: .seconds(300)),
      help: "How long to wait for the browser, such as 300s.")
    deadline = try line.deadline(
      "deadline", or: .standard,
      help: "How long one answer of the token endpoint may take, such as 2s or 500ms.")
    caFile = line.text(.authorities)
    allowCommands = line.flag(.allowsCommands)
    try validate()
  }

  private func validate() throws(UsageError) {
    if [status, forget, rotate].filter(\.self).count > 1 {
      throw UsageError("--status, --forget and --rotate exclude each other")
    }
    if rotate, old.flatMap(SecretSource.init(written:)) == nil {
      throw UsageError("--rotate needs --old 'env NAME', 'file PATH' or 'command PROGRAM …'")
    }
    if !rotate, old != nil || by != nil || record != nil || secret != "client_secret" {
      throw UsageError("--old, --by, --record and --secret need --rotate")
    }
    if rotate, identity != nil {
      throw UsageError("--rotate and --identity exclude each other")
    }
    if rotate, secret != "client_secret", secret != "refresh_token" {
      throw UsageError("--secret is client_secret or refresh_token")
    }
  }

  func run() async throws {
    let choice = try choice()
    if status {
      try StoredLogin(choice).show(now: CurlTransport.clock)
    } else if forget {
      try await StoredLogin(choice).forget()
    } else if rotate, let old = old.flatMap(SecretSource.init(written:)) {
      try await RotationRehearsal(
        choice: choice, secret: secret, old: old, by: by ?? Self.userName, file: record
      ).run()
    } else {
      try await LoginSession(
        context: LoginContext(choice), opensNoBrowser: noBrowser, waitsAnyway: wait,
        patience: timeout.duration
      ).run()
    }
  }

  private func choice() throws -> LoginContext.Choice {
    let contract = try contract.read()
    let environment = try self.contract.environment(of: contract)
    return LoginContext.Choice(
      contract: contract, environment: environment,
      plain: try self.contract.variables(of: environment), caFile: caFile,
      allowsCommands: allowCommands, deadline: deadline.duration,
      identity: try chosenIdentity(of: contract))
  }

  private func chosenIdentity(of contract: Contract) throws -> Identity? {
    guard let identity else { return nil }
    let all = contract.authentication.identities
    if let chosen = all.first(where: { $0.name.value == identity }) { return chosen }
    let names = all.map(\.name.value).joined(separator: ", ")
    throw Ending.message(
      "the contract has no identity '\(authored: identity)'",
      help: names.isEmpty
        ? "write it under `authentication.identities`" : "it has \(authored: names)",
      Ending.wrongUsage)
  }

  private static var userName: String {
    let variables = ProcessEnvironment.variables()
    return variables["USER"] ?? variables["LOGNAME"] ?? "unknown"
  }
}
