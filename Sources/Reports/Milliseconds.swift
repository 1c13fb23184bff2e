// SPDX-License-Identifier: Apache-2.0

import Redaction

extension Int {
  /// A number of microseconds for people: `12 ms`; below a millisecond in tenths.
  var asMilliseconds: RedactedText {
    self < 1000 ? "0.\(self / 100) ms" : "\(self / 1000) ms"
  }
}
