// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import Diagnostics
import Execution
import Glibc
import PBXEmulation
import Redaction
import Transports

/// `callready cleanup`: removes what a run that did not end has left in the CRM.
struct CleanupCommand: Command {
  static let name = "cleanup"

  static var summary: CommandSummary {
    CommandSummary(
      "Removes what a run that was cut off has left in the CRM.",
      discussion: """
        Goes by the list that the run kept, writes.jsonl in its folder, and by a search for the mark \
        that its records carry. It waits as long as the contract says that a new record may take to \
        show itself. Exit status: 0 nothing is left; 3 something is, or could not be looked for; \
        2 the contract or the list cannot be read.
        """)
  }

  let run: String
  let contract: String?
  let assignments: [String]
  let caFile: String?
  let allowCommands: Bool

  init(_ line: inout ArgumentReader) {
    run = line.required(.argument("run", help: "The run's folder, with writes.jsonl in it."))
    contract = line.text(
      .option("contract", help: "The contract's folder; by default the one that the run had."))
    assignments = line.texts(
      .option(
        "set",
        help: "A variable's value, as NAME=VALUE; by default those of the run. May be repeated."))
    caFile = line.text(.authorities)
    allowCommands = line.flag(.allowsCommands)
  }

  func run() async throws {
    let ledger = try read()
    var options = try ContractOptions.parse([
      "--env=\(ledger.header.environment)", "--", contract ?? ledger.header.contract,
    ])
    let contract = try options.read()
    let environment = try options.environment(of: contract)
    let known = Set(environment.variables.map(\.name.value))
    options.assignments =
      ledger.header.variables.filter { known.contains($0.key) }.map { "\($0.key)=\($0.value)" }
      .sorted() + assignments
    guard !ledger.endpoints.isEmpty else {
      Console.print("clean-up: the run wrote nothing")
      return
    }
    let world = try WorldOptions.parse(
      (caFile.map { ["--ca-file=\($0)"] } ?? []) + (allowCommands ? ["--allow-commands"] : []))
    let prepared = try await world.prepare(contract, options)
    let session = RunSession(contract: contract, world: prepared)
    let ending: Result<CleanUpRun?, any Error>
    do {
      ending = .success(try await remove(ledger, session))
    } catch {
      ending = .failure(error)
    }
    await prepared.close()
    guard let removal = try ending.get() else {
      throw Ending.message(
        "there is no token, so nothing could be removed",
        help: "log in with `callready login`, then run this again", Ending.couldNotRun)
    }
    let view = CleanUpView(
      removal, ledger, contract: contract, redactor: session.redactor)
    Console.print(view.text)
    guard view.isClean else { throw Ending.couldNotRun }
  }

  private func remove(_ ledger: LedgerReader, _ session: RunSession) async throws -> CleanUpRun? {
    let plan = try session.plan()
    let runner = Runner(transport: session.world.transport, limits: SendLimits())
    var run = StagedRun(plan, by: runner, secrets: session.world.secrets)
    do throws(PlanError) {
      return try await run.remove(
        ledger.records, tag: ledger.header.tag, searching: ledger.endpoints)
    } catch {
      throw Ending.complaints(error.complaints, redactor: session.redactor, Ending.couldNotRun)
    }
  }

  private func read() throws -> LedgerReader {
    let path = run.hasSuffix(".jsonl") ? run : run + "/" + LedgerFile.name
    do {
      return try LedgerReader(try InputFile.bytes(of: path))
    } catch let error as InputError {
      throw Ending.message(
        error.message,
        help:
          "give the folder of a run that wrote something: it has a file \(authored: LedgerFile.name)",
        Ending.unreadable)
    } catch {
      let place: RedactedText =
        if case .line(let number) = error as? LedgerReader.Fault { ":\(number)" } else { ":1" }
      throw Ending.message(
        "\(authored: path)\(place): this is no list of written records",
        help: "give the folder of a run, as `callready run --out` names it", Ending.unreadable)
    }
  }
}
