// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

/// Parts of YAML that are read, but not accepted.
extension Complaint {
  static func anchor(at span: SourceSpan) -> Complaint {
    Complaint(
      "yaml-anchor", "anchors are not read", at: span, label: "an anchor to YAML",
      remedy: "write the value where it is used; text that begins with & stands in quotes")
  }

  static func alias(at span: SourceSpan) -> Complaint {
    Complaint(
      "yaml-anchor", "aliases are not read", at: span, label: "an alias to YAML",
      remedy: "write the value again; text that begins with * stands in quotes")
  }

  static func mergeKey(at span: SourceSpan) -> Complaint {
    Complaint(
      "yaml-anchor", "merge keys are not read", at: span,
      remedy: "write the keys where they are used")
  }

  static func tag(at span: SourceSpan) -> Complaint {
    Complaint(
      "yaml-tag", "tags are not read", at: span, label: "a tag to YAML",
      remedy: "leave it out; text that begins with ! stands in quotes")
  }

  static func directive(in source: SourceText) -> Complaint {
    let number = (1...source.lineCount).first { source.line($0).hasPrefix("%") } ?? 1
    return Complaint(
      "yaml-tag", "directives are not read",
      at: SourceSpan(source.lineRange(number), in: source), remedy: "leave the line out")
  }

  static func severalDocuments(at span: SourceSpan) -> Complaint {
    Complaint(
      "yaml-documents", "a second document begins", at: span, label: "expected one document a file",
      remedy: "put it into a file of its own")
  }

  static func complexKey(at span: SourceSpan) -> Complaint {
    Complaint(
      "yaml-key", "a key is text in one line", at: span,
      label: "expected a name and a colon", remedy: "write `name: value`")
  }

  static func duplicate(_ key: YAMLScalar, first: SourceSpan) -> Complaint {
    let start = first.start
    return Complaint(
      "yaml-duplicate-key", "the key '\(authored: key.text)' stands twice", at: key.span,
      label: "the first stands in line \(start.line), column \(start.column)",
      remedy: "keep one of the two")
  }

  static func tooDeep(at span: SourceSpan) -> Complaint {
    let start = span.range.lowerBound
    return Complaint(
      "yaml-depth", "more than 64 levels inside each other",
      at: SourceSpan(start..<min(start + 1, span.source.utf8.count), in: span.source),
      remedy: "a contract has fewer than ten")
  }

  /// `{{` without quotes is a mapping in a mapping to YAML.
  static func unquotedTemplate(at offset: Int, in source: SourceText) -> Complaint {
    let line = source.lineRange(source.position(at: offset).line)
    var end = max(offset, line.upperBound)
    let bytes = source.utf8
    if let comment = (offset..<end).first(where: {
      bytes[$0] == UInt8(ascii: "#") && $0 > offset && bytes[$0 - 1] == 0x20
    }) {
      end = comment
    }
    while end > offset, [0x20, 0x09].contains(bytes[end - 1]) { end -= 1 }
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    let quoted = text.contains("\"") ? "'\(text)'" : "\"\(text)\""
    return Complaint(
      "yaml-template", "a value that begins with {{ stands in quotes",
      at: SourceSpan(offset..<end, in: source), label: "YAML takes this for a map in a map",
      remedy: "write \(authored: quoted)")
  }

  /// Lines that begin with a tab outside of texts, which libyaml takes inside brackets.
  ///
  /// `texts` are the places of texts of several lines, in order.
  static func tabs(in source: SourceText, outside texts: [Range<Int>]) -> [Complaint] {
    var complaints: [Complaint] = []
    var next = 0
    for number in 1...source.lineCount {
      let line = source.lineRange(number)
      let bytes = source.utf8[line]
      guard let end = bytes.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }),
        let tab = bytes[..<end].firstIndex(of: 0x09)
      else { continue }
      while next < texts.count, texts[next].upperBound <= line.lowerBound { next += 1 }
      let isText = next < texts.count && texts[next].lowerBound < line.lowerBound
      if !isText { complaints.append(.tab(at: tab, in: source)) }
    }
    return complaints
  }

  /// A line that is indented with a tab.
  static func tab(at offset: Int, in source: SourceText) -> Complaint {
    Complaint(
      "yaml-tab", "a tab stands in the indentation",
      at: SourceSpan(offset..<offset + 1, in: source),
      label: "expected blanks", remedy: "indent with blanks, two for each level")
  }
}
