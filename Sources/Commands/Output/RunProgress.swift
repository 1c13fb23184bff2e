// SPDX-License-Identifier: Apache-2.0

import Checks
import Execution
import Glibc
import PBXEmulation
import Readiness
import Transports

/// Shows how far a run is: one line that is written over on a terminal, plain lines elsewhere.
///
/// Where lines stay, each scenario has one, and what comes after them one a phase.
struct RunProgress: Sendable {
  private let erasesLines = Console.erasesLines
  private let plan: RunPlan

  init(_ plan: RunPlan) {
    self.plan = plan
  }

  func show(_ event: RunEvent) {
    let step = plan.steps[event.index]
    let width = String(event.total).count
    let number = String(repeating: " ", count: max(0, width - String(event.number).count))
    let head = "[\(number)\(event.number)/\(event.total)] "
    let names = plan.scenarioNames(of: step).joined(separator: ", ")
    let phase = step.probe.phase
    guard erasesLines || !names.isEmpty else {
      let count = plan.steps.count { $0.probe.phase == phase && $0.scenarios.isEmpty }
      let isFirst = plan.steps.first { $0.probe.phase == phase && $0.scenarios.isEmpty }
      guard isFirst?.number == step.number else { return }
      let lookups = count == 1 ? "lookup" : "lookups"
      _ = Console.write(head + "\(phase.title): \(count) \(lookups)\n", to: STDERR_FILENO)
      return
    }
    let answer = event.status.map(String.init) ?? event.failure?.rawValue ?? ""
    let time = "\(event.duration.inMicroseconds / 1000) ms"
    let line = head + "\(names.isEmpty ? phase.title : names): \(answer), \(time)"
    // A line that wraps could not be written over.
    let shown = erasesLines ? "\r\u{1B}[2K" + line.prefix(Self.columns - 1) : line + "\n"
    Console.write(shown, to: STDERR_FILENO)
  }

  /// Shows how far the writes and their removal are; where lines stay, each stage has one.
  ///
  /// `count`: which question of its stage it is, from 1.
  func show(_ question: Question, count: Int, in stage: Stage) {
    let script = plan.scripts.first { $0.stage == stage }
    guard erasesLines || count == 1 else { return }
    let most = max(script?.requests ?? 0, count)
    let line =
      erasesLines
      ? "\r\u{1B}[2K" + "[\(count)/\(most)] \(question.purpose)".prefix(Self.columns - 1)
      : "\(stage.title): about \(most) requests\n"
    Console.write(String(line), to: STDERR_FILENO)
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
