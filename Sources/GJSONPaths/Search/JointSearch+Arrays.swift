// SPDX-License-Identifier: Apache-2.0

extension JointSearch {
  mutating func walkArray(at open: Int, _ range: Range<Int>) -> Int? {
    let outer = range.map { lists[seekers[$0].path] }
    for index in range { lists[seekers[index].path] = [] }
    let isList = range.contains { role($0).role == .each }
    if isList { openLists &+= 1 }
    var count = 0
    guard var offset = pastBlanks(open &+ 1) else { return nil }
    while scanner.bytes[offset] != Byte.closeBracket {
      let lead = scanner.lead(at: offset)
      let mark = seekers.count
      send(into: lead, at: count, range)
      guard let element = visit(at: offset, lead, from: mark) else { return nil }
      guard collect(element, at: count, range) else { return nil }
      if isComplete { return element.end }
      guard let after = pastBlanks(element.end) else { return nil }
      count &+= 1
      offset = after
      guard scanner.bytes[after] == Byte.comma else { continue }
      guard let next = pastBlanks(after &+ 1), scanner.lead(at: next) != .nothing else {
        return nil
      }
      offset = next
    }
    if isList { openLists &-= 1 }
    close(count, range, outer)
    return offset &+ 1
  }

  private func role(_ index: Int) -> (path: Int, role: PlainPath.ArrayRole, isLast: Bool) {
    let seeker = seekers[index]
    let step = paths[seeker.path].steps[seeker.step]
    return (seeker.path, step.role, step.isLast)
  }

  /// Sends the seekers into an element that is a container.
  private mutating func send(into lead: ByteScanner.Lead, at position: Int, _ range: Range<Int>) {
    guard lead == .object || lead == .array else { return }
    for index in range {
      let (path, role, isLast) = role(index)
      if isLast || !findings[path].isNothing { continue }
      if role == .each || role == .index(position) {
        seekers.append(Seeker(path: path, step: seekers[index].step &+ 1))
      }
    }
  }

  /// Takes what an element has given.
  ///
  /// - Returns: False if the search is to be given up, since gjson looks for containers in texts too.
  private mutating func collect(
    _ element: ScannedValue, at position: Int, _ range: Range<Int>
  ) -> Bool {
    for index in range {
      let (path, role, isLast) = role(index)
      if role == .each {
        if element.kind != .json, holdsBracket(element) { return false }
        append(findings[path], to: path)
        findings[path] = .nothing
      } else if isLast, role == .index(position), findings[path].isNothing {
        findings[path] = .value(element)
        endIfComplete()
      }
    }
    return true
  }

  private func holdsBracket(_ value: ScannedValue) -> Bool {
    for offset in value.start..<value.end {
      let byte = scanner.bytes[offset]
      if byte == Byte.openBrace || byte == Byte.openBracket { return true }
    }
    return false
  }

  private mutating func append(_ finding: Finding, to path: Int) {
    if case .nothing = finding { return }
    lists[path].append(lists[path].isEmpty ? Byte.openBracket : Byte.comma)
    switch finding {
    case .nothing: break
    case .value(let value):
      lists[path].append(contentsOf: scanner.bytes[value.start..<value.end])
    case .made(let value): lists[path].append(contentsOf: value.slice)
    }
  }

  private mutating func close(_ count: Int, _ range: Range<Int>, _ outer: [[UInt8]]) {
    for (place, index) in range.enumerated() {
      let (path, role, _) = role(index)
      var list = lists[path]
      lists[path] = outer[place]
      guard findings[path].isNothing else { continue }
      if role == .count {
        findings[path] = .made(GJSONValue(.number, Array(String(count).utf8)[...]))
      } else if role == .each {
        if list.isEmpty { list.append(Byte.openBracket) }
        list.append(Byte.closeBracket)
        findings[path] = .made(GJSONValue(.json, list[...]))
      }
    }
  }
}
