// SPDX-License-Identifier: Apache-2.0

/// The function `Capitalize`.
enum Capitalization {
  /// The text with its first letter in upper case, the rest untouched, as the vendor's example
  /// shows.
  ///
  /// A letter that would become two, such as `ß`, stays: Go turns one letter into one.
  static func capitalize(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    let upper = first.properties.uppercaseMapping
    guard upper.unicodeScalars.count == 1 else { return text }
    return upper + String(text.unicodeScalars.dropFirst())
  }
}
