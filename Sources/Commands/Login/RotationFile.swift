// SPDX-License-Identifier: Apache-2.0

import Credentials
import JSONValues
import Readiness
import Redaction
import Transports

/// The record of a rehearsed rotation, as a file or a recording keeps it.
struct RotationFile {
  /// Whose secret.
  let key: StoreKey
  /// The secret's name.
  let secret: String
  /// When the rehearsal began.
  let at: Timestamp
  /// The whole record.
  let text: String
  private let by: String
  private let works: Bool
  private let steps: [Step]

  private struct Step {
    let tried: String
    let at: Timestamp
    let isAccepted: Bool
    let expected: String
    let answer: String
  }

  /// Reads a record of version 1; nil if it is none.
  init?(_ text: String) {
    guard let root = try? JSONDocument(parsing: Array(text.utf8)).root,
      root["callready-rotation"]?.int == 1,
      let contract = root["contract"]?.string, let environment = root["environment"]?.string,
      let secret = root["secret"]?.string, let by = root["by"]?.string,
      let at = root["at"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
      let works = root["works"]?.bool
    else { return nil }
    let steps = root["steps"]?.elements ?? []
    self.steps = steps.compactMap(Self.step)
    guard self.steps.count == steps.count else { return nil }
    key = StoreKey(contract: contract, environment: environment)
    (self.secret, self.by, self.at, self.works, self.text) = (secret, by, at, works, text)
  }

  private static func step(_ step: JSONValue) -> Step? {
    guard let tried = step["tried"]?.string,
      let at = step["at"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
      let accepted = step["accepted"]?.bool, let expected = step["expected"]?.string,
      let answer = step["answer"]?.string
    else { return nil }
    return Step(tried: tried, at: at, isAccepted: accepted, expected: expected, answer: answer)
  }

  /// What reports show of it.
  ///
  /// Whoever wrote the file, no secret of the run is shown. Who made the rehearsal has given the name
  /// for the record; what the CRM said may name other people.
  func rotation(hiding secrets: [Secret], redactedBy redactor: Redactor) -> RehearsedRotation {
    let keeping = Redactor(secrets: secrets, personalData: KeepsPersonalData())
    return RehearsedRotation(
      secret: keeping.redact(secret).text, by: keeping.redact(by), at: at, works: works,
      steps: steps.map { step in
        RehearsedRotation.Step(
          tried: keeping.redact(step.tried), at: step.at, isAccepted: step.isAccepted,
          shouldBeAccepted: step.expected == "accepted", answer: redactor.redact(step.answer))
      })
  }
}
