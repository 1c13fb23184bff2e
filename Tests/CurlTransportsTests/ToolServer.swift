// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// A server program of the system, run from a folder of its own until nobody needs it.
final class ToolServer: Sendable {
  let folder: ScratchFolder
  private let process: pid_t

  /// Starts the program and waits until it listens.
  init(_ arguments: [String], in folder: ScratchFolder, listeningOn port: Int) async throws {
    self.folder = folder
    process = try Tool.start(arguments)
    var waits = 0
    while true {
      if let socket = RawSocket.connect(port: port, blocking: true) {
        close(socket)
        return
      }
      waits += 1
      try #require(waits < 2000, "\(arguments[0]) does not listen")
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  deinit {
    kill(process, SIGTERM)
    _ = Tool.wait(for: process)
  }
}

/// Programs of the system that some tests need.
enum Tool {
  /// Where a program is; nil if it is not installed.
  static func path(_ name: String) -> String? {
    ["/usr/bin/", "/usr/sbin/", "/usr/local/bin/"].map { $0 + name }
      .first { access($0, X_OK) == 0 }
  }

  static func isInstalled(_ name: String) -> Bool { path(name) != nil }

  /// Runs a program to its end and demands success.
  static func run(_ arguments: [String]) throws {
    let process = try start(arguments)
    try #require(wait(for: process) == 0, "\(arguments) failed")
  }

  /// Starts a program with its output thrown away.
  static func start(_ arguments: [String]) throws -> pid_t {
    let program = try #require(Tool.path(arguments[0]))
    var process = pid_t()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // A child that held our sockets open would keep tests waiting for their end.
    for descriptor in Int32(3)..<1024 {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    for descriptor in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    // Threads of the task pool block most signals, and a child inherits that: SIGTERM would be lost.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    try #require(posix_spawn(&process, program, &actions, &attributes, words, environ) == 0)
    return process
  }

  static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}

/// A new folder that goes away with its last user.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/callready-tests-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit {
    if let process = try? Tool.start(["rm", "-rf", path]) { _ = Tool.wait(for: process) }
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String) throws {
    let file = try #require(fopen(file(name), "w"))
    defer { fclose(file) }
    try #require(fputs(text, file) >= 0)
  }

  /// Makes a certificate that vouches for itself and is good for `localhost` only.
  func makeCertificate() throws {
    try Tool.run([
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
      "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
      "-keyout", file("key.pem"), "-out", file("certificate.pem"),
    ])
  }
}
