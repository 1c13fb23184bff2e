// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction
import Transports

/// Rehearsed renewals of secrets: who, when, and what was accepted.
enum RotationSection {
  static func html(of result: RunResult) -> HTMLText {
    guard !result.rotations.isEmpty else { return "" }
    return """
      <section aria-labelledby="rotations"><h2 id="rotations">Renewal of secrets, rehearsed</h2>
      <p>Made before this run with <code>callready login --rotate</code>.</p>
      \(result.rotations.map(rotation))
      </section>
      """
  }

  private static func rotation(_ rotation: RehearsedRotation) -> HTMLText {
    let steps = rotation.steps.map { "<li>\($0.sentence)</li>" as HTMLText }
    return """
      <p><b>\(rotation.headline)</b></p>
      <ol>\(steps)</ol>
      """
  }
}
