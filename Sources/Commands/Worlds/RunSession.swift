// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Checks
import Contracts
import Credentials
import Diagnostics
import Execution
import PBXEmulation
import Readiness
import Recordings
import Redaction
import Transports

/// One run of a contract in a world: plan, exchanges, judgement.
struct RunSession {
  let contract: Contract
  let world: PreparedWorld
  /// Whose data may be shown: that of the people the contract itself names.
  let people: DeclaredPeople
  /// Makes text of answers safe for reports.
  let redactor: Redactor

  init(contract: Contract, world: PreparedWorld) {
    self.contract = contract
    self.world = world
    people = contract.declaredPeople(
      in: world.values.plain, written: Self.writtenTexts(contract, world))
    redactor = Redactor(secrets: world.secrets, personalData: people.hidingUnknownTexts)
  }

  /// What the run writes, as far as it is known before: it is nobody's data.
  private static func writtenTexts(_ contract: Contract, _ world: PreparedWorld) -> [String] {
    guard !contract.writes.isEmpty,
      let pbx = try? PBX(contract: contract, values: world.values, base: world.base)
    else { return [] }
    let writing = Writing(seed: world.seed, startedAt: world.startedAt ?? world.transport.now)
    let setting = WriteSetting(tag: writing.tag, startedAt: writing.startedAt)
    var run = WriteRun(by: pbx, in: world.environment, setting).imagined
    while true {
      let questions = run.next()
      if questions.isEmpty { break }
      for question in questions {
        run.receive(question.imaginedExchange(at: writing.startedAt), to: question)
      }
    }
    return Array(Set(run.items.flatMap(\.variables.values).filter { !$0.isEmpty }))
  }

  /// What a run leaves: results to write, and raw exchanges for a recording.
  ///
  /// Nothing of it is freed: the process ends with the run, and to free thousands of answers one by
  /// one would take a tenth of a replay's time.
  final class Outcome: Sendable {
    let plan: RunPlan
    let traffic: RunTraffic
    let result: RunResult
    /// Every secret of the run: those of the environment, then those that answers brought.
    let secrets: [Secret]
    private let assessment: RunAssessment

    init(_ run: StagedRun, _ assessment: RunAssessment, _ result: RunResult) {
      plan = run.plan
      traffic = run.traffic
      secrets = run.secrets
      self.assessment = assessment
      self.result = result
      _ = Unmanaged.passRetained(self)
    }
  }

  /// What will be asked.
  func plan() throws -> RunPlan {
    let plan = try contract.plan(
      environment: world.environment, values: world.values, base: world.base, redactor: redactor,
      setting: world.setting, writing: writing)
    guard !plan.lacksWayIn else { throw Ending.noWayIn(contract, world.environment) }
    return plan
  }

  /// What the run gives its writes: a recording has it from its making.
  private var writing: Writing {
    Writing(
      seed: world.seed, startedAt: world.startedAt ?? world.transport.now, approval: world.approval)
  }

  /// Asks, until a signal stops it, and judges what came back.
  ///
  /// `ledger`: keeps the list of what is written; nil if nothing is written to anybody.
  func run(
    _ plan: RunPlan, within limits: SendLimits, ledger: LedgerFile? = nil, quiet: Bool
  ) async throws -> Outcome {
    let start = world.transport.now
    let (run, prepared) = try await answers(to: plan, within: limits, ledger, quiet: quiet)
    if let failure = run.ledgerFailure {
      Console.complain(
        """
        error: the list of what is written cannot be kept: \(authored: failure.reason)
          = help: free space where --out leads, then run again; nothing was written after that
        """)
    }
    let (plan, traffic) = (run.plan, run.traffic)
    let redactor = redactor(hiding: run.secrets)
    let assessment = RunAssessment(
      of: plan, traffic: traffic, prepared: prepared, redactor: redactor,
      besides: unusedRecordings(redactor))
    var result = RunResult(
      toolVersion: CallReadyCommand.version, contract: contract.identity,
      environment: plan.environment, world: world.world,
      startedAt: traffic.startedAt ?? start)
    result.base = redactor.redact(plan.pbx.base)
    result.notes = world.notes
    result.rotations = world.rotations.map {
      $0.rotation(hiding: run.secrets, redactedBy: redactor)
    }
    // A replay asks nobody; its recording does not tell from where it was made.
    if world.world != .recorded {
      result.origin = traffic.origin(host: HostName.current, redactor: redactor)
    }
    assessment.report(into: &result)
    for problem in world.keepers.compactMap(\.problem) {
      result.notes.append("\(problem.message); \(problem.help)")
    }
    return Outcome(run, assessment, result)
  }

