// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Diagnostics

extension Parameter {
  /// Whom to trust.
  static let authorities = option(
    "ca-file", help: "A PEM file of certificate authorities to trust instead of the system's.")

  /// Whether programs may be asked for secrets.
  static let allowsCommands = flag(
    "allow-commands", help: "Allow secrets that the contract takes from a program's output.")

  /// How requests are shown.
  static let curl = flag("curl", help: "As commands for curl.")
}

extension ArgumentReader {
  /// The mildest severity that fails; blocker by default.
  mutating func severity(_ help: String) throws(UsageError) -> Severity {
    try value(
      .option(
        "fail-on", choices: Severity.allCases.map { $0.rawValue },
        standard: Severity.blocker.rawValue, help: help)
    ) { Severity(rawValue: $0) } ?? .blocker
  }

  /// How long something may take.
  mutating func deadline(
    _ name: String, or standard: AnswerDeadline, help: String
  ) throws(UsageError) -> AnswerDeadline {
    try value(.option(name, standard: standard.text, help: help)) {
      AnswerDeadline(argument: $0)
    } ?? standard
  }
}
