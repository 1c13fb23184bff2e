// SPDX-License-Identifier: Apache-2.0

/// Walks a whole path: gjson's `Get`.
///
/// Pipes, modifiers, literals and multipaths at the beginning of the path each turn the text into
/// another one, so that part is a loop; a search recurses once a component.
enum Evaluation {
  /// How deep evaluations may nest, in components and in paths within paths.
  ///
  /// Our bound, not gjson's.
  static let deepest = 256
  /// How long a text made by a modifier or multipath may become, unless it was longer before.
  ///
  /// Our bound, not gjson's.
  static let longestText = 1 << 26
  /// How many bytes an evaluation may read, the same ones counted each time.
  ///
  /// Our bound, not gjson's.
  static let longestReading = 1 << 30

  static func value(of path: Bytes, in json: Bytes, depth: Depth) -> GJSONValue {
    guard !depth.isBottom else { return .absent }
    var path = path
    var json = json
    while depth.affords(path, in: json) {
      switch transform(path, json, depth: depth) {
      case .done(let value): return value
      case .next(let rest, let text):
        guard text.count <= max(longestText, json.count) else { return .absent }
        path = rest
        json = text
        continue
      case .search(let rest): path = rest
      }
      let found = Search.run(path, in: json, depth: depth)
      guard let pipe = found.pipe else { return found.value }
      path = pipe
      json = found.value.slice
    }
    return .absent
  }

  private enum Step {
    case done(GJSONValue)
    case next(path: Bytes, text: Bytes)
    /// Nothing that transforms: look the path up.
    case search(Bytes)
  }

  private static func transform(_ path: Bytes, _ json: Bytes, depth: Depth) -> Step {
    guard path.count > 1 else { return .search(path) }
    switch path.first {
    case Byte.at:
      guard let call = ModifierCall(path) else { return .search(path) }
      let text = call.apply(to: json, depth: depth)
      guard text.count <= max(longestText, json.count), depth.affords(making: text, of: json) else {
        return .done(.absent)
      }
      return following(call.rest, text)
    case Byte.bang:
      guard let literal = Literal(path) else { return .search(path) }
      return following(literal.rest, literal.text)
    case Byte.openBracket, Byte.openBrace:
      guard let multipath = Multipath(path) else { return .search([]) }
      guard multipath.isComplete else { return .search(multipath.rest) }
      guard let text = multipath.build(from: json, depth: depth.deeper) else {
        return .done(.absent)
      }
      if multipath.rest.isEmpty { return .done(GJSONValue(.json, text)) }
      return .next(path: multipath.rest.dropFirst(), text: text)
    default: return .search(path)
    }
  }

  /// What follows a modifier or literal; anything but a dot or a pipe is ignored.
  private static func following(_ rest: Bytes, _ text: Bytes) -> Step {
    guard rest.first == Byte.pipe || rest.first == Byte.dot else {
      return .done(.parse(text))
    }
    return .next(path: rest.dropFirst(), text: text)
  }
}
