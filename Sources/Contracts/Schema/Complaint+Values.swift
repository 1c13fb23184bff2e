// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import YAMLDocuments

/// What can be wrong with the values of a contract.
extension Complaint {
  static func wrongType(
    _ node: YAMLNode, _ shape: Shape, _ name: ShapeChecker.Name
  ) -> Complaint {
    let found: RedactedText =
      switch node.content {
      case .scalar: "text"
      case .mapping: "a map"
      case .sequence: "a list"
      }
    return Complaint(
      "contract-wrong-type", "expected \(authored: shape.noun), found \(found)",
      at: node.span.firstLine, label: "the value of '\(authored: name.text)'",
      remedy: "write `\(authored: name.text): \(authored: shape.example(for: name.text))`")
  }

  /// A text where a map with one likely key is meant.
  static func wrongWord(
    _ scalar: YAMLScalar, _ variants: Variants, _ key: String, _ name: ShapeChecker.Name
  ) -> Complaint {
    let value = AmbiguousText(scalar.text) == nil ? scalar.text : scalar.text.quoted
    return Complaint(
      "contract-wrong-type", "expected \(authored: variants.noun), found text",
      at: scalar.span.firstLine, label: "the value of '\(authored: name.text)'",
      remedy:
        "write `\(authored: name.text): { \(authored: key): \(authored: value) }`")
  }

  static func empty(_ node: YAMLNode, _ shape: Shape, _ name: ShapeChecker.Name) -> Complaint {
    let message: RedactedText
    let thing: String
    if case .text(let form) = shape.item {
      thing = form.noun
      message = "\(authored: name.text) has no \(authored: form.noun.withoutArticle)"
    } else {
      thing = shape.noun
      message = "'\(authored: name.text)' is empty"
    }
    if let comment = node.trailingComment, node.scalar?.style == .plain,
      let second = comment.bytes.dropFirst().first, second != 0x20, second != 0x23
    {
      let text = String(decoding: comment.bytes, as: UTF8.self)
      return Complaint(
        "contract-empty-value", message, at: comment, label: "YAML takes this for a comment",
        remedy:
          "\(authored: thing) that starts with # stands in quotes: \(authored: text.quoted)")
    }
    return Complaint(
      "contract-empty-value", message, at: name.span.firstLine,
      label: "expected \(authored: thing)",
      remedy:
        "write `\(authored: name.text): \(authored: shape.example(for: name.text))`, or leave the key out"
    )
  }

  /// Nil if no YAML reads the bare scalar as anything but text.
  static func ambiguous(_ scalar: YAMLScalar, _ noun: String) -> Complaint? {
    guard scalar.style == .plain, let ambiguous = AmbiguousText(scalar.text) else { return nil }
    return Complaint(
      "contract-ambiguous-text",
      "\(authored: ambiguous.reader) reads \(authored: scalar.text) as \(authored: ambiguous.reading)",
      at: scalar.span,
      label: noun == "text" ? "expected text" : "\(authored: noun) is text",
      remedy: "write \(authored: scalar.text.quoted)")
  }

  /// A bare text that a `#` has cut short: no blank stands behind it, so it is hardly a comment.
  static func cutText(_ scalar: YAMLScalar) -> Complaint? {
    guard scalar.style == .plain else { return nil }
    let node = YAMLNode(content: .scalar(scalar), span: scalar.span)
    guard let comment = node.trailingComment, let second = comment.bytes.dropFirst().first,
      second != 0x20, second != 0x23
    else { return nil }
    let text = String(decoding: comment.bytes, as: UTF8.self)
    let whole = scalar.span.union(comment)
    let written = String(decoding: whole.firstLine.bytes, as: UTF8.self)
    return Complaint(
      "contract-ambiguous-text", "YAML takes \(authored: text) for a comment", at: comment,
      label: "not part of the text",
      remedy: "write \(authored: written.quoted), or a blank behind # if it is a comment")
  }

  /// Numbers and truth values may stand where a value is expected, if all YAML reads them alike.
  static func ambiguousValue(_ scalar: YAMLScalar) -> Complaint? {
    guard scalar.style == .plain, !AmbiguousText.isNumber(scalar.text),
      !["true", "false"].contains(scalar.text)
    else { return nil }
    return ambiguous(scalar, "text")
  }

