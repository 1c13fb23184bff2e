// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A running copy of a program that answers one line with one line.
struct WorkerProcess: ~Copyable {
  /// What came of a question.
  enum Reply: Equatable {
    case line(String)
    /// The process ended without an answer: `signal 11`, or `exit 1`.
    case died(String)
    case late
  }

  private let process: pid_t
  private let input: CInt
  private let output: CInt
  private var unread: [UInt8] = []
  private var hasEnded = false

  /// Starts a program.
  init(_ command: [String]) throws {
    var questions: [CInt] = [0, 0]
    var answers: [CInt] = [0, 0]
    guard pipe(&questions) == 0 else { throw SpawnProblem(reason: errno) }
    guard pipe(&answers) == 0 else { throw SpawnProblem(reason: errno) }
    // Ends that a second worker inherited would keep the first from seeing that we are gone.
    for end in [questions[1], answers[0]] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    process = try Self.start(command, input: questions[0], output: answers[1])
    close(questions[0])
    close(answers[1])
    input = questions[1]
    output = answers[0]
  }

  private static func start(_ command: [String], input: CInt, output: CInt) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (end, standard) in [(input, CInt(0)), (output, 1)] {
      posix_spawn_file_actions_adddup2(&actions, end, standard)
      posix_spawn_file_actions_addclose(&actions, end)
    }
    let words = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let status = posix_spawn(&process, command.first ?? "", &actions, nil, words, environ)
    guard status == 0 else { throw SpawnProblem(reason: status) }
    return process
  }

  /// Asks one question; after any reply but a line the process is of no more use.
  mutating func ask(_ line: [UInt8], limit: Duration) -> Reply {
    let deadline = ContinuousClock.now + limit
    guard Output(descriptor: input).write(String(decoding: line, as: UTF8.self) + "\n") else {
      return .died(ending())
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let answer = String(decoding: unread[..<end], as: UTF8.self)
        unread.removeSubrange(...end)
        return .line(answer)
      }
      guard waits(until: deadline) else { return .late }
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return .died(ending()) }
      unread += buffer[..<count]
    }
  }

  /// Waits for something to read; whether it came in time.
  private func waits(until deadline: ContinuousClock.Instant) -> Bool {
    while true {
      let left = (deadline - ContinuousClock.now) / .milliseconds(1)
      guard left > 0 else { return false }
      var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let count = poll(&descriptor, 1, CInt(min(left.rounded(.up), 60_000)))
      if count > 0 { return true }
    }
  }

  /// How the process ended; it has closed its output, so that it should soon.
  private mutating func ending() -> String {
    var status: CInt = 0
    for _ in 0..<500 where !hasEnded {
      hasEnded = waitpid(process, &status, WNOHANG) == process
      if !hasEnded { usleep(10_000) }
    }
    guard hasEnded else { return "closed output" }
    let signal = status & 0x7F
    return signal == 0 ? "exit \(status >> 8 & 0xFF)" : "signal \(signal)"
  }

  deinit {
    close(input)
    close(output)
    guard !hasEnded else { return }
    kill(process, SIGKILL)
    var status: CInt = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }
}

/// Why a worker could not be started.
struct SpawnProblem: Error, CustomStringConvertible {
  let reason: CInt

  var description: String { "cannot start a worker: \(String(cString: strerror(reason)))" }
}