  /// Asks; answers are read and redacted while others are under way.
  private func answers(
    to plan: RunPlan, within limits: SendLimits, _ ledger: LedgerFile?, quiet: Bool
  ) async throws -> (StagedRun, [ProbedLookup?]) {
    let interruption = Interruption()
    let progress = RunProgress(plan)
    let keepers = world.keepers
    let (events, stream) = AsyncStream<[RunEvent]>.makeStream()
    let ended = EndedLookups(stream)
    var runner = Runner(
      transport: world.transport, limits: limits, concurrency: world.concurrency, budget: budget,
      heard: { for keeper in keepers { await keeper.hear($0, $1) } }
    ) { event in
      ended.add(event)
      if !quiet { progress.show(event) }
    }
    runner.ledger = ledger
    if !quiet {
      runner.asks = { question, count, stage in
        if [.writes, .malformed, .cleanUp].contains(stage) {
          progress.show(question, count: count, in: stage)
        }
      }
    }
    let asking = runner
    let executor = world.executor
    let result = await interruption.cancelling {
      await withTaskExecutorPreference(executor) {
        await lookUp(StagedRun(plan, by: asking, secrets: world.secrets), events, ended)
      }
    }
    if !quiet { progress.end() }
    do {
      return try result.get()
    } catch {
      throw Ending.complaints(error.complaints, redactor: redactor, Ending.couldNotRun)
    }
  }

  /// The whole of a run; lookups are made ready for judging with the secrets that are known by then.
  private func lookUp(
    _ begun: StagedRun, _ events: AsyncStream<[RunEvent]>,
    _ ended: EndedLookups
  ) async -> Result<(StagedRun, [ProbedLookup?]), PlanError> {
    var run = begun
    do throws(PlanError) {
      try await run.begin()
    } catch {
      ended.finish()
      return .failure(error)
    }
    let (plan, secrets) = (run.plan, run.secrets)
    let redactor = redactor(hiding: secrets)
    // A task of its own: a run that is stopped still makes ready what was answered.
    let prepared = Task { await plan.prepare(events, redactor: redactor) }
    await run.lookUp()
    ended.finish()
    var lookups = await prepared.value
    // A token that was renewed meanwhile was no secret yet for those who made them ready.
    if run.secrets.count > secrets.count {
      lookups = run.plan.prepare(run.traffic, redactor: self.redactor(hiding: run.secrets))
    }
    await run.write()
    await run.end()
    return .success((run, lookups))
  }

  /// The redactor of reports, with what a run has learned.
  private func redactor(hiding secrets: [Secret]) -> Redactor {
    secrets.count == world.secrets.count
      ? redactor : Redactor(secrets: secrets, personalData: people.hidingUnknownTexts)
  }

  /// What the environment allows one run to ask; a recording and the sandbox cost nobody anything.
  private var budget: Int {
    guard world.world == .live else { return .max }
    return contract.environment(named: world.environment)?.budget.requests ?? .max
  }

  private func unusedRecordings(_ redactor: Redactor) -> [Finding] {
    world.replay?.unused.map { place in
      let recorded = world.recording?.entry(at: place)?.exchange.request
      let request = recorded.map { redactor.redact($0) }
      return RecordingUnused.finding(
        request.map { "\($0.method) \($0.url)" } ?? "", endpoint: place.endpoint,
        number: place.number)
    } ?? []
  }
}

extension Contract {
  /// Name, version and state of the contract.
  fileprivate var identity: RunResult.ContractIdentity {
    // The folder's own name is no part of it: a contract that moves is the same contract.
    let pieces = files.flatMap { file in
      [Array((file.name.split(separator: "/").last ?? "").utf8), [0], file.utf8, [0]]
    }
    return RunResult.ContractIdentity(
      name: name.value, version: version, folder: folder,
      digest: SHA256.hexadecimal(ofPieces: pieces))
  }
}
