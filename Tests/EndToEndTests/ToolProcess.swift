// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// The program under test, running in a process group of its own.
///
/// Its output goes to files, so that it never waits for a reader; what it started ends with it.
final class ToolProcess: Sendable {
  /// How a process ended.
  enum Status: Equatable, Sendable {
    case exited(Int32)
    case signalled(Int32)
    /// It was killed, as it did not end in time.
    case overdue
  }

  /// What a process left.
  struct Ending: Sendable {
    let status: Status
    let output: String
    let errors: String
  }

  /// Where standard output goes.
  enum Output: Sendable {
    case file
    /// A pipe that nobody reads any more.
    case closedPipe
  }

  let scratch: Scratch
  private let process: pid_t
  private let names: (output: String, errors: String)

  /// Starts the program, in the scratch folder if no other one is given.
  ///
  /// The variables are added to a small environment without proxies and credentials.
  init(
    _ arguments: [String], in scratch: Scratch, folder: String? = nil,
    environment: [String: String] = [:], output: Output = .file
  ) throws {
    self.scratch = scratch
    let name = scratch.unusedName("process")
    names = (scratch.path(name + ".stdout"), scratch.path(name + ".stderr"))
    var spawning = Spawning()
    defer { spawning.free() }
    spawning.write(1, to: names.output)
    spawning.write(2, to: names.errors)
    var pipe: CInt = -1
    if case .closedPipe = output {
      pipe = try Self.closedPipe()
      spawning.use(pipe, as: 1)
    }
    defer { if pipe >= 0 { close(pipe) } }
    spawning.closeTheRest()
    var variables = ["PATH": "/usr/bin:/bin", "HOME": scratch.path, "LANG": "C.UTF-8"]
    variables.merge(environment) { $1 }
    let words = try [ProgramUnderTest.path] + arguments
    let started = spawning.start(words, in: folder ?? scratch.path, variables)
    process = try #require(started)
  }

  /// The writing end of a pipe without a reading one.
  private static func closedPipe() throws -> CInt {
    var ends: [CInt] = [-1, -1]
    let isOpen = Glibc.pipe(&ends) == 0
    try #require(isOpen)
    close(ends[0])
    return ends[1]
  }

  /// Waits for the end; after the deadline the whole group is killed.
  func ending(within deadline: Duration = .seconds(60)) async throws -> Ending {
    let clock = ContinuousClock()
    let end = clock.now.advanced(by: deadline)
    var status: Int32 = 0
    var isOverdue = false
    while waitpid(process, &status, WNOHANG) == 0 {
      if clock.now >= end, !isOverdue {
        isOverdue = true
        kill(-process, SIGKILL)
      }
      try await Task.sleep(for: .milliseconds(2))
    }
    kill(-process, SIGKILL)
    let signal = status & 0x7F
    return Ending(
      status: isOverdue ? .overdue : signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal),
      output: self.output, errors: errors)
  }

  /// What it wrote to standard output so far.
  var output: String { Files.text(names.output) ?? "" }

  /// What it wrote to standard error so far.
  var errors: String { Files.text(names.errors) ?? "" }

  /// Waits until standard output holds a text, and returns what is behind it in its line.
  func line(after text: String) async throws -> String {
    let clock = ContinuousClock()
    let end = clock.now.advanced(by: .seconds(30))
    while true {
      let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      if let line = lines.first(where: { $0.hasPrefix(text) }) {
        return String(line.dropFirst(text.count))
      }
      try #require(clock.now < end, "no '\(text)' in \(output) \(errors)")
      try await Task.sleep(for: .milliseconds(2))
    }
  }

  /// Sends a signal to the process alone.
  func send(_ signal: Int32) { kill(process, signal) }

  deinit {
    kill(-process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }
}

/// Runs the program to its end.
func callready(
  _ arguments: [String], in scratch: Scratch, folder: String? = nil,
  environment: [String: String] = [:]
) async throws -> ToolProcess.Ending {
  try await ToolProcess(arguments, in: scratch, folder: folder, environment: environment).ending()
}
