// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import Credentials
import Redaction
import Transports

/// Rehearses the renewal of a secret and writes down what came of it.
struct RotationRehearsal {
  let choice: LoginContext.Choice
  /// The secret's name.
  let secret: String
  /// Where the old one is.
  let old: SecretSource
  /// Who makes it.
  let by: String
  /// Where the record goes; nil for a new file under `.callready/rotations`.
  let file: String?

  /// Makes the rehearsal; ends with 4 if the rotation does not work.
  func run() async throws {
    let context = try LoginContext(choice, besides: [secret])
    let old = try EnvironmentSecrets(allowsCommands: choice.allowsCommands).read(
      from: self.old, named: secret)
    let began = context.desk.transport.now
    let steps: [SecretRotation.Step]
    do {
      steps = try await SecretRotation(context.desk, replacing: old, in: context.store).steps()
    } catch { throw Ending.problem(error) }
    let record = RotationRecord(
      key: context.service.key, secret: secret, by: by, at: began, steps: steps)
    let path = try write(record)
    for step in record.steps { show(step) }
    Console.print("record: \(authored: path)")
    guard record.isGood else { throw Self.notReady }
    Console.print("the rotation of '\(authored: secret)' works")
  }

  /// A promise is broken.
  private static let notReady = ExitCode(4)

  private func show(_ step: SecretRotation.Step) {
    let outcome: RedactedText = step.isAccepted ? "accepted" : "refused"
    let verdict: RedactedText =
      step.isGood ? "as it must" : step.shouldBeAccepted ? "must be accepted" : "must be refused"
    let words: RedactedText = step.words.isEmpty ? "" : ": \(step.words)"
    Console.print("\(step.name): \(outcome), \(verdict)\(words)")
  }

  private func write(_ record: RotationRecord) throws -> String {
    do {
      guard let file else {
        let folder = try OutputFolder(creating: RotationFolder.usual)
        let time = record.at.rfc3339.prefix(19).map { $0 == ":" ? "-" : $0 }
        let name = "\(String(time))Z-\(context(record)).json"
        try folder.write(record.fileBytes, to: name)
        return folder.path + "/" + name
      }
      try OutputFolder.write(record.fileBytes, to: file)
      return file
    } catch {
      throw Ending.message(
        error.message, help: "choose another file with --record",
        Ending.couldNotRun)
    }
  }

  /// Letters and digits of the contract's key and the secret's name.
  private func context(_ record: RotationRecord) -> String {
    "\(record.key.contract)-\(record.secret)".map {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") ? String($0) : "_"
    }.joined()
  }
}
