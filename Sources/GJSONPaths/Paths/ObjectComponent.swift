// SPDX-License-Identifier: Apache-2.0

/// The first component of a path, read for an object: a key or a pattern for keys.
struct ObjectComponent {
  /// What the component names, without its escapes.
  let key: Bytes
  private let pattern: Wildcard?
  let next: NextStep
  /// How many bytes of the path the component takes.
  let length: Int

  /// Once a backslash has been seen, `\x` is `x`, also for a wildcard: it becomes one again if
  /// another stands unescaped behind the first backslash (`s\**` finds `sab`).
  init(_ path: Bytes) {
    var key: [UInt8] = []
    var isPlain = true
    var hasWildcard = false
    var next = NextStep.end
    var offset = 0
    scanning: while offset < path.count {
      let byte = path[offset: offset]
      switch byte {
      case Byte.dot, Byte.pipe:
        next = NextStep(after: offset, of: path)
        break scanning
      case Byte.backslash:
        if isPlain {
          key = Array(path.prefix(offset))
          isPlain = false
        }
        offset &+= 1
        if offset < path.count { key.append(path[offset: offset]) }
      default:
        if byte == Byte.star || byte == Byte.question { hasWildcard = true }
        if !isPlain { key.append(byte) }
      }
      offset &+= 1
    }
    self.key = isPlain ? path.prefix(offset) : key[...]
    self.next = next
    length = min(offset, path.count)
    pattern = hasWildcard ? Wildcard(self.key) : nil
  }

  /// Whether a key of the object, given as it stands between its quotes, is meant.
  func matches(_ key: Bytes, hasEscape: Bool) -> Bool {
    if let pattern { return pattern.matches(hasEscape ? Unescaping.unescaped(key) : key) }
    return self.key == (hasEscape ? Unescaping.unescaped(key) : key)
  }
}
