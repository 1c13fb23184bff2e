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
      secrets: world.secrets, personalData: masks ? people : KeepsPersonalData())
    let recorded = outcome.traffic.exchanges.enumerated().map { index, exchange in
      HARFile.Recorded(index + 1, redactor.redact(exchange))
    }
    var header = header(redactedBy: redactor, base: outcome.plan.pbx.base)
    header.masksPersonalData = masks
    let draft = Recording.Draft(endpoint: "contact-search", exchanges: recorded)
    do throws(RecordingError) {
      try Recording.write([draft], header: header, to: folder)
    } catch {
      throw Ending.recording(error)
    }
    if masks { Console.complain("note: \(RecordedExtras.limited)") }
  }

  /// What a replay must know besides the exchanges.
  private func header(redactedBy redactor: Redactor, base: String) -> RecordingHeader {
    var header = RecordingHeader(
      contract: contract.name.value, environment: world.environment, seed: 0,
      masksPersonalData: true)
    header.variables = world.values.plain.sorted { $0.key < $1.key }.map {
      RecordingHeader.Variable($0.key, redactor.redact($0.value))
    }
    header.variables.append(.init(RecordedExtras.base, redactor.redact(base)))
    header.placeholders = redactor.placeholders.map(RecordedPlaceholder.init)
    let recorded = Set(redactor.placeholders.map(\.name))
    for secret in world.secrets where !recorded.contains(secret.name) {
      header.variables.append(
        .init(RecordedExtras.secret(secret.name), redactor.redact(secret.reveal())))
    }
    return header
  }
}
