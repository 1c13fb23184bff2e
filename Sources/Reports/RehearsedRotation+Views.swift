// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction
import Transports

extension RehearsedRotation {
  /// Which secret, what came of it, by whom and when.
  var headline: RedactedText {
    let outcome: RedactedText = works ? "works" : "does not work"
    return """
      the rotation of \(RedactedText(authored: secret).shown(upTo: 60)) \(outcome), rehearsed by \
      \(by.shown(upTo: 120)) at \(authored: at.rfc3339)
      """
  }
}

extension RehearsedRotation.Step {
  /// What was tried, what came of it, and whether that is right.
  var sentence: RedactedText {
    let outcome: RedactedText = isAccepted ? "accepted" : "refused"
    let verdict: RedactedText =
      isAccepted == shouldBeAccepted
      ? "as it must" : shouldBeAccepted ? "must be accepted" : "must be refused"
    let words: RedactedText = answer.isEmpty ? "" : ": \(answer.shown(upTo: 200))"
    return "\(tried.shown(upTo: 80)): \(outcome), \(verdict)\(words)"
  }
}
