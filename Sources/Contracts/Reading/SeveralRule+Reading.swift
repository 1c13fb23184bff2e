// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  private static let ordering = ["newest", "oldest", "active-first"]
  private static let whole = ["ask", "reject"]

  /// Reads `newest by PATH`, `oldest by PATH`, `active-first by PATH`, `ask` or `reject`.
  mutating func severalRule(_ scalar: YAMLScalar) -> Located<SeveralRule>? {
    let words = SpacedWords(scalar.slice)
    guard let first = words.first else { return nil }
    let name = first.text
    guard Self.ordering.contains(name) else {
      return wholeRule(name, first, words, scalar).map { Located($0, at: scalar.span) }
    }
    guard let second = words.second, second.text == "by", let rest = words.rest else {
      let isOther = words.second != nil && words.second?.text != "by"
      complain(
        "contract-bad-value",
        isOther
          ? "expected 'by' behind '\(authored: name)', found '\(authored: words.second?.text ?? "")'"
          : "'\(authored: name)' needs the path of the field that it compares",
        at: (isOther ? words.second : first)?.span, label: "expected \(authored: name) by PATH",
        remedy:
          "write \(authored: name) by data.#.\(name == "active-first" ? "active" : "updated_at")")
      return nil
    }
    guard let path = path(rest, scope(.search)) else { return nil }
    let rule: SeveralRule =
      switch name {
      case "newest": .newest(by: path)
      case "oldest": .oldest(by: path)
      default: .activeFirst(by: path)
      }
    return Located(rule, at: scalar.span)
  }

  private mutating func wholeRule(
    _ name: String, _ first: SourceSlice, _ words: SpacedWords, _ scalar: YAMLScalar
  ) -> SeveralRule? {
    guard Self.whole.contains(name) else {
      let near = NearestName.of(name, among: Self.ordering + Self.whole)
      complain(
        "contract-bad-value", "'\(authored: name)' is no rule", at: first.span,
        label: "expected newest by PATH, oldest by PATH, active-first by PATH, ask or reject",
        remedy: near.map { "did you mean '\(authored: $0)'?" }
          ?? "write ask if the agent picks, or newest by PATH")
      return nil
    }
    if let second = words.second {
      complain(
        "contract-bad-value", "nothing follows '\(authored: name)'",
        at: words.rest.map { second.span.union($0.span) } ?? second.span,
        label: "expected the word alone",
        remedy: "write \(authored: name)")
      return nil
    }
    return name == "ask" ? .ask : .reject
  }
}

/// A text as its first word, its second and what follows them.
private struct SpacedWords {
  let first: SourceSlice?
  let second: SourceSlice?
  /// All behind the second word.
  let rest: SourceSlice?

  init(_ slice: SourceSlice) {
    let bytes = Array(slice.text.utf8)
    let parts = bytes.split(separator: 0x20, maxSplits: 2)
    func part(_ index: Int) -> SourceSlice? {
      guard index < parts.count else { return nil }
      var range = parts[index].startIndex..<parts[index].endIndex
      while !range.isEmpty, bytes[range.lowerBound] == 0x20 {
        range = range.lowerBound + 1..<range.upperBound
      }
      while !range.isEmpty, bytes[range.upperBound - 1] == 0x20 {
        range = range.lowerBound..<range.upperBound - 1
      }
      return range.isEmpty ? nil : slice.subslice(range)
    }
    (first, second, rest) = (part(0), part(1), part(2))
  }
}
