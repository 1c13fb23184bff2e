// SPDX-License-Identifier: Apache-2.0

/// The parameter `;phone-context=` of a `tel:` address, as RFC 3966 allows it.
///
/// Editions of the library before 8.13 glue whatever stands there to the number; later ones refuse
/// what is neither a number with its plus sign nor a domain.
enum PhoneContext {
  private static let parameter = ";phone-context="

  /// Whether a text has no such parameter, or a sound one.
  static func isSound(in text: String) -> Bool {
    let pieces = text.split(separator: parameter, maxSplits: 1, omittingEmptySubsequences: false)
    guard pieces.count == 2 else { return true }
    let value = pieces[1].prefix { $0 != ";" }
    return isGlobalNumber(value.unicodeScalars) || isDomain(value)
  }

  private static func isGlobalNumber(_ text: Substring.UnicodeScalarView) -> Bool {
    guard text.first == "+" else { return false }
    let rest = text.dropFirst()
    return rest.contains(where: isDigit)
      && rest.allSatisfy { isDigit($0) || "-.()".unicodeScalars.contains($0) }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }

  /// Labels of letters, digits and inner hyphens; the last begins with a letter and may end in a
  /// dot.
  private static func isDomain(_ text: Substring) -> Bool {
    var labels = text.split(separator: ".", omittingEmptySubsequences: false)
    if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
    guard let top = labels.last?.first, top.isASCII, top.isLetter else { return false }
    return labels.allSatisfy { label in
      label.first != "-" && label.last != "-" && !label.isEmpty
        && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" }
    }
  }
}
