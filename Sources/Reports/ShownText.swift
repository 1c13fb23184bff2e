// SPDX-License-Identifier: Apache-2.0

import Redaction

extension RedactedText {
  /// The text in one line without anything that steers a terminal, of a length people read.
  ///
  /// A results file may come from elsewhere, so even what an author wrote is made harmless.
  func shown(upTo limit: Int = 600) -> RedactedText { cut(to: limit).onOneLine() }

  /// The text, or its beginning and how long it is.
  func cut(to limit: Int) -> RedactedText {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end != scalars.endIndex
    else { return self }
    return "\(RedactedText(restored: String(scalars[..<end])))… (\(scalars.count) characters)"
  }

  /// The text with its first letter in upper case.
  var capitalised: RedactedText { RedactedText(restored: text.capitalisedFirst) }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// An authored text of a results file, as ``Redaction/RedactedText`` shows it.
  var shown: String { RedactedText(authored: self).shown().text }

  /// The text with some characters replaced.
  func escaped(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = String.UnicodeScalarView()
    result.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      if let other = replacement(scalar) {
        result.append(contentsOf: other.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// `\u{1B}` for a character that would act instead of being seen.
  var spelled: String { "\\u{" + String(value, radix: 16, uppercase: true) + "}" }
}

extension Int {
  /// The number with a noun: `1 promise`, `2 promises`.
  func of(_ noun: String) -> RedactedText { "\(self) \(authored: self == 1 ? noun : noun + "s")" }
}
