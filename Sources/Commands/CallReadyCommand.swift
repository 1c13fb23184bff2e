// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser

/// `callready`: the root of the command line.
public struct CallReadyCommand: AsyncParsableCommand {
  /// Version of the program, as results and reports name it.
  public static let version = "0.1.0"

  /// Name, subcommands and help.
  public static let configuration = CommandConfiguration(
    commandName: "callready",
    abstract: "Proves that a CRM answers as a Yeastar P-Series PBX will ask.",
    discussion: """
      A contract is a folder with contract.yaml and one file per endpoint. Exit status: 0 ready, \
      4 not ready, 3 could not ask, 2 the contract cannot be read, 64 wrong usage.
      """,
    version: version,
    subcommands: [
      RunCommand.self, PlanCommand.self, LintCommand.self, LookupCommand.self, ReportCommand.self,
      ExplainCommand.self, SchemaCommand.self, SandboxCommand.self,
    ])

  /// The command line's root; ArgumentParser makes it.
  public init() {}
}
