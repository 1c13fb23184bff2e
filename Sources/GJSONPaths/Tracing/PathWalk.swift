// SPDX-License-Identifier: Apache-2.0

/// Follows a path one component at a time, to tell where it ends.
///
/// Unlike ``Search`` it knows where it is; of several ways it takes the first.
struct PathWalk {
  let path: GJSONPath
  var value: GJSONValue
  /// What of the path is left; its indices are offsets in the path's text.
  private(set) var rest: Bytes
  var walked: [String] = []
  private var depth = 0

  init(path: GJSONPath, document: Bytes) {
    self.path = path
    rest = path.bytes
    // gjson skips whatever stands before the first container.
    let start = document.firstIndex { $0 == Byte.openBrace || $0 == Byte.openBracket }
    value = .parse(start.map { document[$0...] } ?? document)
    value = GJSONValue(value.kind, value.kind == .json ? value.slice.leadingGroup : value.slice)
  }

  /// Goes into an element, to walk only what is left for it.
  mutating func enter(_ element: GJSONValue, rest: Bytes, place: Int) {
    value = element
    self.rest = rest
    walked.append(String(place))
    depth += 1
  }

  mutating func trace() -> PathTrace {
    while true {
      if isUnclear { return ended(.unclear, rest.startIndex..<rest.endIndex) }
      let trace = value.isObject ? enterObject() : value.isArray ? enterArray() : stopAtScalar()
      if let trace { return trace }
    }
  }

  private var isUnclear: Bool {
    if depth >= Evaluation.deepest || walked.count >= Evaluation.deepest { return true }
    guard rest.count > 1 else { return false }
    switch rest.first {
    case Byte.openBrace, Byte.openBracket: return true
    case Byte.bang: return Literal(rest) != nil
    case Byte.at: return ModifierCall(rest) != nil
    case Byte.dot: return rest[offset: 1] == Byte.dot
    default: return false
    }
  }

  func ended(
    _ ending: PathTrace.Ending, _ component: Range<Int>, _ suggestion: PathTrace.Suggestion? = nil
  ) -> PathTrace {
    PathTrace(
      ending: ending, component: component, walked: walked.joined(separator: "."),
      place: PathTrace.Place(value), suggestion: suggestion)
  }

  var selected: PathTrace {
    ended(.selected, path.bytes.endIndex..<path.bytes.endIndex)
  }

  func range(_ length: Int) -> Range<Int> { rest.startIndex..<rest.startIndex + length }

  /// Goes on with what follows a component; a trace if nothing does.
  mutating func proceed(_ next: NextStep) -> PathTrace? {
    switch next {
    case .end: return selected
    case .path(let rest), .pipe(let rest):
      self.rest = rest
      return nil
    }
  }

  private func stopAtScalar() -> PathTrace {
    ended(.stopped, range(ObjectComponent(rest).length))
  }

  /// Puts another text in the place of a part of the path.
  func corrected(_ component: Range<Int>, _ text: String) -> String {
    let bytes =
      path.bytes[..<component.lowerBound] + text.utf8 + path.bytes[component.upperBound...]
    return String(decoding: bytes, as: UTF8.self)
  }
}
