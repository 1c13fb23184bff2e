// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

/// Builds the node tree of one file and collects what is wrong with it.
struct TreeBuilder {
  private let source: SourceText
  private(set) var complaints: [Complaint] = []
  private var depth = 0
  /// Where texts of several lines stand.
  private var texts: [Range<Int>] = []

  init(_ source: SourceText) {
    self.source = source
  }

  /// The root; nil if the file is empty or cannot be read to its end.
  mutating func build() -> YAMLNode? {
    guard let reader = EventReader(source.utf8) else { return nil }
    do {
      return try document(from: reader)
    } catch {
      if case .syntax(let problem) = error {
        let complaint = Complaint.syntax(problem, in: source)
        if !complaints.contains(complaint) { complaints.append(complaint) }
      }
      return nil
    }
  }

  enum Stop: Error {
    case syntax(SyntaxProblem)
    case tooDeep
  }

  private mutating func document(from reader: borrowing EventReader) throws(Stop) -> YAMLNode? {
    var root: YAMLNode?
    var documents = 0
    while true {
      let event = try next(reader)
      switch event.kind {
      case .streamEnd:
        if root != nil { complaints += Complaint.tabs(in: source, outside: texts) }
        return root
      case .documentStart(let hasDirectives):
        documents += 1
        if documents > 1 {
          complaints.append(.severalDocuments(at: span(event.range)))
          return root
        }
        if hasDirectives { complaints.append(.directive(in: source)) }
      case .streamStart, .documentEnd: break
      default: root = try node(event, reader)
      }
    }
  }

  private func next(_ reader: borrowing EventReader) throws(Stop) -> Event {
    do { return try reader.next() } catch { throw .syntax(error) }
  }

  private func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(range, in: source) }

  private mutating func node(
    _ event: Event, _ reader: borrowing EventReader
  ) throws(Stop) -> YAMLNode {
    let properties = NodeProperties(at: event.range, in: source)
    complaints += properties.complaints
    let range = properties.end..<max(properties.end, event.range.upperBound)
    switch event.kind {
    case .scalar(let value, let style):
      let scalar = YAMLScalar(value: value, style: style, range: range, in: source)
      if source.utf8[range].contains(0x0A) { texts.append(range) }
      return YAMLNode(content: .scalar(scalar), span: scalar.span)
    case .sequenceStart: return try sequence(range, reader)
    case .mappingStart: return try mapping(range, reader)
    default:
      complaints.append(.alias(at: span(range)))
      let empty = range.lowerBound..<range.lowerBound
      let scalar = YAMLScalar(value: [], style: .plain, range: empty, in: source)
      return YAMLNode(content: .scalar(scalar), span: span(range))
    }
  }

  private mutating func enter(_ range: Range<Int>) throws(Stop) {
    depth += 1
    guard depth > YAMLDocument.greatestDepth else { return }
    complaints.append(.tooDeep(at: span(range)))
    throw .tooDeep
  }

  private mutating func sequence(
    _ start: Range<Int>, _ reader: borrowing EventReader
  ) throws(Stop) -> YAMLNode {
    try enter(start)
    var items: [YAMLNode] = []
    while true {
      let event = try next(reader)
      if case .sequenceEnd = event.kind {
        depth -= 1
        let end = items.last?.span.range.upperBound
        return YAMLNode(content: .sequence(items), span: span(collection(start, event, end)))
      }
      items.append(try node(event, reader))
    }
  }

  private mutating func mapping(
    _ start: Range<Int>, _ reader: borrowing EventReader
  ) throws(Stop) -> YAMLNode {
    try enter(start)
    var entries: [YAMLEntry] = []
    var keys: [String: SourceSpan] = [:]
    while true {
      let event = try next(reader)
      if case .mappingEnd = event.kind {
        depth -= 1
        let end = entries.last?.value.span.range.upperBound
        return YAMLNode(content: .mapping(entries), span: span(collection(start, event, end)))
      }
      let key = try node(event, reader)
      let value = try node(try next(reader), reader)
      guard let scalar = readable(key) else { continue }
      if let first = keys[scalar.text] {
        complaints.append(.duplicate(scalar, first: first))
      } else {
        keys[scalar.text] = scalar.span
        entries.append(YAMLEntry(key: scalar, value: value))
      }
    }
  }

  /// The end of a flow collection is its bracket; a block one ends with its last item.
  private func collection(_ start: Range<Int>, _ end: Event, _ last: Int?) -> Range<Int> {
    let lower = start.lowerBound
    let isFlow = lower < source.utf8.count && [0x7B, 0x5B].contains(source.utf8[lower])
    let upper = isFlow ? end.range.upperBound : last ?? start.upperBound
    return lower..<max(lower, upper)
  }

  /// The key if it is one that is read; else the complaint is made.
  private mutating func readable(_ key: YAMLNode) -> YAMLScalar? {
    let bytes = source.utf8
    let start = key.span.range.lowerBound
    guard let scalar = key.scalar else {
      let isTemplate = bytes[start...].starts(with: [0x7B]) && start > 0 && bytes[start - 1] == 0x7B
      complaints.append(
        isTemplate
          ? .unquotedTemplate(at: start - 1, in: source) : .complexKey(at: key.span))
      return nil
    }
    if scalar.style == .plain, scalar.text == "<<" {
      complaints.append(.mergeKey(at: scalar.span))
      return nil
    }
    var before = start
    while before > 0, [0x20, 0x09].contains(bytes[before - 1]) { before -= 1 }
    if before > 0, before < start, bytes[before - 1] == UInt8(ascii: "?") {
      complaints.append(.complexKey(at: key.span))
      return nil
    }
    return scalar
  }
}
