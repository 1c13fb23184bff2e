// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Redaction
import Transports

/// A value of a results file that knows its own path, so that a wrong one can be named.
struct ResultsMember {
  let value: JSONValue
  let path: String

  init(_ value: JSONValue, path: String) {
    self.value = value
    self.path = path
  }

  func error(_ expected: String) -> ResultsFormatError {
    ResultsFormatError(path: path, expected: expected, offset: value.range.lowerBound)
  }

  /// A member that must be there.
  subscript(name: String) -> ResultsMember {
    get throws(ResultsFormatError) {
      guard value.kind == .object else { throw error("an object") }
      guard let member = optional(name) else {
        throw ResultsFormatError(
          path: path(to: name), expected: "there", offset: value.range.lowerBound)
      }
      return member
    }
  }

  /// A member that may be missing.
  func optional(_ name: String) -> ResultsMember? {
    value[name].map { ResultsMember($0, path: path(to: name)) }
  }

  private func path(to name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  func string() throws(ResultsFormatError) -> String {
    guard let text = value.string else { throw error("a text") }
    return text
  }

  func text() throws(ResultsFormatError) -> RedactedText { RedactedText(restored: try string()) }

  func int() throws(ResultsFormatError) -> Int {
    guard let number = value.int else { throw error("a whole number") }
    return Int(number)
  }

  /// A number that counts something, so that no view meets a negative one.
  func count() throws(ResultsFormatError) -> Int {
    let number = try int()
    guard number >= 0 else { throw error("a whole number from 0") }
    return number
  }

  func bool() throws(ResultsFormatError) -> Bool {
    guard let truth = value.bool else { throw error("true or false") }
    return truth
  }

  func timestamp() throws(ResultsFormatError) -> Timestamp {
    guard let instant = Timestamp(rfc3339: try string()) else {
      throw error("a time such as 2026-11-21T10:15:30.250Z")
    }
    return instant
  }

  /// A word out of a closed list.
  func choice<Choice: RawRepresentable & CaseIterable>() throws(ResultsFormatError) -> Choice
  where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try string()) else {
      throw error("one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  /// The elements of a list, each with its position from 0 as its name.
  func elements() throws(ResultsFormatError) -> [ResultsMember] {
    guard value.kind == .array else { throw error("a list") }
    return value.elements.enumerated().map { ResultsMember($1, path: "\(path).\($0)") }
  }

  func members() throws(ResultsFormatError) -> [(String, ResultsMember)] {
    guard value.kind == .object else { throw error("an object") }
    return value.members.map { ($0.key, ResultsMember($0.value, path: path(to: $0.key))) }
  }

  func strings() throws(ResultsFormatError) -> [String] {
    var texts: [String] = []
    for element in try elements() { texts.append(try element.string()) }
    return texts
  }

  func texts() throws(ResultsFormatError) -> [RedactedText] {
    var texts: [RedactedText] = []
    for element in try elements() { texts.append(try element.text()) }
    return texts
  }

  func counts() throws(ResultsFormatError) -> [Int] {
    var numbers: [Int] = []
    for element in try elements() { numbers.append(try element.count()) }
    return numbers
  }
}
