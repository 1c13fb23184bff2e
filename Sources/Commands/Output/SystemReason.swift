// SPDX-License-Identifier: Apache-2.0

import Glibc
import Redaction

/// Why the system refused, in its own words but in this program's style.
struct SystemReason {
  let code: CInt

  init(_ code: CInt) { self.code = code }

  var text: RedactedText {
    let words = String(cString: strerror(code))
    return "\(authored: words.prefix(1).lowercased() + words.dropFirst())"
  }
}
