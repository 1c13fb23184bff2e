// SPDX-License-Identifier: Apache-2.0

/// How a call ended, in the telephone system's words and in the CRM's.
enum CallStatus {
  private static let words = [
    "ANSWERED": "answered", "VOICEMAIL": "voicemail", "BUSY": "busy", "FAILED": "failed",
  ]

  /// The words that a telephone system can send.
  static let known = "ANSWERED, NO ANSWER, VOICEMAIL, BUSY or FAILED"

  /// The CRM's word; nil if the telephone system has no such word.
  ///
  /// Who did not pick up was missed if the call came in, and did not answer if it went out.
  static func stored(_ word: String, direction: String?) -> String? {
    let word = word.uppercased()
    if word == "NO ANSWER" { return direction == "inbound" ? "missed" : "no-answer" }
    return words[word]
  }
}
