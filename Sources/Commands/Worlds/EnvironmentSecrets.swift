// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import Credentials
import Diagnostics
import Redaction

/// Fetches the secrets of an environment, or ends the command with what is missing.
struct EnvironmentSecrets {
  /// Whether programs named by a contract may be run.
  let allowsCommands: Bool

  /// A secret this short is a piece of too many words to be kept out of what is written.
  static let shortestSecret = 4

  private var reader: SecretReader {
    SecretReader(environment: ProcessEnvironment.variables(), allowsCommands: allowsCommands)
  }

  /// The secrets by name.
  ///
  /// - Parameters:
  ///   - environment: whose.
  ///   - names: which; nil for all.
  /// - Returns: the values by name.
  /// - Throws: the command's end, once the complaints have been shown.
  func read(
    of environment: Contracts.Environment, only names: Set<String>? = nil
  ) throws -> [String: Secret] {
    do {
      let (secrets, warnings) = try reader.secrets(of: environment, only: names)
      show(warnings, redactor: Redactor(secrets: Array(secrets.values)))
      try refuseShort(secrets, of: environment)
      return secrets
    } catch let error as SecretsUnavailable {
      throw Ending.complaints(error.complaints, Ending.couldNotRun)
    }
  }

  /// A secret that something else can stand in for; nil if it cannot be had.
  func find(_ source: SecretSource, named name: String) -> Secret? {
    try? reader.secret(from: source, named: name)
  }

  /// A secret whose place the command line names.
  func read(from source: SecretSource, named name: String) throws -> Secret {
    do {
      return try reader.secret(from: source, named: name)
    } catch {
      throw Ending.problem(error)
    }
  }

  private func show(_ warnings: [Complaint], redactor: Redactor) {
    let renderer = CaretRenderer(redactor: redactor)
    for warning in warnings {
      var notice = Notice("warning", warning.code, warning.message)
      notice.span = warning.span
      notice.help = warning.remedy
      Console.complain(renderer.render(notice))
    }
  }

  private func refuseShort(
    _ secrets: [String: Secret], of environment: Contracts.Environment
  ) throws {
    let complaints = environment.secrets.compactMap { declared -> Complaint? in
      guard let secret = secrets[declared.name.value] else { return nil }
      let length = secret.reveal().utf8.count
      guard length < Self.shortestSecret else { return nil }
      return Complaint(
        "secret-too-short",
        """
        the secret '\(authored: declared.name.value)' is too short to be kept out of reports and \
        recordings
        """, at: declared.sourceSpan,
        remedy: "check what is there; a secret has at least \(Self.shortestSecret) bytes")
    }
    if !complaints.isEmpty { throw Ending.complaints(complaints, Ending.couldNotRun) }
  }
}
