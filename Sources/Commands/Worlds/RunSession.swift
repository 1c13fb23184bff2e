// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Checks
import Contracts
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
    people = contract.declaredPeople(in: world.values.plain)
    redactor = Redactor(secrets: world.secrets, personalData: people.hidingUnknownTexts)
  }

  /// What a run leaves: results to write, and raw exchanges for a recording.
  ///
  /// Nothing of it is freed: the process ends with the run, and to free thousands of answers one by
  /// one would take a tenth of a replay's time.
  final class Outcome: Sendable {
    let plan: RunPlan
    let traffic: RunTraffic
    let result: RunResult
    private let assessment: RunAssessment

    init(
      _ plan: RunPlan, _ traffic: RunTraffic, _ assessment: RunAssessment, _ result: RunResult
    ) {
      self.plan = plan
      self.traffic = traffic
      self.assessment = assessment
      self.result = result
      _ = Unmanaged.passRetained(self)
    }
  }

  /// What will be asked.
  func plan() throws -> RunPlan {
    try contract.plan(
      environment: world.environment, values: world.values, base: world.base, redactor: redactor)
  }

  /// Asks, until a signal stops it, and judges what came back.
  func run(_ plan: RunPlan, within limits: SendLimits, quiet: Bool) async -> Outcome {
    let start = world.transport.now
    let (traffic, prepared) = await answers(to: plan, within: limits, quiet: quiet)
    let assessment = RunAssessment(
      of: plan, traffic: traffic, prepared: prepared, redactor: redactor,
      besides: unusedRecordings())
    var result = RunResult(
      toolVersion: CallReadyCommand.version, contract: contract.identity,
      environment: plan.environment, world: world.world,
      startedAt: traffic.startedAt ?? start)
    result.base = redactor.redact(plan.pbx.base)
    result.notes = world.notes
    // A replay asks nobody; its recording does not tell from where it was made.
    if world.world != .recorded {
      result.origin = traffic.origin(host: HostName.current, redactor: redactor)
    }
    assessment.report(into: &result)
    return Outcome(plan, traffic, assessment, result)
  }

  /// Asks; answers are read and redacted while others are under way.
  private func answers(
    to plan: RunPlan, within limits: SendLimits, quiet: Bool
  ) async -> (RunTraffic, [PreparedLookup?]) {
    let interruption = Interruption()
    let progress = RunProgress(plan)
    let (events, ended) = AsyncStream<RunEvent>.makeStream()
    let runner = Runner(
      transport: world.transport, limits: limits, concurrency: world.concurrency, budget: budget
    ) { event in
      ended.yield(event)
      if !quiet { progress.show(event) }
    }
    let executor = world.executor
    async let prepared = plan.prepare(events, redactor: redactor)
    let traffic = await interruption.cancelling {
      await withTaskExecutorPreference(executor) { await runner.traffic(of: plan) }
    }
    ended.finish()
    if !quiet { progress.end() }
    return (traffic, await prepared)
  }

  /// What the environment allows one run to ask; a recording and the sandbox cost nobody anything.
  private var budget: Int {
    guard world.world == .live else { return .max }
    return contract.environment(named: world.environment)?.budget.requests ?? .max
  }

  private func unusedRecordings() -> [Finding] {
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
    var bytes: [UInt8] = []
    for file in files {
      bytes += Array((file.name.split(separator: "/").last ?? "").utf8) + [0] + file.utf8 + [0]
    }
    return RunResult.ContractIdentity(
      name: name.value, version: version, folder: folder, digest: SHA256.hexadecimal(of: bytes))
  }
}
