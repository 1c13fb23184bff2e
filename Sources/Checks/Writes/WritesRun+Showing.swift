// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

extension WritesRun {
  /// What a record should hold: the contract's words and what the run itself has sent, so that only
  /// numbers and addresses of people whom the contract does not name are hidden.
  func shown(expected text: String) -> RedactedText { redactor.redact(text).shortened }

  /// What a record holds: a single word, such as a state, an instant or an id, is shown; a text of
  /// several words may be somebody's name and is shown only if the contract or the run has it.
  func shown(found text: String) -> RedactedText {
    let isWord = text.utf8.count <= 64 && !text.contains(where: \.isWhitespace)
    return (isWord ? redactor.redact(text) : redactor.redact(value: text)).shortened
  }
}
