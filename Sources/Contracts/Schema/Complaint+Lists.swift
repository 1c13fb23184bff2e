// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import YAMLDocuments

/// What can be wrong with lists, numbers and keys that exclude each other.
extension Complaint {
  static func tooFew(
    _ node: YAMLNode, _ plural: String, _ least: Int, _ shape: Shape, _ name: ShapeChecker.Name
  ) -> Complaint {
    Complaint(
      "contract-empty-value",
      node.items?.isEmpty == true
        ? "'\(authored: name.text)' is empty"
        : "'\(authored: name.text)' has too few \(authored: plural)",
      at: node.span.firstLine, label: "expected \(authored: shape.noun)",
      remedy:
        "write `\(authored: name.text): \(authored: shape.example)`, or leave the key out")
  }

  /// A list of one where a map stands for one.
  static func loneItem(
    _ item: YAMLScalar, in node: YAMLNode, _ key: String, _ name: ShapeChecker.Name
  ) -> Complaint {
    let id = item.text.split(separator: "/", maxSplits: 1).last.map(String.init) ?? item.text
    let value = AmbiguousText(id) == nil ? id : id.quoted
    return Complaint(
      "contract-bad-value", "'\(authored: name.text)' lists a single record",
      at: node.span.firstLine, label: "a list says that several share something",
      remedy: "write `\(authored: name.text): { \(authored: key): \(authored: value) }`")
  }

  static func standsTwice(_ scalar: YAMLScalar, _ name: ShapeChecker.Name) -> Complaint {
    Complaint(
      "contract-bad-value",
      "'\(authored: scalar.text)' stands twice in '\(authored: name.text)'",
      at: scalar.span.firstLine, label: "the second time", remedy: "take one of them out")
  }

  /// Two keys that cannot stand in one map.
  static func excluded(
    _ key: YAMLScalar, beside first: YAMLScalar, in map: MapShape
  ) -> Complaint {
    Complaint(
      "contract-bad-value",
      "'\(authored: first.text)' and '\(authored: key.text)' cannot stand together",
      at: key.span, label: "\(authored: map.noun) has one of them",
      remedy: "take one of them out")
  }

  /// None of several keys, one of which is needed.
  static func missingGroup(
    of map: MapShape, _ example: MapShape.Key, _ name: ShapeChecker.Name
  ) -> Complaint {
    let names = map.groups.joined().map { "'\($0)'" }
    let list = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    return Complaint(
      "contract-missing-key", "\(authored: map.noun) needs \(authored: list)",
      at: name.span.firstLine, label: "expected one of them",
      remedy: "write `\(authored: example.written)`")
  }

  static func badNumber(_ scalar: YAMLScalar, _ name: ShapeChecker.Name) -> Complaint? {
    if scalar.style == .plain, AmbiguousText.isNumber(scalar.text) { return nil }
    let isQuoted = AmbiguousText.isNumber(scalar.text)
    return Complaint(
      "contract-wrong-type", "expected a number, found text", at: scalar.span.firstLine,
      label: "the value of '\(authored: name.text)'",
      remedy: isQuoted
        ? "write \(authored: scalar.text) without quotes"
        : "write a number such as 10, -5 or 0.25")
  }

  static func badFlag(_ scalar: YAMLScalar, _ name: ShapeChecker.Name) -> Complaint? {
    let isWord = ["true", "false"].contains(scalar.text)
    if scalar.style == .plain, isWord { return nil }
    return Complaint(
      "contract-wrong-type", "expected true or false, found text", at: scalar.span.firstLine,
      label: "the value of '\(authored: name.text)'",
      remedy: isWord
        ? "write \(authored: scalar.text) without quotes" : "write true or false")
  }
}
