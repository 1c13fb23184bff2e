// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import Execution
import PBXEmulation
import Readiness
import Recordings
import Redaction
import Transports

extension WorldOptions {
  /// A recording, whose placeholders are the secrets and whose values are the contract's.
  func recorded(
    _ folder: String, _ contract: Contract, _ environment: Contracts.Environment,
    _ options: ContractOptions
  ) throws -> PreparedWorld {
    let recording = try read(folder)
    if let asked = options.environment, let header = recording.header, header.environment != asked {
      throw Ending.message(
        """
        the recording was made in the environment '\(authored: header.environment)', not in \
        '\(authored: asked)'
        """, help: "leave --env out, or give the recording of that environment", Ending.wrongUsage)
    }
    let environment =
      recording.header.flatMap { contract.environment(named: $0.environment) } ?? environment
    var values = values(of: recording, environment, try options.variables(of: environment))
    let base = values.plain.removeValue(forKey: RecordedExtras.base)
    let started = values.plain.removeValue(forKey: RecordedExtras.started)
    let approval = values.plain.removeValue(forKey: RecordedExtras.approval)
    let keeps = values.plain.removeValue(forKey: RecordedExtras.keepsIdentities)
    let virtual = values.plain.removeValue(forKey: RecordedExtras.virtualTime)
    let rotations = values.plain.keys.filter(RecordedExtras.isRotation).sorted().compactMap {
      values.plain.removeValue(forKey: $0).flatMap(RotationFile.init)
    }
    // Requests are compared redacted, so people in them are masked as they were when recording.
    let masks = recording.header?.masksPersonalData == true
    let people: any PersonalDataPolicy =
      masks ? contract.declaredPeople(in: values.plain) : KeepsPersonalData()
    let transport = ReplayTransport(
      recording, redactor: Redactor(secrets: recording.replaySecrets, personalData: people))
    var world = PreparedWorld(
      world: .recorded, transport: transport,
      environment: recording.header?.environment ?? environment.name.value, values: values,
      replay: transport, recording: recording)
    world.base = base
    world.rotations = rotations
    world.seed = recording.header?.seed ?? 0
    world.startedAt = started.flatMap { Timestamp(rfc3339: $0) }
    world.approval = approval.map { Writing.Approval(person: $0, reason: "recorded") }
    world.setting = LifecycleSetting(
      hasVirtualTime: virtual != nil, keepsIdentities: keeps != nil)
    if masks { world.notes.append(RecordedExtras.limited) }
    return world
  }

  private func values(
    of recording: Recording, _ environment: Contracts.Environment, _ plain: [String: String]
  ) -> VariableValues {
    var values = VariableValues(plain: plain)
    for variable in recording.header?.variables ?? [] {
      values.plain[variable.name] = variable.value.text
    }
    for secret in recording.replaySecrets { values.secrets[secret.name] = secret }
    // A secret that the recorded run did not have: a replay needs no credentials.
    for declared in environment.secrets where values.secrets[declared.name.value] == nil {
      let name = declared.name.value
      let shared = values.plain.removeValue(forKey: RecordedExtras.secret(name))
      values.secrets[name] = Secret(shared ?? "not-recorded-\(name)", name: name)
    }
    return values
  }

  private func read(_ folder: String) throws -> Recording {
    do {
      return try Recording.read(folder: folder)
    } catch {
      throw Ending.recording(error)
    }
  }
}
