// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A program that has been started, and the pipe that it prints to.
///
/// It has no input and no terminal, so that it fails instead of asking; what it complains about is
/// dropped, since that may hold a secret too.
struct ChildProcess {
  /// Why a program gave no line; never holds what it printed.
  enum Fault: Error {
    /// The system refused, with this error number.
    case system(CInt)
    case late
    case status(CInt)
    case signal(CInt)
    case line(FirstLine.Fault)
  }

  private let id: pid_t
  private let output: CInt

  /// Starts a program; without a slash in its name it is searched for in `PATH`.
  init(_ arguments: [String], environment: [String: String]) throws(Fault) {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(errno) }
    defer { close(ends[1]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    var process: pid_t = 0
    let code = Self.start(&process, arguments, environment, output: ends[1])
    guard code == 0 else {
      close(ends[0])
      throw .system(code)
    }
    id = process
    output = ends[0]
  }

  /// The first line it prints; call it once.
  ///
  /// The program must end well within the deadline, or it is killed with all that it has started.
  /// Its end counts, not the end of its output: a program that it leaves behind may hold the pipe.
  func firstLine(within deadline: Duration) throws(Fault) -> String {
    defer { close(output) }
    let end = ContinuousClock.now.advanced(by: deadline)
    var line = FirstLine()
    var isOpen = true
    while true {
      if let status = try ended() {
        // What it printed last is in the pipe by now.
        while isOpen, !line.isComplete, receive(&line, isOpen: &isOpen) {}
        return try Self.text(of: line, status)
      }
      guard ContinuousClock.now < end else {
        kill()
        throw .late
      }
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      poll(&waiting, isOpen ? 1 : 0, Self.pause)
      _ = receive(&line, isOpen: &isOpen)
    }
  }

  /// Milliseconds after which the program's end is looked for again.
  private static let pause: CInt = 2

  private static func text(of line: FirstLine, _ status: CInt) throws(Fault) -> String {
    guard status & 0x7F == 0 else { throw .signal(status & 0x7F) }
    guard status == 0 else { throw .status(status >> 8 & 0xFF) }
    do throws(FirstLine.Fault) { return try line.text() } catch { throw .line(error) }
  }

  /// Takes what is in the pipe without waiting; false if there is nothing.
  private func receive(_ line: inout FirstLine, isOpen: inout Bool) -> Bool {
    guard isOpen else { return false }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(output, &buffer, buffer.count)
    if count > 0 { line.append(buffer[..<count]) }
    if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { isOpen = false }
    return count > 0
  }

  /// How it ended; nil while it runs.
  private func ended() throws(Fault) -> CInt? {
    var status: CInt = 0
    let result = waitpid(id, &status, WNOHANG)
    if result == id { return status }
    guard result == 0 || errno == EINTR else { throw .system(errno) }
    return nil
  }

  /// Ends the whole session and leaves no zombie.
  private func kill() {
    _ = Glibc.kill(-id, SIGKILL)
    var status: CInt = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
  }
}

extension ChildProcess {
  /// `POSIX_SPAWN_SETSID`, which `spawn.h` keeps from Swift; the number belongs to glibc's ABI.
  private static let newSession: CInt = 0x80

  /// Starts the program in a session of its own, which has no terminal; zero or an error number.
  private static func start(
    _ process: inout pid_t, _ arguments: [String], _ environment: [String: String], output: CInt
  ) -> CInt {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // Sockets and files of ours are none of the program's business either; closing what is not open
    // does no harm.
    for descriptor in CInt(3)..<1024 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Signals that we ignore or block are none of the program's business.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = newSession | CInt(POSIX_SPAWN_SETSIGMASK) | CInt(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var settings: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    return posix_spawnp(&process, arguments[0], &actions, &attributes, &words, &settings)
  }
}
