// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Glibc
import Redaction

/// Writes to the standard streams, whole texts at a time.
enum Console {
  /// Writes redacted text to standard output.
  static func print(_ text: RedactedText) { printDocument(text.text + "\n") }

  /// Writes a text of our own making to standard output, without a line break.
  ///
  /// Ends the program if the text cannot be written: success would be a lie. A reader that went
  /// away wanted no more, which is no failure.
  static func printDocument(_ text: String) {
    guard let reason = write(text, to: STDOUT_FILENO), reason != EPIPE else { return }
    let message: RedactedText = "standard output cannot be written: \(SystemReason(reason).text)"
    exit(
      Ending.message(message, help: "free space, or send it elsewhere", Ending.couldNotRun).rawValue
    )
  }

  /// Writes redacted text to standard error.
  static func complain(_ text: RedactedText) { write(text.text + "\n", to: STDERR_FILENO) }

  /// Whether standard output is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether colours may be used: a terminal, and no NO_COLOR.
  static var usesColor: Bool {
    isTerminal && obeysCodes && getenv("NO_COLOR") == nil
  }

  /// Whether a line on standard error can be written over.
  static var erasesLines: Bool { isatty(STDERR_FILENO) == 1 && obeysCodes }

  /// Whether the terminal says that it understands escape codes.
  private static var obeysCodes: Bool {
    guard let terminal = getenv("TERM") else { return false }
    return String(cString: terminal) != "dumb"
  }

  /// Writes a whole text, and returns why that was not possible; nil if it was.
  @discardableResult
  static func write(_ text: String, to descriptor: CInt) -> CInt? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else {
        if count < 0, errno == EINTR { continue }
        return count < 0 ? errno : EIO
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
