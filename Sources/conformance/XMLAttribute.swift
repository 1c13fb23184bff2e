// SPDX-License-Identifier: Apache-2.0

/// Takes an attribute's value out of a single well-formed XML tag.
enum XMLAttribute {
  private static let named: [Substring: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
  ]

  /// The value with its references decoded and its line breaks and tabs made blanks, as XML asks.
  static func value(named name: String, in tag: String) -> String? {
    let pieces = tag.split(separator: " \(name)=", maxSplits: 1, omittingEmptySubsequences: false)
    guard pieces.count == 2, let quote = pieces[1].first, quote == "\"" || quote == "'" else {
      return nil
    }
    let inside = pieces[1].dropFirst()
    guard let end = inside.firstIndex(of: quote) else { return nil }
    return decoded(inside[..<end])
  }

  private static func decoded(_ text: Substring) -> String? {
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\n", "\t", "\r": result.append(" ")
      case "&":
        guard let end = rest.firstIndex(of: ";"), let meant = meaning(Substring(rest[..<end]))
        else { return nil }
        result.append(contentsOf: meant.unicodeScalars)
        rest = rest[end...].dropFirst()
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func meaning(_ reference: Substring) -> String? {
    guard reference.hasPrefix("#") else { return named[reference] }
    let isHexadecimal = reference.hasPrefix("#x")
    let number = UInt32(reference.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
    return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
