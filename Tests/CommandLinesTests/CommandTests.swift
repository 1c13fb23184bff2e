// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Testing

@Suite struct CommandTests {
  @Test func `what is not given has the value that the help tells`() throws {
    let command = try AskCommand.parse(["folder", "+971"])
    #expect(command.contract == "folder")
    #expect(command.numbers == ["+971"])
    #expect(command.out == nil)
    #expect(command.zone == "UTC")
    #expect(command.variables.isEmpty)
    #expect(command.failOn == .blocker)
    #expect(command.count == nil)
    #expect(!command.quiet)
  }

  @Test func `options stand anywhere, with their value behind them or behind an equals sign`()
    throws
  {
    let command = try AskCommand.parse([
      "-q", "--set", "a=1", "folder", "--out=there", "+971", "--set=b=2=3", "--count", "7", "+972",
      "--fail-on", "minor", "--time-zone", "Asia/Dubai",
    ])
    #expect(command.contract == "folder")
    #expect(command.numbers == ["+971", "+972"])
    #expect(command.out == "there")
    #expect(command.zone == "Asia/Dubai")
    #expect(command.variables == ["a=1", "b=2=3"])
    #expect(command.failOn == .minor)
    #expect(command.count == 7)
    #expect(command.quiet)
  }

  @Test func `the last of several values counts`() throws {
    #expect(try AskCommand.parse(["a", "b", "--out", "x", "--out", "y"]).out == "y")
    #expect(throws: UsageError.self) { try AskCommand.parse(["a", "b", "--count=x", "--count=1"]) }
  }

  @Test func `behind two dashes nothing is an option, and one dash never is`() throws {
    #expect(try AskCommand.parse(["--", "-a", "--out"]).numbers == ["--out"])
    #expect(try AskCommand.parse(["-", "b", "--out", "-"]).out == "-")
  }

  @Test func `an empty text is a value`() throws {
    #expect(try AskCommand.parse(["a", "", "--out="]).numbers == [""])
    #expect(try AskCommand.parse(["a", "", "--out="]).out == "")
    #expect(try AskCommand.parse(["a", "b", "--out", ""]).out == "")
  }

  @Test func `an argument that can be left out is nil without one`() throws {
    #expect(try ShowCommand.parse([]).page == nil)
    #expect(try ShowCommand.parse(["x"]).page == "x")
  }

  @Test(arguments: [
    (["a"], "Missing expected argument '<number> ...'"),
    ([], "Missing expected argument '<contract>'"),
    (["a", "b", "--out"], "Missing value for '--out <folder>'"),
    (["a", "b", "--out", "-q"], "Missing value for '--out <folder>'"),
    (["a", "b", "--count", "-5"], "Missing value for '--count <count>'"),
    (["a", "b", "--count", "many"], "The value 'many' is invalid for '--count <count>'"),
    (
      ["a", "b", "--fail-on=x"],
      """
      The value 'x' is invalid for '--fail-on <fail-on>'. Please provide one of 'blocker', 'major' or \
      'minor'.
      """
    ),
    (["a", "b", "--qiet"], "Unknown option '--qiet'. Did you mean '--quiet'?"),
    (["a", "b", "--nothing-like-it=1"], "Unknown option '--nothing-like-it'"),
    (["a", "b", "-x"], "Unknown option '-x'"),
    (
      ["a", "b", "--quiet=yes"],
      "The option '--quiet' does not take any value, but 'yes' was specified."
    ),
    (["a", "b", "-q", "--out", "loud"], "--quiet and --out loud exclude each other"),
  ])
  func `a line that cannot be understood says why`(_ words: [String], _ message: String) {
    #expect {
      try AskCommand.parse(words)
    } throws: {
      ($0 as? UsageError)?.message == message
    }
  }

  @Test func `what stands in no place is told`() {
    for (words, message) in [
      (["a", "b"], "Unexpected argument 'b'"),
      (["a", "b", "c"], "2 unexpected arguments: 'b', 'c'"),
    ] {
      #expect {
        try ShowCommand.parse(words)
      } throws: {
        ($0 as? UsageError)?.message == message
      }
    }
  }
}
