// SPDX-License-Identifier: Apache-2.0

import GJSONPaths

/// Finds a path that selects something where the written one does not.
///
/// Every guess is tried out on the document; the first that yields a value is what is proposed.
struct PathRepair {
  let trace: PathTrace
  let path: GJSONPath
  let json: [UInt8]

  /// The first guess that works.
  var remedy: PathExplanation.Remedy? {
    guesses.first { guess in
      GJSONPath(guess.path).value(in: json).elements.contains { $0.kind != .null }
    }
  }

  private var guesses: [PathExplanation.Remedy] {
    [jsonPath, doubleQuotes, suggestion, pipeBeforeIndex, dotAfterList, withoutList]
      .compactMap { $0 }
  }

  private typealias Guess = PathExplanation.Remedy

  private var suggestion: Guess? {
    guard let suggestion = trace.suggestion else { return nil }
    guard let key = suggestion.key else {
      return Guess(path: suggestion.path, reason: "a list stands here, and #. goes into it")
    }
    return Guess(path: suggestion.path, reason: "the key here is '\(foreign: key)'")
  }

  private var jsonPath: Guess? {
    let parts = PathList(splitting: path.text).parts
    guard parts.count == 1, let part = parts.first, part.isJSONPath else { return nil }
    return Guess(path: part.path.text, reason: "this is JSONPath, and paths are GJSON")
  }

  private var doubleQuotes: Guess? {
    guard path.text.contains("#("), path.text.contains("'") else { return nil }
    let text = String(path.text.map { $0 == "'" ? "\"" : $0 })
    return Guess(path: text, reason: "in a query single quotes are letters like any other")
  }

  /// `users.#.id.0` looks for a first element in each id; `users.#.id|0` is the first id.
  private var pipeBeforeIndex: Guess? {
    guard !component.isEmpty, component.allSatisfy({ (0x30...0x39).contains($0) }),
      before.contains(UInt8(ascii: "#")), bytes[trace.component.lowerBound - 1] == UInt8(ascii: ".")
    else { return nil }
    return Guess(
      path: replacing(trace.component.lowerBound - 1, by: "|"),
      reason: "a number behind a dot counts within each element, behind a pipe in the whole list")
  }

  /// `users.#|id` asks the list itself for a key.
  private var dotAfterList: Guess? {
    let place = trace.component.lowerBound - 1
    guard place > 0, bytes[place] == UInt8(ascii: "|"), bytes[place - 1] == UInt8(ascii: "#") else {
      return nil
    }
    return Guess(
      path: replacing(place, by: "."),
      reason: "a key behind a pipe is looked for in the list itself, behind a dot in each element")
  }

  /// `data.#.id` where `data` is one object.
  private var withoutList: Guess? {
    guard case .object = trace.place, component == Array("#".utf8) else { return nil }
    let after = bytes[range.upperBound...].dropFirst()
    return Guess(
      path: String(decoding: before + after, as: UTF8.self),
      reason: "a single object stands here; a search needs a list, even of one record")
  }

  private var bytes: [UInt8] { Array(path.text.utf8) }

  private var component: [UInt8] { Array(bytes[range]) }

  private var before: [UInt8] { Array(bytes[..<range.lowerBound]) }

  private var range: Range<Int> { trace.component.clamped(to: 0..<bytes.count) }

  private func replacing(_ place: Int, by text: String) -> String {
    String(decoding: bytes[..<place] + Array(text.utf8) + bytes[(place + 1)...], as: UTF8.self)
  }
}
