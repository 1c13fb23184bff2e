// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import Credentials
import Diagnostics
import Execution
import PBXEmulation
import Readiness
import Redaction
import Reports
import Transports

/// `callready run`: asks everything a contract promises, and reports.
struct RunCommand: Command {
  static let name = "run"

  static var summary: CommandSummary {
    CommandSummary(
      "Asks what the PBX would ask, judges the answers, reports.",
      discussion: """
        Results go into a folder: results.json, report.html, junit.xml, summary.md. The last line of \
        output is the verdict. Exit status: 0 ready, 4 a promise is broken, 3 could not ask, 2 the \
        contract cannot be read, 64 wrong usage. The first SIGINT or SIGTERM stops the asking; what \
        was answered until then is judged and written.
        """)
  }

  let contract: ContractOptions
  let world: WorldOptions
  let recording: String?
  let out: String?
  let reports: ReportChoice
  let failOn: Severity
  let require: Gate?
  let deadline: AnswerDeadline
  let quiet: Bool
  let rotations: String
  let person: String?
  let reason: String?

  init(_ line: inout ArgumentReader) throws(UsageError) {
    contract = ContractOptions(&line)
    world = try WorldOptions(&line)
    recording = line.text(
      .option(
        "record", value: "folder", help: "A folder to record the traffic into, redacted."))
    out = line.text(
      .option(
        "out", value: "folder", help: "The folder for the results; .callready/runs/TIME by default."
      ))
    reports =
      try line.value(
        .option(
          "reports", standard: ReportChoice.all.text,
          help: "Reports besides results.json, as a list of html, junit, markdown; or none.")
      ) { ReportChoice(argument: $0) } ?? .all
    failOn = try line.severity(
      "The mildest severity that fails the run: blocker, major or minor.")
    require = try line.value(
      .option(
        "require", choices: Gate.allCases.map { $0.rawValue },
        help: "A stage that must be open, such as builder-testing.")
    ) { Gate(rawValue: $0) }
    deadline = try line.deadline(
      "deadline", or: .standard, help: "How long one answer may take, such as 2s or 500ms.")
    quiet = line.flag(.flag("quiet", short: "q", help: "No progress; only the last line."))
    rotations = line.text(
      .option(
        "rotations", value: "folder",
        help: "The folder with records of `login --rotate`, for the report."),
      or: RotationFolder.usual)
    person = line.text(
      .option(
        "person", help: "Who allows writes where the environment says `writes: controlled`."))
    reason = line.text(.option("reason", help: "Why they are allowed; goes with --person."))
    try validate()
  }

  private func validate() throws(UsageError) {
    if (person == nil) != (reason == nil) {
      throw UsageError("--person and --reason go together: who allows the writes, and why")
    }
    if recording != nil, world.replay != nil {
      throw UsageError("--record needs a world to record; --replay is one already")
    }
  }

  func run() async throws {
    let contract = try contract.read()
    var prepared = try await world.prepare(contract, self.contract)
    if let person, let reason {
      prepared.approval = Writing.Approval(person: person, reason: reason)
      prepared.notes.append("writes allowed by \(authored: person): \(authored: reason)")
    }
    if prepared.world == .live {
      let key = StoreKey(contract: contract.key, environment: prepared.environment)
      let (records, notes) = RotationFolder(path: rotations).latest(of: key)
      prepared.rotations = records
      prepared.notes += notes
    }
    let world = prepared
    let ending: Result<RunResult, any Error>
    do {
      ending = .success(try await ask(contract, world))
    } catch {
      ending = .failure(error)
    }
    await world.close()
    let policy = ExitPolicy(failOn: failOn, required: require)
    throw ExitCode(try ending.get().exitStatus(policy))
  }

  /// Asks, and writes what came of it.
  ///
  /// Where it can be written is found out before anybody is asked.
  private func ask(_ contract: Contract, _ world: PreparedWorld) async throws -> RunResult {
    let session = RunSession(contract: contract, world: world)
    let plan = try session.plan()
    let results = try RunFolder(out, reports: reports.formats)
    let traffic = try recording.map { try RecordingFolder($0) }
    let outcome = try await session.run(
      plan, within: SendLimits(deadline: deadline.duration),
      ledger: try ledger(for: plan, session, in: results), quiet: quiet)
    if let traffic { try session.record(outcome, to: traffic.path) }
    try results.write(outcome.result)
    show(outcome.result, results)
    return outcome.result
  }

  /// The list of what is written; nil if nothing is, or a recording answers.
  private func ledger(
    for plan: RunPlan, _ session: RunSession, in results: RunFolder
  ) throws -> LedgerFile? {
    guard plan.writeRun != nil, session.world.replay == nil else { return nil }
    let path = contract.contract
    let header = LedgerHeader(
      contract: path.hasPrefix("/") ? path : "\(WorkingFolder.path)/\(path)",
      environment: plan.environment, tag: plan.writing.tag,
      variables: session.world.values.plain)
    do {
      return try LedgerFile(in: results.path, header)
    } catch {
      throw Ending.message(
        "the list of what is written cannot be kept: \(authored: error.reason)",
        help: "choose a folder that can be written with --out", Ending.couldNotRun)
    }
  }

  private func show(_ result: RunResult, _ results: RunFolder) {
    if !quiet {
      Console.print(TerminalReport.text(of: result, usesColor: Console.usesColor))
      Console.print("report: \(authored: results.page)")
    }
    Console.print("verdict: \(authored: result.counts.sentence(result.verdict))")
  }
}
