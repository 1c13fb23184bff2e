// SPDX-License-Identifier: Apache-2.0

import Redaction

/// What a CRM has done to a text.
enum TextDamage: String, Sendable, Hashable, CaseIterable {
  /// The end is missing.
  case cut
  /// `&lt;` stands for `<`.
  case escaped
  /// Tags are gone.
  case markup
  /// Line breaks are others, or gone.
  case lines
  /// Quotation marks are gone or have something before them.
  case quotes
  /// Backslashes are gone or doubled.
  case backslashes
  /// Letters that are not ASCII became others.
  case letters
  /// Blanks at the ends, or several in a row, are gone.
  case blanks
  /// Capitals became small ones, or the reverse.
  case capitals
  /// Something was put before or behind it.
  case more

  /// The damage that makes one text of another; nil if it is none of these.
  init?(from wanted: String, to found: String) {
    guard !wanted.isEmpty, !found.isEmpty, wanted != found else { return nil }
    let fits = Self.allCases.first { $0.makes(found, of: wanted) }
    guard let fits else { return nil }
    self = fits
  }

  private func makes(_ found: String, of wanted: String) -> Bool {
    switch self {
    case .cut:
      wanted.hasPrefix(found) || found.hasSuffix("...") && wanted.hasPrefix(found.dropLast(3))
    case .escaped: found.unescaped == wanted || found.unescaped.unescaped == wanted
    case .markup: wanted.contains("<") && Self.isWithoutTags(wanted, found)
    case .lines:
      wanted.contains(where: \.isNewline) && wanted.withoutLines == found.withoutLines
    case .quotes: wanted.without("\"'\\") == found.without("\"'\\") && wanted.contains("\"")
    case .backslashes: wanted.without("\\") == found.without("\\")
    case .letters: Self.isMangled(wanted, found)
    case .blanks: wanted.words == found.words
    case .capitals: wanted.lowercased() == found.lowercased()
    case .more: found.contains(wanted)
    }
  }

  /// Whether tags are gone, with or without what stood in a script.
  private static func isWithoutTags(_ wanted: String, _ found: String) -> Bool {
    let texts = [wanted.withoutTags, wanted.withoutScripts.withoutTags]
    return texts.contains { $0.letters == found.letters || $0.letters == found.unescaped.letters }
  }

  /// Whether everything that is ASCII is still there in its order, and the rest is not.
  private static func isMangled(_ wanted: String, _ found: String) -> Bool {
    func plain(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { $0.isASCII && $0 != "?" && $0 != " " }
    }
    return !wanted.utf8.allSatisfy { $0 < 0x80 } && plain(wanted) == plain(found)
  }

  /// The damage in words.
  func spoken(from wanted: String, to found: String) -> RedactedText {
    switch self {
    case .cut: "cut after \(found.hasSuffix("...") ? found.count - 3 : found.count) characters"
    case .escaped: "stored with HTML escapes"
    case .markup: "tags are taken out"
    case .lines: "line breaks are changed"
    case .quotes: "quotation marks are changed"
    case .backslashes: "backslashes are changed"
    case .letters: "letters outside of ASCII are lost"
    case .blanks: "blanks are lost"
    case .capitals: "capitals are changed"
    case .more: "something was added"
    }
  }

  /// What to do about it.
  var remedy: RedactedText {
    switch self {
    case .cut: "write into a longer field, or make the text of the PBX's form shorter"
    case .escaped:
      "let the CRM store the text as it comes and escape it where it is shown, not before"
    case .markup: "write into a field for plain text"
    case .lines: "write into a field of several lines"
    case .quotes, .backslashes: #"let the template write the text with {{printf "%q" …}}"#
    case .letters: "let the CRM store UTF-8, emoji included (utf8mb4 in MySQL)"
    case .blanks, .capitals, .more: "find out which rule of the CRM changes the text"
    }
  }
}

extension String {
  /// With the five escapes of HTML, and those by number that CRMs write, read.
  fileprivate var unescaped: String {
    var text = self
    let escapes = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"),
      ("&#039;", "'"), ("&apos;", "'"), ("&#x27;", "'"), ("&#x2F;", "/"), ("&amp;", "&"),
    ]
    for (escape, letter) in escapes { text = text.replacing(escape, with: letter) }
    return text
  }

  fileprivate func without(_ letters: String) -> String { filter { !letters.contains($0) } }

  fileprivate var withoutLines: String { filter { !$0.isNewline && $0 != " " } }

  fileprivate var words: [Substring] { split(whereSeparator: \.isWhitespace) }

  fileprivate var letters: String { filter { !$0.isWhitespace } }

  /// Without scripts and what stands in them.
  fileprivate var withoutScripts: String {
    guard let open = firstRange(of: "<script>"), let close = firstRange(of: "</script>"),
      open.upperBound <= close.lowerBound
    else { return self }
    return String(self[..<open.lowerBound] + self[close.upperBound...])
  }

  /// Without everything between `<` and `>`.
  fileprivate var withoutTags: String {
    var isTag = false
    return filter { letter in
      if letter == "<" { isTag = true }
      defer { if letter == ">" { isTag = false } }
      return !isTag
    }
  }
}
