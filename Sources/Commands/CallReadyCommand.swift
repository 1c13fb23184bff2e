// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Glibc

/// `callready`: the root of the command line.
public enum CallReadyCommand {
  /// Version of the program, as results and reports name it.
  public static let version = "0.1.0"

  private static var program: Program {
    Program(
      name: "callready", version: version,
      summary: CommandSummary(
        "Proves that a CRM answers as a Yeastar P-Series PBX will ask.",
        discussion: """
          A contract is a folder with contract.yaml and one file per endpoint. Exit status: 0 ready, \
          4 not ready, 3 could not ask, 2 the contract cannot be read, 64 wrong usage.
          """),
      commands: [
        RunCommand.self, PlanCommand.self, LintCommand.self, LookupCommand.self, LoginCommand.self,
        CleanupCommand.self, ReportCommand.self, ExplainCommand.self, SchemaCommand.self,
        SandboxCommand.self, RenderCommand.self, PathCommand.self, TemplateCommand.self,
      ])
  }

  /// Does what the words behind the program's name say, and ends the program.
  ///
  /// It ends here, on whichever thread that is: to go back to the first one would need another.
  public static func start(_ words: [String]) async -> Never {
    exit(await run(words))
  }

  private static func run(_ words: [String]) async -> Int32 {
    switch program.answer(to: words) {
    case .command(let command): return await run(command)
    case .page(let text):
      Console.printDocument(text)
      return 0
    case .mistake(let text):
      Console.write(text, to: STDERR_FILENO)
      return Ending.wrongUsage.rawValue
    }
  }

  private static func run(_ command: any Command) async -> Int32 {
    do {
      try await command.run()
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    } catch let error as UsageError {
      Console.write(program.text(of: error, in: type(of: command)), to: STDERR_FILENO)
      return Ending.wrongUsage.rawValue
    } catch {
      Console.write("Error: \(error)\n", to: STDERR_FILENO)
      return EXIT_FAILURE
    }
  }
}