  /// JSON's own words and numbers may stand in a schema.
  static func ambiguousJSON(_ scalar: YAMLScalar) -> Complaint? {
    scalar.text == "null" ? nil : ambiguousValue(scalar)
  }

  static func badInteger(
    _ scalar: YAMLScalar, _ range: ClosedRange<Int>, _ name: ShapeChecker.Name
  ) -> Complaint? {
    let noun = Shape.integer(range).noun
    if scalar.style == .plain, AmbiguousText.isNumber(scalar.text), let value = Int(scalar.text) {
      guard !range.contains(value) else { return nil }
      let nearest = min(max(value, range.lowerBound), range.upperBound)
      return Complaint(
        "contract-bad-value", "\(authored: name.text) is \(value), expected \(authored: noun)",
        at: scalar.span, remedy: "write \(nearest)")
    }
    let isQuoted = scalar.style != .plain && Int(scalar.text).map(range.contains) == true
    return Complaint(
      "contract-wrong-type", "expected \(authored: noun), found text", at: scalar.span.firstLine,
      label: "the value of '\(authored: name.text)'",
      remedy: isQuoted
        ? "write \(authored: scalar.text) without quotes"
        : "write `\(authored: name.text): \(authored: Shape.integer(range).example)`")
  }

  static func badChoice(
    _ scalar: YAMLScalar, _ shape: Shape, _ name: ShapeChecker.Name
  ) -> Complaint? {
    guard case .choice(let words, let later, let plural) = shape, !words.contains(scalar.text)
    else { return nil }
    if later.contains(scalar.text) {
      return Complaint(
        "contract-not-supported", "'\(authored: scalar.text)' is not supported yet",
        at: scalar.span, label: "the \(authored: name.text)s are \(authored: words.joined(", "))",
        remedy: "leave it out until a later version reads it")
    }
    let near = NearestName.of(scalar.text, among: words)
    return Complaint(
      "contract-bad-value",
      "'\(authored: scalar.text)' is no value of '\(authored: name.text)'",
      at: scalar.span.firstLine,
      label: words.count == 1 ? "expected \(authored: words[0])" : words.label(plural),
      remedy: near.map { "did you mean '\(authored: $0)'?" }
        ?? "write \(authored: words.count > 8 ? "one of \(words.joined(", "))" : words.first ?? "")"
    )
  }

  static func badForm(
    _ scalar: YAMLScalar, _ form: TextForm, _ name: ShapeChecker.Name
  ) -> Complaint {
    Complaint(
      "contract-bad-value", "'\(authored: scalar.text)' is not \(authored: form.noun)",
      at: scalar.span.firstLine, label: "expected \(authored: form.noun)",
      remedy: "write \(authored: form.mended(scalar.text) ?? form.example)")
  }

  /// A value that is no source; neither message nor label may show it.
  static func secret(at span: SourceSpan, named names: [String]) -> Complaint {
    Complaint(
      "secret-in-contract", "a secret is written in the contract", at: span.firstLine,
      label: "expected env NAME, file PATH or command PROGRAM",
      remedy:
        "put it into an environment variable, write `from: env \(authored: names.joined("_").environmentName)`, and have this one revoked",
      hiding: [span])
  }
}

extension String {
  /// The text in quotes as YAML reads it.
  var quoted: String {
    contains("\"") || contains("\\")
      ? "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
      : "\"\(self)\""
  }

  /// The name as environment variables are spelled.
  fileprivate var environmentName: String {
    let name = uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return name.isEmpty ? "CRM_KEY" : String(name)
  }
}

extension TextForm {
  /// The text with the mistake that is usually made here put right; nil if it is another one.
  fileprivate func mended(_ text: String) -> String? {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text.dropFirst(number.count).drop { $0 == " " }
    let candidate = "\(number) \(self == .size ? unit.uppercased() : String(unit))"
    return [.duration, .size].contains(self) && accepts(candidate) ? candidate : nil
  }
}

extension Shape {
  /// Something that may stand under a key, as it is written in a line.
  fileprivate func example(for key: String) -> String {
    guard case .text(let form) = item else { return example }
    switch form {
    case .path: return "data.#.\(key == "ContactsId" ? "id" : key.lowercased())"
    case .text: return "\"\""
    default: return form.example
    }
  }

  /// The shape of a single item, where one may stand for a list.
  fileprivate var item: Shape {
    if case .oneOrMore(let item) = self { return item }
    return self
  }
}
