// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Glibc
import Redaction

/// Why one secret could not be had.
///
/// Holds names of places, never a value.
enum SecretProblem: Error {
  case unset(String)
  case empty(String)
  case unreadable(String, reason: String)
  case commandsForbidden(String)
  case commandFailed(String, reason: String)

  func complaint(
    about declaration: SecretDeclaration, in environment: Contracts.Environment
  ) -> Complaint {
    let name = declaration.name.value
    let (message, remedy) = words(name, environment.name.value)
    return Complaint("secret-unavailable", message, at: declaration.sourceSpan, remedy: remedy)
  }

  /// The problem with a secret whose place the command line named.
  func problem(of name: String) -> LoginProblem {
    let (message, remedy) = words(name, "")
    if case .unset(let variable) = self {
      return LoginProblem(.contract, message, help: "export \(authored: variable)=…")
    }
    return LoginProblem(.contract, message, help: remedy)
  }

  /// What the system says about an error number.
  static func words(_ code: CInt) -> String { String(cString: strerror(code)) }

  private func words(
    _ name: String, _ environment: String
  ) -> (message: RedactedText, remedy: RedactedText) {
    switch self {
    case .unset(let variable):
      (
        "the secret '\(authored: name)' needs the environment variable \(authored: variable)",
        "export \(authored: variable)=…, or choose another environment than "
          + "'\(authored: environment)' with --env"
      )
    case .empty(let source):
      (
        "the secret '\(authored: name)' is empty: \(authored: source) holds nothing",
        "put the value there; it is never written in a contract"
      )
    case .unreadable(let path, let reason):
      (
        "the secret '\(authored: name)' cannot be read from '\(authored: path)'",
        "\(authored: reason); write the value into that file, first line"
      )
    case .commandsForbidden(let program):
      (
        "the secret '\(authored: name)' needs the program '\(authored: program)'",
        "read the contract's `from: command …`; if you trust it, run with --allow-commands"
      )
    case .commandFailed(let program, let reason):
      (
        "the program '\(authored: program)' gave no secret '\(authored: name)'",
        "\(authored: reason); run it by hand and look at what it prints"
      )
    }
  }
}
