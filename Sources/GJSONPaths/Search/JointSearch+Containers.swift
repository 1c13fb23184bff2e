// SPDX-License-Identifier: Apache-2.0

extension JointSearch {
  mutating func walkObject(at open: Int, _ range: Range<Int>) -> Int? {
    guard var offset = pastBlanks(open &+ 1) else { return nil }
    if scanner.bytes[offset] == Byte.closeBrace { return offset &+ 1 }
    let lengths = keyLengths(range)
    var missing = range.count
    while scanner.bytes[offset] == Byte.quote {
      let key = scanner.string(from: offset &+ 1)
      guard key.isClosed, let colon = pastBlanks(key.end), scanner.bytes[colon] == Byte.colon,
        let start = pastBlanks(colon &+ 1)
      else { return nil }
      let lead = scanner.lead(at: start)
      let mark = seekers.count
      var isWanted = false
      let name = offset &+ 1..<key.end &- 1
      if key.hasEscape || lengths >> UInt64(name.count & 63) & 1 != 0 {
        isWanted = seek(name, hasEscape: key.hasEscape, lead, for: range)
      }
      let isEntered = seekers.count > mark
      guard let value = visit(at: start, lead, from: mark) else { return nil }
      if isComplete { return value.end }
      if isWanted { take(value, named: name, hasEscape: key.hasEscape, for: range) }
      if isWanted || isEntered {
        missing = range.reduce(0) { $0 &+ (findings[seekers[$1].path].isNothing ? 1 : 0) }
        // Whatever follows can change nothing: a path keeps the first value it leads to.
        if missing == 0 {
          endIfComplete()
          return isComplete ? value.end : closed(scanner.containerEnd(at: value.end &- 1))
        }
      }
      guard let after = pastBlanks(value.end) else { return nil }
      if scanner.bytes[after] == Byte.closeBrace { return after &+ 1 }
      guard scanner.bytes[after] == Byte.comma, let next = pastBlanks(after &+ 1) else {
        return nil
      }
      offset = next
    }
    return nil
  }

  /// The lengths of the wanted keys, as bits: most members are passed over by a look at them.
  private func keyLengths(_ range: Range<Int>) -> UInt64 {
    range.reduce(0) { $0 | 1 << UInt64(step(of: seekers[$1]).key.count & 63) }
  }

  private func step(of seeker: Seeker) -> PlainPath.Step { paths[seeker.path].steps[seeker.step] }

  /// Sends the seekers of a key into its value.
  ///
  /// - Returns: Whether any of them ends with the key.
  private mutating func seek(
    _ name: Range<Int>, hasEscape: Bool, _ lead: ByteScanner.Lead, for range: Range<Int>
  ) -> Bool {
    var isWanted = false
    for index in range {
      let seeker = seekers[index]
      let step = step(of: seeker)
      guard findings[seeker.path].isNothing, spells(name, hasEscape: hasEscape, step.key) else {
        continue
      }
      if step.isLast {
        isWanted = true
      } else if lead == .object || lead == .array {
        seekers.append(Seeker(path: seeker.path, step: seeker.step &+ 1))
      }
    }
    return isWanted
  }

  private mutating func take(
    _ value: ScannedValue, named name: Range<Int>, hasEscape: Bool, for range: Range<Int>
  ) {
    for index in range {
      let seeker = seekers[index]
      let step = step(of: seeker)
      if step.isLast, findings[seeker.path].isNothing,
        spells(name, hasEscape: hasEscape, step.key)
      {
        findings[seeker.path] = .value(value)
      }
    }
  }

  private func spells(_ name: Range<Int>, hasEscape: Bool, _ key: Bytes) -> Bool {
    if hasEscape { return Unescaping.unescaped(json[offsets: name]) == key }
    guard name.count == key.count else { return false }
    return key.withUnsafeBufferPointer { wanted in
      for place in 0..<wanted.count where wanted[place] != scanner.bytes[name.lowerBound &+ place] {
        return false
      }
      return true
    }
  }

  /// The end of a container if it lies in the text.
  func closed(_ end: Int) -> Int? { end <= scanner.count ? end : nil }
}
