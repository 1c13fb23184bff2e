// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

extension Complaint {
  /// Why libyaml cannot read on, in words that say what to write instead.
  static func syntax(_ problem: SyntaxProblem, in source: SourceText) -> Complaint {
    let place = SyntaxPlace(problem, in: source)
    if let trap = place.trap() { return trap }
    let wording = SyntaxWording.all.first {
      problem.problem.contains($0.problem) && problem.context.contains($0.context)
    }
    guard let wording else {
      return Complaint(
        "yaml-syntax", "this is not YAML: \(authored: problem.problem)", at: place.atProblem,
        remedy: "quote the text, or compare the indentation with the lines around")
    }
    return Complaint(
      "yaml-syntax", wording.message,
      at: wording.pointsAtContext ? place.atContext : place.atProblem, label: wording.label,
      remedy: wording.remedy)
  }
}

/// Where libyaml gave up, and the common mistakes that can be told from the text there.
struct SyntaxPlace {
  private let problem: SyntaxProblem
  private let source: SourceText
  private let offset: Int

  init(_ problem: SyntaxProblem, in source: SourceText) {
    self.problem = problem
    self.source = source
    offset = min(problem.offset, source.utf8.count)
  }

  /// The character at which it was noticed; the last one if the file ended.
  var atProblem: SourceSpan { character(at: offset) }

  /// From the beginning of what was being read to the end of its line.
  var atContext: SourceSpan {
    guard let start = problem.contextOffset, start < source.utf8.count else { return atProblem }
    return restOfLine(from: start)
  }

  private func character(at offset: Int) -> SourceSpan {
    var start = offset
    let bytes = source.utf8
    if start >= bytes.count {
      start = bytes.count
      while start > 0, [0x0A, 0x0D, 0x20].contains(bytes[start - 1]) { start -= 1 }
      return SourceSpan(start..<start, in: source)
    }
    return SourceSpan(start..<start + ByteScanner.length(bytes, at: start).bytes, in: source)
  }

  private func restOfLine(from start: Int) -> SourceSpan {
    var end = max(start, source.lineRange(source.position(at: start).line).upperBound)
    while end > start, [0x20, 0x09].contains(source.utf8[end - 1]) { end -= 1 }
    return SourceSpan(start..<end, in: source)
  }

  /// A mistake that everybody makes once; nil if it is none of those.
  func trap() -> Complaint? {
    let lines = [problem.contextOffset, offset].compactMap { $0 }
      .map { source.position(at: $0).line }
    for number in Set(lines + [max(1, (lines.last ?? 1) - 1)]).sorted().reversed() {
      if let offset = unquotedTemplate(in: number) {
        return .unquotedTemplate(at: offset, in: source)
      }
    }
    if let tab = indentingTab() { return .tab(at: tab, in: source) }
    return forbiddenStart() ?? missingBlank() ?? secondColon()
  }

  private func indentingTab() -> Int? {
    let line = source.lineRange(source.position(at: offset).line)
    let bytes = source.utf8[line]
    let end = bytes.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.endIndex
    guard end >= offset || problem.problem.contains("tab character") else { return nil }
    return bytes[..<end].firstIndex(of: 0x09)
  }

  /// The place of `{{` where a value begins in a line.
  private func unquotedTemplate(in number: Int) -> Int? {
    let line = source.lineRange(number)
    let bytes = source.utf8
    guard line.count > 1 else { return nil }
    for offset in line.dropLast() where bytes[offset] == 0x7B && bytes[offset + 1] == 0x7B {
      var before = offset
      while before > line.lowerBound, bytes[before - 1] == 0x20 { before -= 1 }
      if before == line.lowerBound { return offset }
      guard before < offset else { continue }
      if [UInt8(ascii: ":"), UInt8(ascii: "-")].contains(bytes[before - 1]) { return offset }
    }
    return nil
  }

  private func forbiddenStart() -> Complaint? {
    guard offset < source.utf8.count,
      problem.problem.contains("cannot start any token")
        || problem.problem.contains("directive name")
        || problem.problem.contains("expected alphabetic or numeric character")
    else { return nil }
    let isMark = problem.problem.contains("alphabetic")
    let start =
      isMark || problem.problem.contains("directive name")
      ? problem.contextOffset ?? offset : offset
    let span = restOfLine(from: start)
    let text = String(decoding: source.utf8[span.range], as: UTF8.self)
    guard let first = text.first else { return nil }
    let quoted = text.contains("\"") ? "'\(text)'" : "\"\(text)\""
    return Complaint(
      "yaml-syntax", "text cannot begin with \(authored: String(first))", at: span,
      label: "YAML keeps \(authored: String(first)) for itself",
      remedy: "put it in quotes: \(authored: quoted)")
  }

  /// `name:value` where `name: value` is meant.
  private func missingBlank() -> Complaint? {
    guard problem.problem.contains("could not find expected ':'"),
      let start = problem.contextOffset, start < source.utf8.count
    else { return nil }
    let span = restOfLine(from: start)
    let text = String(decoding: source.utf8[span.range], as: UTF8.self)
    guard let colon = text.firstIndex(of: ":"), !text.hasPrefix("\""), !text.hasPrefix("'") else {
      return nil
    }
    let name = text[..<colon]
    let value = text[text.index(after: colon)...]
    return Complaint(
      "yaml-syntax", "no blank behind the colon", at: span, label: "YAML takes this for one text",
      remedy: "write \(authored: "\(name): \(value)")")
  }

  /// `key: value: more`, where the value must be quoted.
  private func secondColon() -> Complaint? {
    guard problem.problem.contains("mapping values are not allowed"), offset > 0 else { return nil }
    let line = source.lineRange(source.position(at: offset).line)
    let text = String(decoding: source.utf8[line.lowerBound..<offset], as: UTF8.self)
    guard let value = Self.start(ofValueIn: text) else { return nil }
    let span = restOfLine(from: line.lowerBound + value)
    let written = String(decoding: source.utf8[span.range], as: UTF8.self)
    let quoted = written.contains("\"") ? "'\(written)'" : "\"\(written)\""
    return Complaint(
      "yaml-syntax", "a second colon in one value", at: span,
      label: "YAML takes this for a key inside a value",
      remedy: "put the value in quotes: \(authored: quoted)")
  }

  /// The offset in bytes behind the first `: ` of a line.
  private static func start(ofValueIn text: String) -> Int? {
    let bytes = Array(text.utf8)
    for index in bytes.indices.dropLast()
    where bytes[index] == UInt8(ascii: ":") && bytes[index + 1] == 0x20 {
      return bytes[index...].dropFirst().firstIndex { $0 != 0x20 }
    }
    return nil
  }
}
