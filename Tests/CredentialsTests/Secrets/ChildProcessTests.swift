// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import Credentials

@Suite struct ChildProcessTests {
  /// What a shell script prints first, or why not.
  static func line(
    _ script: String, within deadline: Duration = .seconds(20),
    environment: [String: String] = ["PATH": "/usr/bin:/bin"]
  ) throws -> String {
    try ChildProcess(["/bin/sh", "-c", script], environment: environment)
      .firstLine(within: deadline)
  }

  static let printed = [
    ("echo key", "key"), ("printf key", "key"), ("printf 'key\\r\\n'", "key\r"),
    ("echo key; echo more", "key"), ("true", ""), ("echo; echo more", ""),
    ("printf k; sleep 0.05; printf 'ey\\nmore'", "key"), ("echo key; exec >&-; sleep 0.05", "key"),
    ("sleep 0.05; echo key", "key"),
    // 1 MB in lines: more than a pipe holds.
    ("yes key | head -c 1000000", "key"),
  ]

  @Test(arguments: printed)
  func `the first line that a program prints is its answer`(_ script: String, _ line: String) throws
  {
    #expect(try Self.line(script) == line)
  }

  @Test func `what a program has printed when it ends is not lost`() throws {
    for _ in 0..<30 { #expect(try Self.line("echo key") == "key") }
  }

  static let failures = [
    ("echo key; exit 3", "status(3)"), ("exit 255", "status(255)"),
    ("exec >&-; exit 1", "status(1)"),
    ("echo key; kill -9 $$", "signal(9)"), ("kill -TERM $$", "signal(15)"),
    ("printf 'k\\377'", "line(notText)"), ("printf 'k\\000'", "line(notText)"),
    ("head -c 1000000 /dev/zero | tr '\\0' a", "line(tooLong)"),
  ]

  @Test(arguments: failures)
  func `a program that ends badly or prints no text gave nothing`(
    _ script: String, _ fault: String
  ) {
    let error = #expect(throws: ChildProcess.Fault.self) { try Self.line(script) }
    let told = error.map { "\($0)" } ?? ""
    #expect(told.replacing("Credentials.FirstLine.Fault.", with: "") == fault)
  }

  /// Whether a process is gone; nobody may be left to reap one whose parent was killed.
  static func isGone(_ id: pid_t) -> Bool {
    guard kill(id, 0) == 0 else { return errno == ESRCH }
    let descriptor = open("/proc/\(id)/stat", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return true }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = max(0, read(descriptor, &buffer, buffer.count))
    return String(decoding: buffer[..<count], as: UTF8.self).contains(") Z ")
  }

  static let endless = [
    "sleep 60", "yes", "while :; do :; done", "exec >&-; sleep 60", "echo key; sleep 60",
    "trap '' TERM INT HUP; while :; do sleep 60; done",
  ]

  @Test(arguments: endless)
  func `a program that never ends is killed with all it has started`(_ script: String) throws {
    let folder = try TemporaryFolder()
    let start = ContinuousClock.now
    let error = #expect(throws: ChildProcess.Fault.self) {
      let script = "sleep 60 & echo $! > \(folder.path)/b; echo $$ > \(folder.path)/a; " + script
      return try Self.line(script, within: .milliseconds(200))
    }
    #expect(error.map { "\($0)" } == "late")
    // It sleeps for a minute; what counts is that nobody waits for that.
    #expect(ContinuousClock.now - start < .seconds(30))
    let parent = try #require(pid_t(try SecretFile(path: "\(folder.path)/a").firstLine))
    let child = try #require(pid_t(try SecretFile(path: "\(folder.path)/b").firstLine))
    #expect(kill(parent, 0) == -1 && errno == ESRCH, "the program is a zombie or lives")
    var patience = 1000
    while !Self.isGone(child), patience > 0 {
      usleep(2000)
      patience -= 1
    }
    #expect(patience > 0, "what the program started lives")
  }

  @Test func `a program that has ended is no zombie`() throws {
    let id = try #require(pid_t(try Self.line("echo $$")))
    #expect(kill(id, 0) == -1 && errno == ESRCH)
  }

  @Test func `a program left behind with the pipe in its hand holds nobody up`() throws {
    #expect(try Self.line("echo key; sleep 8 &", within: .seconds(5)) == "key")
    #expect(try Self.line("sleep 8 & printf key", within: .seconds(5)) == "key")
  }

  @Test func `no time is no time`() {
    for deadline in [Duration.zero, .seconds(-1), .seconds(Int64.min)] {
      let error = #expect(throws: ChildProcess.Fault.self) {
        try Self.line("sleep 60", within: deadline)
      }
      #expect(error.map { "\($0)" } == "late")
    }
    #expect(throws: Never.self) { try Self.line("echo key", within: .seconds(Int64.max)) }
  }

  static let hostile = [
    "$HOME", "$(id)", "`id`", ";id", "a b", "  ", "*", "~", "'", "\"", "\\", "|cat", ">x", "&",
    "#x",
    "é日😀", "-e", "%s", "",
  ]

  @Test(arguments: hostile)
  func `an argument is passed on as it is and no shell reads it`(_ argument: String) throws {
    let process = try ChildProcess(
      ["/usr/bin/printf", "<%s>\\n", argument], environment: ["PATH": "/usr/bin:/bin"])
    #expect(try process.firstLine(within: .seconds(20)) == "<\(argument)>")
  }

  @Test func `a program has no input, and what it complains about is dropped`() throws {
    #expect(try Self.line("cat; echo end") == "end")
    #expect(try Self.line("readlink /proc/$$/fd/0") == "/dev/null")
    #expect(try Self.line("readlink /proc/$$/fd/2") == "/dev/null")
    #expect(try Self.line("echo key >&2") == "")
  }

  @Test func `a program stands alone, without a terminal`() throws {
    let line = try Self.line("read -r stat < /proc/$$/stat; echo $stat")
    let words = line.split(separator: " ")
    try #require(words.count > 7)
    #expect(words[4] == words[0], "it leads a group")
    #expect(words[5] == words[0], "it leads a session")
    #expect(words[6] == "0", "it has no terminal")
  }

  @Test func `signals that we ignore are not ignored by the program`() throws {
    let before = signal(SIGUSR2, SIG_IGN)
    defer { signal(SIGUSR2, before) }
    let ignored = try Self.line("grep SigIgn /proc/self/status")
    let mask = try #require(ignored.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) })
    // Signals 32 and 33 are glibc's own; it ignores them in every child.
    #expect(mask & 0x7FFF_FFFF == 0)
    let blocked = try Self.line("grep SigBlk /proc/self/status")
    #expect(blocked == "SigBlk:\t0000000000000000")
  }

  @Test func `a program has the environment that it is given and no other`() throws {
    let process = try ChildProcess(["/usr/bin/env"], environment: ["A": "b c='d\"=é"])
    #expect(try process.firstLine(within: .seconds(20)) == "A=b c='d\"=é")
    let bare = try ChildProcess(["/usr/bin/env"], environment: [:])
    #expect(try bare.firstLine(within: .seconds(20)) == "")
  }

  @Test func `our own pipes are closed again`() throws {
    func pipes() -> Int {
      (0..<256).count { fcntl($0, F_GETFD) >= 0 }
    }
    _ = try Self.line("true")
    let before = pipes()
    for _ in 0..<40 {
      _ = try Self.line("true")
      #expect(throws: ChildProcess.Fault.self) { try ChildProcess(["/none"], environment: [:]) }
    }
    // Tests beside this one may open a few.
    #expect(pipes() < before + 40)
  }
}
