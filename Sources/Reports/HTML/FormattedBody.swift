// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Redaction

extension RedactedText {
  /// JSON with line breaks and indentation; anything else as it is.
  ///
  /// For reading only: spelling of numbers, order and duplicates of keys stay, but escapes of a
  /// string are resolved. The results file has the body as it came.
  var formattedJSON: RedactedText {
    guard let first = text.utf8.first(where: { $0 > 0x20 }), first == 0x7B || first == 0x5B,
      let document = try? JSONDocument(parsing: text, maximumDepth: 64)
    else { return self }
    return RedactedText(restored: JSONOutput(document.root).text(pretty: true))
  }
}
