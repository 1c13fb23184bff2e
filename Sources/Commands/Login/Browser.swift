// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Opens an address in the person's browser, if there is one.
enum Browser {
  /// Programs that hand an address to the desktop's browser.
  private static let openers = ["xdg-open", "wslview"]

  /// Starts the browser and does not wait for it; false if there is none.
  static func open(_ address: String, environment: [String: String]) -> Bool {
    let hasDesktop = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].contains {
      environment[$0]?.isEmpty == false
    }
    guard hasDesktop else { return false }
    let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    for opener in openers {
      for folder in folders where access("\(folder)/\(opener)", X_OK) == 0 {
        return start(["\(folder)/\(opener)", address])
      }
    }
    return false
  }

  /// Starts a program without input and output; it ends before or after this one, nobody waits.
  private static func start(_ words: [String]) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process = pid_t()
    return posix_spawn(&process, words[0], &actions, nil, &arguments, environ) == 0
  }
}
