// SPDX-License-Identifier: Apache-2.0

extension Search {
  /// Searches the members of an object.
  ///
  /// Between a key and its value, and between members, anything is skipped: `{"a" 1 "b":2}` is as
  /// good as the JSON it resembles.
  mutating func searchObject(from start: Int, path: Bytes, depth: Depth) -> Outcome {
    let component = ObjectComponent(path)
    if case .pipe(let rest) = component.next { pipe = rest }
    var offset = start
    while let keyStart = nextKey(from: offset) {
      guard scanner.bytes[keyStart] == Byte.quote else {
        return Outcome(end: keyStart &+ 1, isHit: false)
      }
      let key = scanner.string(from: keyStart &+ 1)
      guard key.isClosed else { break }
      let name = json[offsets: keyStart &+ 1..<key.end &- 1]
      let isMatch = component.matches(name, hasEscape: key.hasEscape)
      offset = key.end
      while offset < scanner.count, scanner.lead(at: offset) == .nothing { offset &+= 1 }
      guard offset < scanner.count else { break }
      let lead = scanner.lead(at: offset)
      if isMatch, let rest = component.next.path, lead == .object || lead == .array {
        let outcome = descend(at: offset, path: rest, depth: depth)
        if outcome.isHit { return outcome }
        offset = outcome.end
        continue
      }
      guard let member = scanner.value(at: offset, lead: lead) else { break }
      if isMatch, component.next.path == nil {
        value = json.value(member)
        return Outcome(end: member.end, isHit: true)
      }
      offset = member.end
    }
    return Outcome(end: scanner.count, isHit: false)
  }

  /// The offset of the next quote or closing brace.
  private func nextKey(from start: Int) -> Int? {
    var offset = start
    while offset < scanner.count {
      let byte = scanner.bytes[offset]
      if byte == Byte.quote || byte == Byte.closeBrace { return offset }
      offset &+= 1
    }
    return nil
  }
}
