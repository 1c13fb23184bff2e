// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Contracts
import Credentials
import CurlTransports
import Redaction

/// `callready login`: gets tokens as a person would, and keeps them.
struct LoginCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", _superCommandName: "callready",
    abstract: "Logs in to the CRM as a person would, and stores the tokens for later runs.",
    discussion: """
      The tokens go into a file that only you can read; no output ever shows them. Exit status: \
      0 done, 3 could not (the message says why; what was stored still is), 4 a rehearsed rotation \
      does not work, 2 the contract cannot be read, 64 wrong usage.
      """)

  @OptionGroup var contract: ContractOptions

  @Flag(help: "Show what is stored, never a token; exit 3 if no request can be made with it.")
  var status = false

  @Flag(help: "Revoke the tokens if the contract says how, and remove them.")
  var forget = false

  @Flag(help: "Rehearse the rotation of a secret: the new one accepted, the old one refused.")
  var rotate = false

  @Option(help: "The secret to rotate: client_secret or refresh_token.")
  var secret = "client_secret"

  @Option(
    help: """
      Where the old secret is, as 'env NAME', 'file PATH' or 'command PROGRAM …'; the new one is \
      where the contract says.
      """)
  var old: String?

  @Option(help: "Who rehearses; your user name by default.")
  var by: String?

  @Option(
    help: "The file for the rehearsal's record; a new one in .callready/rotations by default.")
  var record: String?

  @Option(help: "Log another identity of the contract in, such as agent.")
  var identity: String?

  @Flag(help: "Do not open a browser, only print the address.")
  var noBrowser = false

  @Flag(help: "Wait for a browser although there is no terminal.")
  var wait = false

  @Option(help: "How long to wait for the browser, such as 300s.")
  var timeout = AnswerDeadline(duration: .seconds(300))

  @Option(help: "How long one answer of the token endpoint may take, such as 2s or 500ms.")
  var deadline: AnswerDeadline = .standard

  @Option(help: "A PEM file of certificate authorities to trust instead of the system's.")
  var caFile: String?

  @Flag(help: "Allow secrets that the contract takes from a program's output.")
  var allowCommands = false

  func validate() throws {
    if [status, forget, rotate].filter(\.self).count > 1 {
      throw ValidationError("--status, --forget and --rotate exclude each other")
    }
    if rotate, old.flatMap(SecretSource.init(written:)) == nil {
      throw ValidationError("--rotate needs --old 'env NAME', 'file PATH' or 'command PROGRAM …'")
    }
    if !rotate, old != nil || by != nil || record != nil || secret != "client_secret" {
      throw ValidationError("--old, --by, --record and --secret need --rotate")
    }
    if rotate, identity != nil {
      throw ValidationError("--rotate and --identity exclude each other")
    }
    if rotate, secret != "client_secret", secret != "refresh_token" {
      throw ValidationError("--secret is client_secret or refresh_token")
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
