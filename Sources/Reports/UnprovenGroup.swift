// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

/// Promises that were not proven for the same reason: one line of a report.
struct UnprovenGroup {
  /// The checks that are named at most.
  private static let codesShown = 4

  /// The code or the reason in words.
  let cause: RedactedText
  /// Whether the cause is a code.
  let isCode: Bool
  private(set) var count = 0
  /// The checks whose promises they are, in the order of first appearance.
  private var codes: [String] = []

  init(cause: RedactedText, isCode: Bool) {
    self.cause = cause
    self.isCode = isCode
  }

  mutating func add(_ promise: PromiseResult) {
    count += 1
    if !codes.contains(promise.code) { codes.append(promise.code) }
  }

  /// `12 promises not proven because of auth-accepted`.
  var sentence: RedactedText { "\(head) \(cause.shown())" }

  /// The sentence up to its cause.
  var head: RedactedText {
    isCode
      ? "\(count.of("promise")) not proven because of"
      : "\(count.of("promise")) not proven:"
  }

  /// The first checks, and how many there are if some are left away.
  var checks: RedactedText {
    let shown = codes.prefix(Self.codesShown).joined(separator: ", ")
    let more = codes.count > Self.codesShown ? ", … (\(codes.count))" : ""
    return RedactedText(authored: shown + more).shown()
  }
}

extension PromiseResult {
  /// Whether a code, not a reason in words, says why it was not judged.
  var isPreventedByCode: Bool {
    if case .notProven(because: .policy) = outcome { return false }
    return true
  }
}
