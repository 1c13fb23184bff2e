// SPDX-License-Identifier: Apache-2.0

/// What a label with characters beyond ASCII may hold (RFC 5892) and how it is written (RFC 5893).
enum InternationalLabel {
  static func isSound(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = label.first, !isMark(first), label.allSatisfy(isAllowed) else { return false }
    for (scalar, before) in zip(label.dropFirst(), label) where scalar == "\u{200D}" {
      if before.properties.canonicalCombiningClass != .virama { return false }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: label)
    return first != "\u{200D}" && first != "\u{200C}" && joinsSoundly(label)
      && contextFault?.firstMatch(in: String(text)) == .noMatch
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if exceptions.contains(scalar) { return true }
    let properties = scalar.properties
    guard !refused.contains(where: { $0.contains(scalar) }), !properties.changesWhenNFKCCaseFolded,
      !properties.isDefaultIgnorableCodePoint
    else { return false }
    switch properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .nonspacingMark,
      .spacingMark:
      return true
    default: return scalar == "-"
    }
  }

  /// Allowed though their properties speak against it; the last ones only in a context.
  private static let exceptions: Set<Unicode.Scalar> = [
    "\u{DF}", "\u{3C2}", "\u{6FD}", "\u{6FE}", "\u{F0B}", "\u{3007}", "\u{B7}", "\u{375}",
    "\u{5F3}", "\u{5F4}", "\u{30FB}", "\u{200C}", "\u{200D}",
  ]

  /// Refused though their properties allow them, with the old Hangul letters.
  private static let refused: [ClosedRange<Unicode.Scalar>] = [
    "\u{640}"..."\u{640}", "\u{7FA}"..."\u{7FA}", "\u{302E}"..."\u{302F}",
    "\u{3031}"..."\u{3035}", "\u{303B}"..."\u{303B}", "\u{1100}"..."\u{11FF}",
    "\u{A960}"..."\u{A97F}", "\u{D7B0}"..."\u{D7FF}",
  ]

  /// Finds a character that does not stand where it may (RFC 5892, appendix A.3 to A.9).
  private static let contextFault = try? BoundedPattern(
    #"(?<!l)·|·(?!l)|\u0375(?!\p{sc:Greek})|(?<!\p{sc:Hebrew})[\u05F3\u05F4]"#
      + #"|^(?!.*[\p{sc:Hiragana}\p{sc:Katakana}\p{sc:Han}]).*\u30FB"#
      + #"|^(?=.*[\u0660-\u0669]).*[\u06F0-\u06F9]"#)

  /// Whether each ZERO WIDTH NON-JOINER stands behind a virama or between letters that join.
  ///
  /// Letters that join are told by their script, which is coarser than the rule of Unicode.
  private static func joinsSoundly(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
    var text = String.UnicodeScalarView()
    for scalar in label {
      // A virama is written as a letter that cannot be in a label, since PCRE2 does not know them.
      text.append(scalar.properties.canonicalCombiningClass == .virama ? "V" : scalar)
    }
    return joiningFault?.firstMatch(in: String(text)) == .noMatch
  }

  private static let joining = #"[\p{sc:Arabic}\p{sc:Syriac}\p{sc:Nko}\p{sc:Mongolian}]"#
  /// Letters that join only to the one before them.
  private static let oneSided =
    #"[\u0622-\u0625\u0627\u0629\u062F-\u0632\u0648\u0710\u0715-\u0719]"#

  private static let joiningFault = try? BoundedPattern(
    "(?<!V)\\u200C(?!\\p{Mn}*\(joining))|(?<!V|\(joining)|\\p{Mn})\\u200C|\(oneSided)\\u200C")

  // MARK: Direction

  static func hasRightToLeft(_ text: String) -> Bool {
    rightToLeft?.firstMatch(in: text) != .noMatch
  }

  static func keepsDirection(_ text: String) -> Bool {
    sound?.firstMatch(in: text) != .noMatch
  }

  private static let rightToLeft = try? BoundedPattern(#"[\p{bc:R}\p{bc:AL}\p{bc:AN}]"#)

  private static let neutral = #"\p{bc:ES}\p{bc:CS}\p{bc:ET}\p{bc:ON}\p{bc:BN}\p{bc:NSM}"#
  private static let sound = try? BoundedPattern(
    #"^(?:[\p{bc:R}\p{bc:AL}](?!.*\p{bc:EN}.*\p{bc:AN})(?!.*\p{bc:AN}.*\p{bc:EN})"#
      + #"(?<=[\p{bc:R}\p{bc:AL}])[\p{bc:R}\p{bc:AL}\p{bc:AN}\p{bc:EN}"# + neutral
      + #"]*(?<=[\p{bc:R}\p{bc:AL}\p{bc:AN}\p{bc:EN}\p{bc:NSM}])"#
      + #"|\p{bc:L}[\p{bc:L}\p{bc:EN}"# + neutral + #"]*(?<=[\p{bc:L}\p{bc:EN}\p{bc:NSM}]))$"#)
}
