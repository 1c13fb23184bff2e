// SPDX-License-Identifier: Apache-2.0

/// A format of `TimeFormat`, taken apart.
///
/// Only what the vendor's examples show has a meaning: `yyyy MM dd HH mm ss`, `Zz`, and `z` behind a
/// sign. Letters that other libraries give a meaning to, and Go's own layouts, are refused: nobody
/// knows what the PBX makes of them.
public struct TimeLayout: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case year, month, day, hour, minute, second
    /// `Z` for UTC, else the offset with its sign.
    case zuluOrOffset
    /// The offset with its sign, also for UTC.
    case offset
    case literal(String)
  }

  let parts: [Part]

  /// Whether the zone is written.
  var writesZone: Bool { parts.contains(.zuluOrOffset) || parts.contains(.offset) }

  static let fields: [String: Part] = [
    "yyyy": .year, "MM": .month, "dd": .day, "HH": .hour, "mm": .minute, "ss": .second,
    "Zz": .zuluOrOffset,
  ]

  /// Fields that stand side by side only make sense in this order, each one once.
  private static let orders: [[Part]] = [
    [.year, .month, .day, .hour, .minute, .second, .zuluOrOffset],
    [.day, .month, .year, .hour, .minute, .second, .zuluOrOffset],
  ]

  /// Reads a format.
  ///
  /// - Throws: the first piece that the vendor does not define.
  public init(_ format: String) throws(TimeFormatProblem) {
    var parts: [Part] = []
    var rest = Substring(format).unicodeScalars
    while let first = rest.first {
      if Self.isLetter(first) {
        let word = String(Substring(rest.prefix(while: Self.isLetter)))
        rest = rest.dropFirst(word.unicodeScalars.count)
        parts = try Self.adding(word, to: parts)
      } else if ("0"..."9").contains(first) {
        let digits = String(Substring(rest.prefix { ("0"..."9").contains($0) }))
        rest = rest.dropFirst(digits.unicodeScalars.count)
        try Self.checkDigits(digits)
        parts.append(.literal(digits))
      } else {
        parts.append(.literal(String(first)))
        rest = rest.dropFirst()
      }
    }
    self.parts = parts
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func adding(_ word: String, to parts: [Part]) throws(TimeFormatProblem) -> [Part] {
    if word == "z", let sign = parts.last, sign == .literal("-") || sign == .literal("+") {
      return parts.dropLast() + [.offset]
    }
    let pieces = pieces(of: word)
    if pieces.allSatisfy({ fields[$0] == nil }) {
      guard word == "T" || isPlainWord(word) else { throw TimeFormatProblem(undefined: word) }
      return parts + [.literal(word)]
    }
    var run: [Part] = []
    var added: [Part] = []
    for piece in pieces {
      if let field = fields[piece] {
        run.append(field)
        added.append(field)
      } else if piece == "T" {
        run = []
        added.append(.literal("T"))
      } else {
        throw TimeFormatProblem(undefined: piece)
      }
      guard isDefined(run) else { throw TimeFormatProblem(undefined: word) }
    }
    return parts + added
  }

  /// Runs of one letter, `Zz` together.
  private static func pieces(of word: String) -> [String] {
    var pieces: [String] = []
    for letter in word {
      if let last = pieces.last, last.last == letter || (last == "Z" && letter == "z") {
        pieces[pieces.count - 1].append(letter)
      } else {
        pieces.append(String(letter))
      }
    }
    return pieces
  }

  /// Fields without anything between them: `yyyyMMdd` is in evidence, `mmss` is not.
  private static func isDefined(_ run: [Part]) -> Bool {
    if run.count < 2 { return true }
    if run == [.second, .zuluOrOffset] { return true }
    let starts: Set<Part> = [.year, .day, .hour]
    guard let first = run.first, starts.contains(first) else { return false }
    return orders.contains { order in
      let begin = order.firstIndex(of: first) ?? 0
      return Array(order[begin...].prefix(run.count)) == run
    }
  }

  /// Words that no library of dates and not Go either would take for a field.
  private static func isPlainWord(_ word: String) -> Bool {
    let goNames = [
      "January", "February", "Jan", "Monday", "Mon", "MST", "PM", "pm", "AM", "am",
    ]
    return Set(word).count > 1 && !goNames.contains(word)
      && word.contains { !"TGyYuUrQqMLlwWdDFgEecabBhHKkmsSAnNzOvVXxZ".contains($0) }
  }

  /// Digits are literal, unless Go would read them as a field of its reference time.
  private static func checkDigits(_ digits: String) throws(TimeFormatProblem) {
    let goLayouts: Set<String> = [
      "1", "01", "2", "02", "002", "3", "03", "15", "4", "04", "5", "05", "06", "2006",
    ]
    if goLayouts.contains(digits) { throw TimeFormatProblem(undefined: digits) }
  }
}

/// Why a time cannot be written.
public struct TimeFormatProblem: Error, Sendable, Hashable {
  /// The reason: lower case, no final period.
  public let message: String
  /// The piece of the format that the vendor does not define, if that is the reason.
  public let undefinedPiece: String?

  init(_ message: String) {
    self.message = message
    undefinedPiece = nil
  }

  init(undefined piece: String) {
    message = "'\(piece)' is not defined in a time format"
    undefinedPiece = piece
  }
}
