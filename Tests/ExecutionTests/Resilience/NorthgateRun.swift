// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Execution
import PBXEmulation
import Readiness
import Redaction
import Sandboxes
import Synchronization
import Transports

/// A whole run of a contract of this repository against the sandbox CRM, without a socket.
struct NorthgateRun {
  let transport: NorthgateTransport
  let plan: RunPlan
  let result: RunResult
  let traffic: RunTraffic
  /// What was to be written and was removed, as a list on disk would have it.
  let ledger: MemoryLedger

  init(
    _ name: String = "northgate-writes", concurrency: Int? = nil, faults: [String] = [],
    changes: [(String, String)] = [], adding files: [String: String] = [:],
    interference: @escaping NorthgateTransport.Interference = { _ in nil }
  ) async throws {
    let contract = try Self.contract(name, changes, adding: files)
    let transport = try NorthgateTransport(faults: faults, interference: interference)
    let place = contract.environments[0]
    var values = VariableValues(
      plain: ["base_url": "http://northgate.test", "client_id": NorthgateTransport.clientID])
    for variable in place.variables where values.plain[variable.name.value] == nil {
      values.plain[variable.name.value] = variable.value.value
    }
    var secrets: [Secret] = []
    for declared in place.secrets {
      let name = declared.name.value
      let secret = Secret(transport.credentials.value(forSecret: name), name: name)
      values.secrets[name] = secret
      secrets.append(secret)
    }
    let plan = try RunPlan(
      contract: contract, environment: place.name.value,
      pbx: try PBX(contract: contract, values: values),
      setting: LifecycleSetting(hasVirtualTime: true),
      writing: Writing(seed: 7, startedAt: transport.now))
    ledger = MemoryLedger()
    var runner = Runner(
      transport: transport, limits: SendLimits(deadline: .seconds(5)), concurrency: concurrency)
    runner.ledger = ledger
    var run = StagedRun(plan, by: runner, secrets: secrets)
    try await run.begin()
    await run.lookUp()
    await run.write()
    await run.end()
    var result = RunResult(
      toolVersion: "0", contract: .init(name: name, version: "1", folder: name, digest: "d"),
      environment: place.name.value, world: .sandbox, startedAt: transport.now)
    RunAssessment(
      of: run.plan, traffic: run.traffic, redactor: Redactor(secrets: run.secrets)
    ).report(into: &result)
    self.transport = transport
    self.plan = plan
    self.result = result
    traffic = run.traffic
  }

  /// The contract with texts of its files changed, and with more files.
  private static func contract(
    _ name: String, _ changes: [(String, String)], adding more: [String: String]
  ) throws -> Contract {
    let package = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let read = try ContractReader.read(folder: "\(package)/Contracts/\(name)")
    guard !changes.isEmpty || !more.isEmpty else { return read }
    let files = read.files.map { file -> (String, [UInt8]) in
      var text = String(decoding: file.utf8, as: UTF8.self)
      for (old, new) in changes { text = text.replacing(old, with: new) }
      return (String(file.name.split(separator: "/").last ?? ""), Array(text.utf8))
    }
    return try ContractReader.read(
      files: Dictionary(uniqueKeysWithValues: files).merging(
        more.mapValues { Array($0.utf8) }
      ) { $1 }, folder: name)
  }

  /// Code, endpoint and message of each finding.
  var findings: [String] {
    result.findings.map { "\($0.kind.code) \($0.subject.endpoint): \($0.message)" }
  }
}

/// A list of written records that is not on disk.
final class MemoryLedger: WriteLedger {
  private let entries = Mutex<[String]>([])

  var lines: [String] { entries.withLock { $0 } }

  func intend(_ record: WrittenRecord) async throws(LedgerFailure) { add("intend", record) }
  func wrote(_ record: WrittenRecord) async throws(LedgerFailure) { add("wrote", record) }
  func removed(_ record: WrittenRecord) async throws(LedgerFailure) { add("removed", record) }

  private func add(_ word: String, _ record: WrittenRecord) {
    entries.withLock { $0.append("\(word) \(record.endpoint.rawValue) \(record.id ?? "")") }
  }
}
