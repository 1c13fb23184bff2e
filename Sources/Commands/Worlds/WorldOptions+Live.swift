// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Contracts
import Credentials
import CurlTransports
import Diagnostics
import Glibc
import PBXEmulation
import Readiness
import Redaction

extension WorldOptions {
  /// The CRM itself, with the secrets of the environment.
  func live(
    _ environment: Contracts.Environment, _ plain: [String: String]
  ) throws -> PreparedWorld {
    try AuthorityFile.check(caFile)
    let secrets = try secrets(of: environment)
    let transport = CurlTransport(
      options: CurlOptions(version: CallReadyCommand.version, caFile: caFile))
    return PreparedWorld(
      world: .live, transport: transport, environment: environment.name.value,
      values: VariableValues(plain: plain, secrets: secrets), executor: transport.executor)
  }

  private func secrets(of environment: Contracts.Environment) throws -> [String: Secret] {
    let reader = SecretReader(environment: Self.variables(), allowsCommands: allowCommands)
    do {
      let (secrets, warnings) = try reader.secrets(of: environment)
      show(warnings, redactor: Redactor(secrets: Array(secrets.values)))
      try refuseShort(secrets, of: environment)
      return secrets
    } catch let error as SecretsUnavailable {
      throw Ending.complaints(error.complaints, Ending.couldNotRun)
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

  /// A secret this short is a piece of too many words to be kept out of what is written.
  static let shortestSecret = 4

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

  /// The environment variables of this process.
  private static func variables() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let pointer = entry.pointee {
      let pair = String(cString: pointer).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { variables[String(pair[0])] = String(pair[1]) }
      entry += 1
    }
    return variables
  }
}
