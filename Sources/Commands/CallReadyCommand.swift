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
      RunCommand.self, PlanCommand.self, LintCommand.self, LookupCommand.self, LoginCommand.self,
      CleanupCommand.self, ReportCommand.self, ExplainCommand.self, SchemaCommand.self,
      SandboxCommand.self,
      RenderCommand.self, PathCommand.self, TemplateCommand.self,
    ])

  /// The command line's root; ArgumentParser makes it.
  public init() {}

  /// Runs the subcommand that the arguments name.
  ///
  /// ArgumentParser reads options by reflection, which takes longer than a check: so only those of
  /// the subcommand are read. What cannot be read so (help, completion, mistakes) takes the long
  /// way and gets ArgumentParser's own words.
  public static func start() async {
    guard let command = subcommand(in: CommandLine.arguments.dropFirst()) else {
      return await main()
    }
    do {
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        var command = command
        try command.run()
      }
    } catch {
      exit(withError: error)
    }
  }

  /// The subcommand that the first argument names, if it understands all others.
  private static func subcommand(in arguments: ArraySlice<String>) -> (any ParsableCommand)? {
    let type = configuration.subcommands.first {
      $0.configuration.commandName == arguments.first
    }
    return try? type?.parse(Array(arguments.dropFirst()))
  }
}
