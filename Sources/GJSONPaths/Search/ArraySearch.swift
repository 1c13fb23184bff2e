// SPDX-License-Identifier: Apache-2.0

extension Search {
  /// Searches the elements of an array, whose closing bracket may be missing.
  mutating func searchArray(from start: Int, path: Bytes, depth: Depth) -> Outcome {
    let component = ArrayComponent(path)
    if case .pipe(let rest) = component.next { pipe = rest }
    var elements = ElementSelection(component, depth: depth)
    var offset = start
    var position = 0
    while offset <= scanner.count {
      let isWanted = elements.index == position
      let before = offset
      offset = nextElement(from: offset)
      guard offset < scanner.count, scanner.bytes[offset] != Byte.closeBracket else {
        return close(elements, at: offset, before: before, count: position)
      }
      position &+= 1
      let lead = scanner.lead(at: offset)
      if isWanted, let rest = component.next.path, lead == .object || lead == .array {
        let outcome = descend(at: offset, path: rest, depth: depth)
        if outcome.isHit { return outcome }
        offset = outcome.end
        continue
      }
      guard let element = scanner.value(at: offset, lead: lead) else { break }
      if let hit = take(element, isWanted: isWanted, &elements) {
        value = hit
        return Outcome(end: element.end, isHit: true)
      }
      offset = element.end
    }
    return Outcome(end: scanner.count &+ 1, isHit: false)
  }

  /// The value to stop at, if this element gives one.
  private mutating func take(
    _ element: ScannedValue, isWanted: Bool, _ elements: inout ElementSelection
  ) -> GJSONValue? {
    if isWanted { return elements.isLast ? json.value(element) : nil }
    guard elements.looksAtElements else { return nil }
    let hit = elements.take(json.value(element))
    // What follows `#` acts on the list only once its bracket is reached.
    if case .query = elements.selector, let rest = elements.pipe { pipe = rest }
    return hit
  }

  /// The offset of the next value or closing bracket; the end of the text counts as one.
  private func nextElement(from start: Int) -> Int {
    var offset = start
    while offset < scanner.count, scanner.bytes[offset] != Byte.closeBracket,
      scanner.lead(at: offset) == .nothing
    {
      offset &+= 1
    }
    return offset
  }

  /// What the array gives as a whole: its bracket stands at `end`, the last of its `count` values
  /// ends at `before`.
  private mutating func close(
    _ elements: ElementSelection, at end: Int, before: Int, count: Int
  ) -> Outcome {
    var elements = elements
    switch elements.selector {
    case .count:
      value = GJSONValue(.number, Array(String(count).utf8)[...])
      return Outcome(end: end &+ 1, isHit: true)
    case .each:
      if let stray = strayValue(from: before) { _ = elements.take(json.value(stray)) }
      if let rest = elements.pipe { pipe = rest }
      value = elements.collected
      return Outcome(end: end &+ 1, isHit: true)
    case .query(let query):
      // Found, and yet the search goes on: gjson keeps the first list it came to.
      if query.wantsAll, !value.exists { value = elements.collected }
    case .index, .nothing: break
    }
    return Outcome(end: end &+ 1, isHit: false)
  }

  /// gjson reads on for one more value behind the last, and if anything but blanks stands before
  /// the bracket, as in `[1,]`, it finds one beyond the array.
  private func strayValue(from start: Int) -> ScannedValue? {
    var offset = start
    while offset < scanner.count {
      switch scanner.bytes[offset] {
      case Byte.space, 0x09, 0x0A, 0x0D: offset &+= 1
      case Byte.closeBracket: return nil
      default: return scanner.nextValue(from: offset)
      }
    }
    return nil
  }
}
