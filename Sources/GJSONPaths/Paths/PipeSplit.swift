// SPDX-License-Identifier: Apache-2.0

/// The first top-level `|` of a path behind `#.` or a query: what each element is asked for ends
/// there, and what follows acts on the collected list.
enum PipeSplit {
  /// The two sides, or nil where the whole path belongs to the elements.
  ///
  /// As in gjson only queries behind a dot protect the pipes in them, and a `{}` multipath only when
  /// it stands first.
  static func split(_ path: Bytes) -> (each: Bytes, list: Bytes)? {
    guard path.contains(Byte.pipe) else { return nil }
    if path.first == Byte.openBrace { return splitAfterMultipath(path) }
    var offset = 0
    while offset < path.count {
      switch path[offset: offset] {
      case Byte.backslash: offset &+= 1
      case Byte.dot:
        if offset == path.count &- 1 { return nil }
        if path[offset: offset &+ 1] == Byte.hash {
          offset &+= 2
          if offset == path.count { return nil }
          offset = queryEnd(path, from: offset)
        }
      case Byte.pipe: return (path.prefix(offset), path.dropFirst(offset &+ 1))
      default: break
      }
      offset &+= 1
    }
    return nil
  }

  private static func splitAfterMultipath(_ path: Bytes) -> (each: Bytes, list: Bytes)? {
    let inside = path.dropFirst()
    let length = inside.leadingGroup.count
    guard length < inside.count, inside[offset: length] == Byte.pipe else { return nil }
    return (path.prefix(length &+ 1), path.dropFirst(length &+ 2))
  }

  /// The offset of the bracket that closes a query, or the given one if no query opens there.
  private static func queryEnd(_ path: Bytes, from start: Int) -> Int {
    let open = path[offset: start]
    guard open == Byte.openBracket || open == Byte.openParenthesis else { return start }
    let close = open == Byte.openBracket ? Byte.closeBracket : Byte.closeParenthesis
    var depth = 1
    var offset = start &+ 1
    while offset < path.count {
      switch path[offset: offset] {
      case Byte.backslash: offset &+= 1
      case open: depth &+= 1
      case close:
        depth &-= 1
        if depth == 0 { return offset }
      case Byte.quote: offset = quotedEnd(path, from: offset)
      default: break
      }
      offset &+= 1
    }
    return offset
  }

  private static func quotedEnd(_ path: Bytes, from quote: Int) -> Int {
    var offset = quote &+ 1
    while offset < path.count, path[offset: offset] != Byte.quote {
      offset &+= path[offset: offset] == Byte.backslash ? 2 : 1
    }
    return offset
  }
}
