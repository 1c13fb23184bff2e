// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What `posix_spawn` has to be told.
struct Spawning {
  private var actions = posix_spawn_file_actions_t()
  private var attributes = posix_spawnattr_t()

  /// A process group of its own, no descriptors of ours, no blocked signals, standard input empty.
  init() {
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawnattr_setpgroup(&attributes, 0)
    // Threads of the task pool block most signals, and a child would inherit that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigemptyset(&all)
    for number in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&all, number) }
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  mutating func write(_ descriptor: CInt, to path: String) {
    posix_spawn_file_actions_addopen(
      &actions, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  }

  mutating func use(_ descriptor: CInt, as other: CInt) {
    posix_spawn_file_actions_adddup2(&actions, descriptor, other)
  }

  /// Keeps everything but the standard streams from the process.
  mutating func closeTheRest() {
    // A child that held sockets of the tests open would keep other tests waiting for their end.
    for descriptor in CInt(3)..<1024 { posix_spawn_file_actions_addclose(&actions, descriptor) }
  }

  /// The process; nil if it could not be started.
  mutating func start(
    _ words: [String], in folder: String, _ variables: [String: String]
  ) -> pid_t? {
    // The system's C library has no way to say the folder; `env` becomes the program.
    let words = (["env", "-C", folder] + words).map { strdup($0) } + [nil]
    let environment = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + environment { Glibc.free(word) } }
    var process = pid_t()
    guard posix_spawn(&process, "/usr/bin/env", &actions, &attributes, words, environment) == 0
    else {
      return nil
    }
    return process
  }

  mutating func free() {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
}
