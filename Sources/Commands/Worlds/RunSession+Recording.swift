// SPDX-License-Identifier: Apache-2.0

import Contracts
import Execution
import PBXEmulation
import Recordings
import Redaction
import Transports

extension RunSession {
  /// Writes the traffic as a recording: loopback as it was, anything else with people masked.
  func record(_ outcome: Outcome, to folder: String) throws {
    let masks = outcome.plan.steps.contains {
      DeclaredPeople.masksForRecording($0.request.url)
    }
    let redactor = Redactor(
      secrets: outcome.secrets, personalData: masks ? people : KeepsPersonalData())
    var header = header(of: outcome, redactedBy: redactor)
    header.masksPersonalData = masks
    do throws(RecordingError) {
      try Recording.write(drafts(of: outcome, redactor), header: header, to: folder)
    } catch {
      throw Ending.recording(error)
    }
    if masks { Console.complain("note: \(RecordedExtras.limited)") }
  }

  /// The exchanges of each endpoint, numbered in the order of the run.
  private func drafts(of outcome: Outcome, _ redactor: Redactor) -> [Recording.Draft] {
    var files: [(name: String, exchanges: [HARFile.Recorded])] = []
    func add(_ exchange: Exchange, _ number: Int, to name: String) {
      let recorded = HARFile.Recorded(number, redactor.redact(exchange))
      if let place = files.firstIndex(where: { $0.name == name }) {
        files[place].exchanges.append(recorded)
      } else {
        files.append((name, [recorded]))
      }
    }
    for named in outcome.traffic.named { add(named.exchange, named.number, to: named.endpoint) }
    if files.isEmpty { files.append(("contact-search", [])) }
    return files.map { Recording.Draft(endpoint: $0.name, exchanges: $0.exchanges) }
  }

  /// What a replay must know besides the exchanges.
  private func header(of outcome: Outcome, redactedBy redactor: Redactor) -> RecordingHeader {
    var header = RecordingHeader(
      contract: contract.name.value, environment: world.environment,
      seed: outcome.plan.writeRun == nil ? 0 : outcome.plan.writing.seed,
      masksPersonalData: true)
    header.variables = world.values.plain.sorted { $0.key < $1.key }.map {
      RecordingHeader.Variable($0.key, redactor.redact($0.value))
    }
    if world.base != nil || !contract.needsSession {
      header.variables.append(
        .init(RecordedExtras.base, redactor.redact(outcome.plan.pbx.base)))
    }
    if outcome.plan.writeRun != nil {
      header.variables.append(
        .init(
          RecordedExtras.started, redactor.redact(outcome.plan.writing.startedAt.rfc3339)))
    }
    if let approval = outcome.plan.writing.approval {
      header.variables.append(
        .init(RecordedExtras.approval, redactor.redact(approval.person)))
    }
    if world.setting.hasVirtualTime {
      header.variables.append(.init(RecordedExtras.virtualTime, "yes"))
    }
    if world.setting.keepsIdentities {
      header.variables.append(.init(RecordedExtras.keepsIdentities, "yes"))
    }
    let keeping = Redactor(secrets: outcome.secrets, personalData: KeepsPersonalData())
    for record in world.rotations {
      header.variables.append(
        .init(RecordedExtras.rotation(record.secret), keeping.redact(record.text)))
    }
    header.placeholders = redactor.placeholders.map(RecordedPlaceholder.init)
    let recorded = Set(redactor.placeholders.map(\.name))
    for secret in world.secrets where !recorded.contains(secret.name) {
      header.variables.append(
        .init(RecordedExtras.secret(secret.name), redactor.redact(secret.reveal())))
    }
    return header
  }
}
