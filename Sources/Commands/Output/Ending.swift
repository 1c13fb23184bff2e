// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Credentials
import Diagnostics
import Recordings
import Redaction

/// Why a command ends before it could do its work, with its exit status.
enum Ending {
  /// The contract cannot be read.
  static let unreadable = ExitCode(2)
  /// Something outside the contract kept the command from asking.
  static let couldNotRun = ExitCode(3)
  /// The command line makes no sense.
  static let wrongUsage = ExitCode(64)

  /// Shows complaints and ends.
  static func complaints(
    _ complaints: [Complaint], redactor: Redactor = Redactor(secrets: []), _ code: ExitCode
  ) -> ExitCode {
    let renderer = CaretRenderer(redactor: redactor, usesColor: false)
    for complaint in complaints.sorted() { Console.complain(renderer.render(complaint)) }
    return code
  }

  /// Shows a message with its remedy and ends.
  static func message(_ message: RedactedText, help: RedactedText, _ code: ExitCode) -> ExitCode {
    Console.complain("error: \(message)\n  = help: \(help)")
    return code
  }

  /// Shows why a log-in or the token store failed, and ends.
  static func problem(_ problem: LoginProblem) -> ExitCode {
    message(
      problem.message, help: problem.help, problem.kind == .contract ? unreadable : couldNotRun)
  }

  /// Shows why a recording could not be read or written, and ends.
  static func recording(_ error: RecordingError) -> ExitCode {
    switch error {
    case .file(let failure):
      message(
        "cannot \(failure.action) '\(authored: failure.path)': \(failure.reason)",
        help: failure.remedy, couldNotRun)
    case .unreadable(let found): complaints(found, couldNotRun)
    }
  }
}
