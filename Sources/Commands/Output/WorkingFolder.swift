// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The folder that relative paths begin in.
enum WorkingFolder {
  /// Its absolute path; `.` if the system does not tell.
  static var path: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard let end = getcwd(&buffer, buffer.count) else { return "." }
    return String(cString: end)
  }
}
