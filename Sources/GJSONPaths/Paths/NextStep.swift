// SPDX-License-Identifier: Apache-2.0

/// What stands behind one component of a path.
enum NextStep {
  case end
  /// After a dot: what to look up in the value.
  case path(Bytes)
  /// After a `|`, or a dot before a modifier or multipath: what to do with the result.
  case pipe(Bytes)

  /// What follows the dot or pipe at an offset of a path.
  init(after offset: Int, of path: Bytes, dotMayPipe: Bool = true) {
    let rest = path.dropFirst(offset &+ 1)
    let isPipe =
      path[offset: offset] == Byte.pipe || dotMayPipe && Self.actsOnResult(rest)
    self = isPipe ? .pipe(rest) : .path(rest)
  }

  var path: Bytes? {
    if case .path(let path) = self { path } else { nil }
  }

  /// Whether a component after a dot is a multipath or a modifier: an `@name` that names none is a
  /// key, such as `@odata`.
  private static func actsOnResult(_ path: Bytes) -> Bool {
    switch path.first {
    case Byte.openBracket, Byte.openBrace: true
    case Byte.at:
      Modifier(
        named: path.dropFirst().prefix {
          $0 != Byte.dot && $0 != Byte.pipe && $0 != Byte.colon
        }) != nil
    default: false
    }
  }
}
