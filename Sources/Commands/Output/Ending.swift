// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
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

  /// Shows that a run needs a token and has no way to one, and ends.
  static func noWayIn(_ contract: Contract, _ environment: String) -> ExitCode {
    let declared = contract.environment(named: environment)?.secrets.first {
      $0.name.value == "refresh_token"
    }
    let source: RedactedText? = declared.map {
      "the secret refresh_token (\($0.source.words)) could not be had"
    }
    let command: RedactedText =
      "callready login \(authored: contract.folder) --env \(authored: environment)"
    return message(
      """
      no token is stored for the environment '\(authored: environment)', and \
      \(source ?? "it has no secret refresh_token")
      """,
      help: declared == nil
        ? "log in with `\(command)`; in CI write `refresh_token: { from: env … }` under its secrets"
        : "log in with `\(command)`, or give the secret its value", couldNotRun)
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

extension SecretSource {
  /// The source as a contract writes it.
  fileprivate var words: RedactedText {
    switch self {
    case .environment(let name): "env \(authored: name)"
    case .file(let path): "file \(authored: path)"
    case .command(let words): "command \(authored: words.first ?? "")"
    }
  }
}
