// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Redaction

extension InputFile {
  /// The bytes of a file that is asked about, or of standard input for `-`.
  static func document(_ path: String) throws(ExitCode) -> [UInt8] {
    do {
      return try bytes(of: path == "-" ? "/dev/stdin" : path)
    } catch {
      throw Ending.message(
        error.message, help: "give a file that can be read, or - for standard input",
        Ending.couldNotRun)
    }
  }
}
