// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CommandLines

@Suite struct ProgramTests {
  @Test func `the first word names the command, the others are its own`() throws {
    guard case .command(let command) = Program.sample.answer(to: ["ask", "folder", "+971", "-q"])
    else {
      Issue.record("no command")
      return
    }
    let ask = try #require(command as? AskCommand)
    #expect(ask.contract == "folder")
    #expect(ask.quiet)
  }

  @Test(arguments: ["", "help", "--help", "-h", "help nobody"])
  func `without a command the program is explained`(_ line: String) {
    #expect(
      Program.page(line) == """
        OVERVIEW: A sample.

        USAGE: sample <subcommand>

        OPTIONS:
          --version               Show the version.
          -h, --help              Show help information.

        SUBCOMMANDS:
          ask                     Asks a CRM.
          show                    Shows a page, or all.

          See 'sample help <subcommand>' for detailed help.

        """)
  }

  @Test(arguments: ["help ask", "ask --help", "ask -h", "ask a b -qh", "ask --nonsense --help"])
  func `a command is explained with all its parameters`(_ line: String) {
    #expect(
      Program.page(line) == """
        OVERVIEW: Asks a CRM.

        A paragraph that is longer than a line of the help may be, so that it has to be
        broken somewhere.

          kept  as it stands

        USAGE: sample ask <contract> <number> ... [--out <folder>] [--time-zone <time-zone>] [--set <set> ...] [--fail-on <fail-on>] [--count <count>] [--quiet]

        ARGUMENTS:
          <contract>              The contract's folder.
          <number>                Who calls.

        OPTIONS:
          --out <folder>          Where results go.
          --time-zone <time-zone> The zone. (default: UTC)
          --set <set>             A variable; may be repeated.
          --fail-on <fail-on>     What fails. (values: blocker, major, minor; default:
                                  blocker)
          --count <count>         How many.
          -q, --quiet             No progress.
          --version               Show the version.
          -h, --help              Show help information.

        """)
  }

  @Test(arguments: ["--version", "ask --version", "ask a b --version"])
  func `the version can be asked for anywhere`(_ line: String) {
    #expect(Program.page(line) == "1.2.3\n")
  }

  @Test func `a mistake is followed by help on the parameter and by the usage`() {
    #expect(
      Program.mistake("show a b") == """
        Error: Unexpected argument 'b'
        Usage: sample show [<page>]
          See 'sample show --help' for more information.

        """)
    #expect(
      Program.mistake("ask a b --count x")?.contains(
        "\nHelp:  --count <count>  How many.\nUsage: sample ask ") == true)
  }

  @Test(arguments: [
    ("sho x", "There is no subcommand 'sho'. Did you mean 'show'?"),
    ("unlike", "There is no subcommand 'unlike'"),
    ("--versoin", "Unknown option '--versoin'. Did you mean '--version'?"),
    ("-x", "Unknown option '-x'"),
    ("--generate-completion-script csh", "Completion is for one of 'bash', 'zsh', 'fish'"),
  ])
  func `what is no command is refused`(_ line: String, _ message: String) {
    #expect(
      Program.mistake(line) == """
        Error: \(message)
        Usage: sample <subcommand>
          See 'sample --help' for more information.

        """)
  }

  @Test func `many options are one word of the usage`() {
    let many = (1...13).map { Parameter.option("o\($0)", help: "") }
    #expect(HelpPage.usage("sample", many) == "sample [<options>]")
  }

  @Test func `shells learn commands, options and choices`() throws {
    let bash = try #require(Program.page("--generate-completion-script bash"))
    #expect(bash.contains("compgen -W 'ask show help --help --version'"))
    #expect(bash.contains("--fail-on) COMPREPLY=($(compgen -W 'blocker major minor'"))
    #expect(bash.hasSuffix("complete -o filenames -F _sample sample\n"))
    let zsh = try #require(Program.page("--generate-completion-script zsh"))
    #expect(zsh.hasPrefix("#compdef sample\n") && zsh.hasSuffix(bash))
    let fish = try #require(Program.page("--generate-completion-script fish"))
    #expect(
      fish.contains(
        "complete -c sample -n '__fish_seen_subcommand_from ask' -l quiet -s q -d 'No progress.'\n")
    )
    #expect(fish.contains("-l fail-on -r -fa 'blocker major minor' -d 'What fails.'\n"))
  }
}
