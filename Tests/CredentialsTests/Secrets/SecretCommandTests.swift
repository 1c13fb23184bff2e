// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Credentials

@Suite struct SecretCommandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The program and the reason why it gives no secret; nil if it does.
  func refusal(_ arguments: [String], within deadline: Duration = .seconds(20)) -> [String]? {
    let command = SecretCommand(arguments: arguments, deadline: deadline)
    do throws(SecretProblem) {
      _ = try command.firstLine(environment: ["PATH": "/usr/bin:/bin"])
      return nil
    } catch {
      guard case .commandFailed(let program, let reason) = error else { return ["another problem"] }
      return [program, reason]
    }
  }

  @Test func `a program is found by its path or in PATH`() throws {
    for name in ["/bin/echo", "echo"] {
      let command = SecretCommand(arguments: [name, "a", "b c"], deadline: .seconds(20))
      #expect(try command.firstLine(environment: [:]) == "a b c")
    }
    let script = try folder.write("script", "#!/bin/sh\necho \"$1-$KEY\"\n", mode: 0o700)
    let command = SecretCommand(arguments: [script, "x"], deadline: .seconds(20))
    #expect(try command.firstLine(environment: ["KEY": "value"]) == "x-value")
  }

  @Test func `what cannot be started is refused with the system's reason`() throws {
    #expect(refusal(["/no/such"]) == ["/no/such", "No such file or directory"])
    #expect(refusal(["no-such-program"]) == ["no-such-program", "No such file or directory"])
    #expect(refusal([""]) == ["", "No such file or directory"])
    #expect(refusal([]) == ["", "none is named"])
    #expect(refusal([folder.path]) == [folder.path, "Permission denied"])
    let text = try folder.write("text", "echo key\n")
    #expect(refusal([text]) == [text, "Permission denied"])
    // Without `#!` a shell would have to guess, and there is none.
    let bare = try folder.write("bare", "echo key\n", mode: 0o700)
    #expect(refusal([bare]) == [bare, "Exec format error"])
    // A whole command line is the name of a program, and of none.
    #expect(refusal(["/bin/echo key"]) == ["/bin/echo key", "No such file or directory"])
  }

  @Test func `a zero byte does not cut an argument short`() {
    #expect(refusal(["/bin/echo\0x"])?.last == "it is written with a zero byte")
    #expect(refusal(["/bin/echo", "a\0b"])?.last == "it is written with a zero byte")
  }

  static let endings = [
    ("exit 3", "it ended with status 3"), ("kill -9 $$", "signal 9 ended it"),
    ("printf '\\377'", "its first line is not UTF-8 text"),
    ("head -c 70000 /dev/zero | tr '\\0' a", "its first line is longer than 64 KiB"),
  ]

  @Test(arguments: endings)
  func `how a program ended is told`(_ script: String, _ reason: String) {
    #expect(refusal(["/bin/sh", "-c", script]) == ["/bin/sh", reason])
  }

  static let deadlines: [(Duration, String)] = [
    (.milliseconds(50), "50 ms"), (.zero, "0 s"), (.milliseconds(1), "1 ms"),
    (.seconds(-1), "-1 s"), (.seconds(Int64.min), "\(Int64.min) s"),
  ]

  @Test(arguments: deadlines)
  func `the deadline is told`(_ deadline: Duration, _ words: String) {
    #expect(
      refusal(["/bin/sleep", "60"], within: deadline)?.last == "it took longer than \(words)")
  }
}
