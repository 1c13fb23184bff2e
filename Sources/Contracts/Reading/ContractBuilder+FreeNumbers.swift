// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// The most numbers of a range: a run takes a few hundred at most.
  private static let mostNumbers = 100_000

  /// Reads `+… to +…`.
  mutating func freeNumbers(_ scalar: YAMLScalar?) -> Located<FreeNumbers>? {
    guard let scalar, !scalar.text.isEmpty else { return nil }
    let words = scalar.text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[1] == "to", Self.isNumber(words[0]), Self.isNumber(words[2]),
      let first = Int(words[0].dropFirst()), let last = Int(words[2].dropFirst())
    else {
      complain(
        "contract-bad-value", "'\(authored: scalar.text)' is not a range of numbers",
        at: scalar.span, label: "expected two numbers in E.164, the first and the last",
        remedy: "write \(authored: TextForm.numberRange.example)")
      return nil
    }
    let end = scalar.text.utf8.count
    let lastSpan = scalar.slice.span(end - words[2].utf8.count..<end)
    guard words[0].utf8.count == words[2].utf8.count else {
      complain(
        "contract-bad-value", "the two numbers of the range differ in length", at: lastSpan,
        label:
          "\(words[2].utf8.count - 1) digits, the first number has \(words[0].utf8.count - 1)",
        remedy: "write both with the same number of digits")
      return nil
    }
    guard first <= last else {
      complain(
        "contract-bad-value", "the range of numbers ends before it begins", at: lastSpan,
        label: "smaller than the first", remedy: "exchange the two")
      return nil
    }
    guard last - first < Self.mostNumbers else {
      complain(
        "contract-bad-value",
        "the range holds \(last - first + 1) numbers, expected at most 100000",
        at: scalar.span, label: "all of them must be free",
        remedy: "write fewer; a run takes a few hundred at most")
      return nil
    }
    checkNumber(
      Located(String(words[0]), at: scalar.slice.span(0..<words[0].utf8.count)), region: nil)
    return Located(
      FreeNumbers(first: String(words[0]), count: last - first + 1), at: scalar.span)
  }

  private static func isNumber(_ word: Substring) -> Bool {
    word.hasPrefix("+") && (9...16).contains(word.utf8.count)
      && word.utf8.dropFirst().allSatisfy(TextForm.isDigit)
  }

  /// Who creates contacts needs numbers that nobody has.
  mutating func checkFreeNumbers(_ node: YAMLNode?) {
    for entry in node?.entries ?? [] {
      guard let writes = entry.value.text("writes"), ["allowed", "controlled"].contains(writes),
        entry.value["free-numbers"] == nil
      else { continue }
      complain(
        "contract-missing-key",
        "the environment '\(authored: entry.key.text)' has no numbers for new contacts",
        at: entry.key.span, label: "contact-creation.yaml needs numbers that nobody has",
        remedy: "write `free-numbers: \(authored: TextForm.numberRange.example)`")
    }
  }
}
