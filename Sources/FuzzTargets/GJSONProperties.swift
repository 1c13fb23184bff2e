// SPDX-License-Identifier: Apache-2.0

import GJSONPaths
import JSONValues

/// Any paths on any text: alone, together, and on valid JSON beside a walk through the tree.
///
/// The first line is one path; cut at its commas it also is several.
enum GJSONProperties {
  private static let mostValues = 40

  static func check(_ input: [UInt8]) throws(BrokenProperty) {
    let (line, document) = input.firstLineAndRest
    let path = GJSONPath(line.text)
    let value = path.value(in: document)
    try checkValue(value)
    let trace = path.trace(in: document)
    let isInside = trace.component.upperBound <= path.text.utf8.count
    try require(isInside, "a trace points outside of its path")
    try checkTogether(line.split(separator: UInt8(ascii: ",")).map { Array($0).text }, document)
    if let json = try? JSONDocument(parsing: document, maximumDepth: 128) {
      try checkPaths(in: json)
    }
  }

  private static func checkTogether(
    _ texts: [String], _ document: [UInt8]
  ) throws(BrokenProperty) {
    let paths = texts.prefix(8).map(GJSONPath.init)
    let together = GJSONPath.values(of: paths, in: document)
    for (path, value) in zip(paths, together) {
      let isSame = path.value(in: document) == value
      try require(isSame, "'\(path.text)' selects something else when others are looked up too")
    }
  }

  private static func checkValue(_ value: GJSONValue) throws(BrokenProperty) {
    let elements = value.elements
    let total = elements.reduce(0) { $0 + $1.raw.count }
    try require(total <= value.raw.count, "the elements are longer than their array")
    try require(value.exists || value.raw.isEmpty, "a missing value has bytes")
    try require(value.number == nil || value.kind == .number, "only numbers are numbers")
    if value.kind == .json { try require(value.bytes == value.raw, "a container's text changed") }
  }

  /// The path of a value selects that value, unless a key stands twice on the way.
  private static func checkPaths(in document: JSONDocument) throws(BrokenProperty) {
    var pending: [(value: JSONValue, path: String)] = [(document.root, "")]
    var seen = 0
    while let (value, path) = pending.popLast(), seen < mostValues {
      seen += 1
      if !path.isEmpty {
        let found = GJSONPath(path).value(in: document.bytes)
        try require(found.raw == Array(value.rawBytes), "'\(path)' does not select its value")
        try checkText(found, value)
        let ending = GJSONPath(path).trace(in: document.bytes).ending
        try require(ending == .selected, "the trace of '\(path)' says that it selects nothing")
      }
      pending += children(of: value).map {
        ($0.value, path.isEmpty ? $0.step : "\(path).\($0.step)")
      }
    }
  }

  private static func checkText(_ found: GJSONValue, _ value: JSONValue) throws(BrokenProperty) {
    guard let string = value.string else { return }
    try require(found.text.utf8.elementsEqual(string.utf8), "a string has two texts")
  }

  /// What lies directly below a value, with its step in a path; not below keys that stand twice, or
  /// that are empty or hold half a surrogate pair.
  private static func children(of value: JSONValue) -> [(step: String, value: JSONValue)] {
    if value.kind == .array {
      return value.elements.enumerated().map { (step: String($0.offset), value: $0.element) }
    }
    var names: [[UInt8]: Int] = [:]
    let members = value.members
    for member in members { names[Array(member.key.utf8), default: 0] += 1 }
    return members.compactMap { member in
      let isPlain = !member.key.isEmpty && !member.key.unicodeScalars.contains("\u{FFFD}")
      guard isPlain, names[Array(member.key.utf8)] == 1 else { return nil }
      return (step: GJSONPath.escaping(member.key), value: member.value)
    }
  }
}
