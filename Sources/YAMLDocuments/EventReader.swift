// SPDX-License-Identifier: Apache-2.0

import CYAML

/// What libyaml reports, one after the other, with byte offsets.
struct Event {
  enum Kind {
    case streamStart, streamEnd, documentEnd
    case documentStart(hasDirectives: Bool)
    case alias
    case scalar(value: [UInt8], style: YAMLScalar.Style)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  let kind: Kind
  /// Where it stands; a node begins at its anchor or tag, if it has one.
  let range: Range<Int>
}

/// Why libyaml cannot go on.
struct SyntaxProblem: Error {
  let problem: String
  let offset: Int
  let context: String
  let contextOffset: Int?
}

/// Reads events from libyaml.
struct EventReader: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let offsets: CharacterOffsets

  /// Starts to read; nil if there is no memory for it.
  init?(_ bytes: [UInt8]) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    self.parser = parser
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(from: bytes)
    offsets = CharacterOffsets(bytes)
    yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event.
  func next() throws(SyntaxProblem) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { yaml_event_delete(&event) }
    let start = offsets[Int(event.start_mark.index)]
    let end = max(start, offsets[Int(event.end_mark.index)])
    return Event(kind: Self.kind(of: event), range: start..<end)
  }

  private func problem() -> SyntaxProblem {
    let parser = parser.pointee
    return SyntaxProblem(
      problem: parser.problem.map { String(cString: $0) } ?? "",
      offset: offsets[Int(parser.problem_mark.index)],
      context: parser.context.map { String(cString: $0) } ?? "",
      contextOffset: parser.context == nil ? nil : offsets[Int(parser.context_mark.index)])
  }

  private static func kind(of event: yaml_event_t) -> Event.Kind {
    switch event.type {
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_DOCUMENT_START_EVENT:
      let start = event.data.document_start
      return .documentStart(
        hasDirectives: start.version_directive != nil || start.tag_directives.start != nil)
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT: return .alias
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let value = Array(UnsafeBufferPointer(start: scalar.value, count: scalar.length))
      return .scalar(value: value, style: style(scalar.style))
    case YAML_SEQUENCE_START_EVENT: return .sequenceStart
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_MAPPING_START_EVENT: return .mappingStart
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    default: return .streamEnd
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }
}
