// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Redaction
import Transports

/// A value of a HAR file.
struct HARNode {
  let value: JSONValue

  /// The words for its place, such as `log.entries[3].request.url`; only complaints need them.
  ///
  /// All keys on the way were asked for by name, so they are no data.
  var path: RedactedText {
    value.steps.reduce("") { path, step in
      switch step {
      case .position(let position): "\(path)[\(position)]"
      case .key(let key): path.isEmpty ? "\(authored: key)" : "\(path).\(authored: key)"
      }
    }
  }
}

/// Reads members of a HAR file and collects what is wrong with them.
struct HARReader {
  /// A reader of a broken file of thousands of entries says this much and then stops.
  static let mostComplaints = 20

  /// The file.
  let source: SourceText
  /// Bytes in front of the JSON text: a byte order mark.
  let shift: Int
  /// What is wrong, in the order in which it was found.
  private(set) var complaints: [Complaint] = []
  /// The headers of the exchange before.
  var requestHeader = RememberedHeader()
  var responseHeader = RememberedHeader()
  var recentHeaders = RecentHeaders()
  /// Who answered the exchange before.
  var peer: Peer?

  init(source: SourceText, shift: Int) {
    self.source = source
    self.shift = shift
  }

  /// Whether so much is wrong that reading on is no use.
  var hasEnough: Bool { complaints.count >= Self.mostComplaints }

  /// A member that may be missing; `null` counts as missing, as some programs write it.
  func optional(_ name: StaticString, in node: HARNode) -> HARNode? {
    guard let value = node.value.member(name), !value.isNull else { return nil }
    return HARNode(value: value)
  }

  /// A member that must be there.
  mutating func required(_ name: StaticString, in node: HARNode) -> HARNode? {
    if let member = optional(name, in: node) { return member }
    let name = RedactedText(stringLiteral: name)
    complain(
      "recording-missing", "'\(node.path).\(name)' is missing", at: node,
      label: "has no '\(name)'", remedy: "record the exchange again, or remove it from the file")
    return nil
  }

  /// Whether a value is what it must be; if not, that is a complaint.
  mutating func check(_ node: HARNode, is kind: JSONValue.Kind) -> Bool {
    if node.value.kind == kind { return true }
    wrong(node, kind.name)
    return false
  }

  /// An object that must be there.
  mutating func object(_ name: StaticString, in node: HARNode) -> HARNode? {
    guard let member = required(name, in: node), check(member, is: .object) else { return nil }
    return member
  }

  /// A text that must be there.
  mutating func text(_ name: StaticString, in node: HARNode) -> String? {
    guard let member = required(name, in: node), check(member, is: .string) else { return nil }
    return member.value.string
  }

  /// A text that may be missing.
  mutating func optionalText(_ name: StaticString, in node: HARNode) -> String? {
    guard let member = optional(name, in: node), check(member, is: .string) else { return nil }
    return member.value.string
  }

  /// The elements of an array that may be missing.
  mutating func elements(_ name: StaticString, in node: HARNode) -> [HARNode] {
    guard let member = optional(name, in: node), check(member, is: .array) else { return [] }
    return member.value.elements.map { HARNode(value: $0) }
  }

  /// A whole number that must be there and lie in a range.
  mutating func int(
    _ name: StaticString, in node: HARNode, from range: ClosedRange<Int>
  ) -> Int? {
    guard let member = required(name, in: node) else { return nil }
    if let number = member.value.int.flatMap({ Int(exactly: $0) }), range.contains(number) {
      return number
    }
    wrong(member, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// A truth value; missing is false.
  mutating func flag(_ name: StaticString, in node: HARNode) -> Bool {
    guard let member = optional(name, in: node) else { return false }
    if let flag = member.value.bool { return flag }
    wrong(member, "true or false")
    return false
  }

  /// Complains that a value is not what was expected.
  mutating func wrong(_ node: HARNode, _ expected: RedactedText, remedy: RedactedText? = nil) {
    complain(
      "recording-bad-value", "'\(node.path)' must be \(expected), not \(node.value.kind.name)",
      at: node, label: "expected \(expected)",
      remedy: remedy ?? "record the exchange again, or correct the value")
  }

  /// Complains about a value; nothing else that stands on its line is shown.
  mutating func complain(
    _ code: String, _ message: RedactedText, at node: HARNode, label: RedactedText,
    remedy: RedactedText
  ) {
    let range = node.value.range.lowerBound + shift..<node.value.range.upperBound + shift
    // Of an array or object only the bracket is pointed at.
    let isContainer = node.value.kind == .array || node.value.kind == .object
    let shown = isContainer ? range.lowerBound..<range.lowerBound + 1 : range
    complain(code, message, at: shown, label: label, remedy: remedy)
  }

  /// Complains about a range of the file.
  ///
  /// The file may be of another program and full of secrets, so the line is hidden.
  mutating func complain(
    _ code: String, _ message: RedactedText, at range: Range<Int>, label: RedactedText,
    remedy: RedactedText
  ) {
    guard !hasEnough else { return }
    let line = source.lineRange(source.position(at: range.lowerBound).line)
    let span = SourceSpan(range, in: source)
    let hidden = SourceSpan(line.lowerBound..<max(line.upperBound, range.upperBound), in: source)
    complaints.append(
      Complaint(code, message, at: span, label: label, remedy: remedy, hiding: [hidden]))
  }
}

extension JSONValue.Kind {
  /// The name of the type, as a safe text.
  var name: RedactedText {
    switch self {
    case .null: "null"
    case .true, .false: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
