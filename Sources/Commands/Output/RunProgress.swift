// SPDX-License-Identifier: Apache-2.0

import Execution
import Glibc
import Readiness
import Transports

/// Shows how far a run is: one line that is written over on a terminal, plain lines elsewhere.
struct RunProgress: Sendable {
  private let erasesLines = Console.erasesLines

  func show(_ event: RunEvent) {
    let width = String(event.total).count
    let number = String(repeating: " ", count: max(0, width - String(event.number).count))
    let answer = event.status.map(String.init) ?? event.failure?.rawValue ?? ""
    let time = "\(event.duration.inMicroseconds / 1000) ms"
    let names = event.scenarios.joined(separator: ", ")
    let line = "[\(number)\(event.number)/\(event.total)] \(names): \(answer), \(time)"
    // A line that wraps could not be written over.
    let shown = erasesLines ? "\r\u{1B}[2K" + line.prefix(Self.columns - 1) : line + "\n"
    Console.write(shown, to: STDERR_FILENO)
  }

  /// How wide the terminal is.
  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Takes the line away again.
  func end() {
    if erasesLines { Console.write("\r\u{1B}[2K", to: STDERR_FILENO) }
  }
}
