// SPDX-License-Identifier: Apache-2.0

import Redaction

/// Refuses what our engine of regular expressions knows and RE2 does not.
///
/// RE2 (github.com/google/re2/wiki/Syntax) has neither look-around nor backreferences, so that a
/// search never takes more than linear time; a contract must not depend on them.
struct RE2Syntax {
  struct Fault {
    let range: Range<Int>
    let message: RedactedText
    let label: RedactedText
    let remedy: RedactedText
  }

  /// The first fault; nil if there is none of these.
  static func fault(in text: String) -> Fault? {
    var syntax = RE2Syntax(text)
    return syntax.scan()
  }

  private let bytes: [UInt8]
  private var offset = 0
  /// Where the last quantifier ended, since another cannot follow it.
  private var quantified = -1

  private init(_ text: String) { bytes = Array(text.utf8) }

  private mutating func scan() -> Fault? {
    while offset < bytes.count {
      let fault: Fault? =
        switch bytes[offset] {
        case UInt8(ascii: "\\"): escape()
        case UInt8(ascii: "["): brackets()
        case UInt8(ascii: "("): group()
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"):
          quantifier()
        default: skip(1)
        }
      if let fault { return fault }
    }
    return nil
  }

  private mutating func skip(_ count: Int) -> Fault? {
    offset += count
    return nil
  }

  private func fault(
    _ count: Int, _ message: RedactedText, _ remedy: RedactedText,
    label: RedactedText = "RE2 has none"
  ) -> Fault {
    Fault(
      range: offset..<min(offset + count, bytes.count), message: message, label: label,
      remedy: remedy)
  }

  private func byte(_ distance: Int) -> UInt8 {
    offset + distance < bytes.count ? bytes[offset + distance] : 0
  }

  private func begins(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[offset...].starts(with: $0) }
  }

  private static let letters = Set("afntrvxbBdDsSwWpP".utf8)

  /// An escape: RE2's own, or a sign that stands for itself.
  private mutating func escape() -> Fault? {
    let next = byte(1)
    switch next {
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      return fault(2, "a backreference stands in the regular expression", "repeat the part itself")
    case UInt8(ascii: "x") where byte(2) == UInt8(ascii: "{"):
      return fault(
        3, "'\\x{' cannot be used here", "write the character itself", label: "not of this engine")
    case UInt8(ascii: "Q"), UInt8(ascii: "E"):
      return fault(
        2, "quoting with \\Q and \\E cannot be used here", "write \\ before each sign",
        label: "not of this engine")
    case UInt8(ascii: "A"), UInt8(ascii: "z"):
      return fault(
        2, "the whole text is matched in any case", "take it out", label: "needs no mark")
    case _ where TextForm.isLetter(next) && !Self.letters.contains(next):
      let name = String(Character(Unicode.Scalar(next)))
      return fault(
        2, "'\\\(authored: name)' is no escape of RE2",
        "write the character itself, or a class such as \\d, \\w, \\s or \\pL")
    default: return skip(2)
    }
  }

  private mutating func brackets() -> Fault? {
    let isNegated = byte(1) == UInt8(ascii: "^")
    if byte(isNegated ? 2 : 1) == UInt8(ascii: "]") {
      return fault(2, "the brackets are empty", "write \\] if a bracket is meant")
    }
    offset += isNegated ? 2 : 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "]") {
      if bytes[offset] == UInt8(ascii: "\\") {
        if let fault = escape() { return fault }
      } else if begins("[:"), let end = bytes[offset...].firstIndex(of: UInt8(ascii: "]")) {
        offset = end + 1
      } else {
        offset += 1
      }
    }
    return skip(1)
  }

  private mutating func group() -> Fault? {
    if begins("(*") { return fault(2, "nothing stands before '*'", "write \\* if a star is meant") }
    guard begins("(?") else { return skip(1) }
    for look in ["(?=", "(?!", "(?<=", "(?<!"] as [StaticString] where begins(look) {
      return fault(
        look.utf8CodeUnitCount, "a look-around stands in the regular expression",
        "write what is there, or two scenarios")
    }
    if begins("(?P<") || begins("(?<") { return skip(3) }
    var end = offset + 2
    while end < bytes.count, "imsU-".utf8.contains(bytes[end]) { end += 1 }
    let isEnded = end < bytes.count && [UInt8(ascii: ":"), UInt8(ascii: ")")].contains(bytes[end])
    guard isEnded else {
      return fault(3, "a group of this kind does not exist", "write (…) or (?:…)")
    }
    return skip(end + 1 - offset)
  }

  private mutating func quantifier() -> Fault? {
    let start = offset
    if bytes[offset] == UInt8(ascii: "{") {
      guard let counts = counts() else { return skip(1) }
      if counts.contains(where: { $0 > 1_000 }) {
        return fault(1, "more than 1,000 repeats", "write a smaller number")
      }
      offset = (bytes[offset...].firstIndex(of: UInt8(ascii: "}")) ?? offset) + 1
    } else {
      offset += 1
    }
    if quantified == start {
      offset = start
      return fault(1, "a repeat is repeated", "take the second one out, or write (?:…) around")
    }
    if byte(0) == UInt8(ascii: "?") { offset += 1 }
    quantified = offset
    return nil
  }

  /// The numbers of `{n}`, `{n,}` or `{n,m}`; nil if the brace stands for itself.
  private func counts() -> [Int]? {
    guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let parts = bytes[(offset + 1)..<end].split(
      separator: UInt8(ascii: ","), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.first?.isEmpty == false,
      parts.allSatisfy({ $0.allSatisfy(TextForm.isDigit) })
    else { return nil }
    return parts.filter { !$0.isEmpty }.map {
      Int(String(decoding: $0.prefix(6), as: UTF8.self)) ?? Int.max
    }
  }
}
