// SPDX-License-Identifier: Apache-2.0

/// A stretch of text with its escapes undone, which still knows where each byte came from.
struct EscapedText {
  /// The bytes that the stretch stands for.
  private(set) var decoded: [UInt8] = []
  /// Whether the beginning of an escape was left away at the end.
  private(set) var isCutOff = false
  private let syntax: EscapeSyntax
  private let range: Range<Int>
  private var escapes: [Escape] = []

  private struct Escape {
    let decoded: Range<Int>
    let source: Range<Int>
  }

  /// Undoes the escapes in a range of a text.
  init(_ syntax: EscapeSyntax, in text: Span<UInt8>, range: Range<Int>) {
    self.syntax = syntax
    self.range = range
    decoded.reserveCapacity(range.count)
    var plain = range.lowerBound
    var position = range.lowerBound
    scan: while position < range.upperBound {
      switch syntax.unit(in: text, at: position, end: range.upperBound) {
      case .literal: position += 1
      case .cutOff:
        isCutOff = true
        break scan
      case .escape(let length, let value):
        decoded.append(contentsOf: text, in: plain..<position)
        let start = decoded.count
        value.append(to: &decoded)
        escapes.append(
          Escape(decoded: start..<decoded.count, source: position..<position + length))
        position += length
        plain = position
      }
    }
    decoded.append(contentsOf: text, in: plain..<position)
  }

  /// Carries edits of the decoded bytes over to the text.
  func edits(_ edits: [Edit], in text: Span<UInt8>) -> [Edit] {
    let needsManner = edits.contains { !$0.replacement.allSatisfy(\.isUnreserved) }
    let spellings = needsManner ? spellings(in: text) : []
    return edits.map { edit in
      let low = sourceRange(ofByteAt: edit.range.lowerBound).lowerBound
      var high = sourceRange(ofByteAt: edit.range.upperBound - 1).upperBound
      if edit.rank == .cutOff, edit.range.upperBound == decoded.count { high = range.upperBound }
      let isPlain = edit.replacement.allSatisfy(\.isUnreserved)
      return Edit(
        range: low..<max(low, high),
        replacement: isPlain
          ? edit.replacement : edit.replacement.flatMap { spellings[Int($0)] },
        secret: edit.secret, weight: edit.weight,
        rank: edit.rank == .cutOff ? .cutOff : .escaped, isExact: edit.isExact)
    }
  }

  private func sourceRange(ofByteAt offset: Int) -> Range<Int> {
    var low = 0
    var high = escapes.count
    while low < high {
      let middle = (low + high) / 2
      if escapes[middle].decoded.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return range.lowerBound + offset..<range.lowerBound + offset + 1 }
    let escape = escapes[low - 1]
    if offset < escape.decoded.upperBound { return escape.source }
    let start = escape.source.upperBound + (offset - escape.decoded.upperBound)
    return start..<start + 1
  }

  /// How the stretch writes each byte: what it escapes somewhere is escaped the same way.
  private func spellings(in text: Span<UInt8>) -> [[UInt8]] {
    var known = [[UInt8]](repeating: [], count: 256)
    for escape in escapes where escape.decoded.count == 1 {
      let byte = decoded[escape.decoded.lowerBound]
      guard !byte.isAlphanumeric, known[Int(byte)].isEmpty else { continue }
      known[Int(byte)].append(contentsOf: text, in: escape.source)
    }
    let present = Set(decoded)
    return (UInt8.min...UInt8.max).map { byte in
      guard known[Int(byte)].isEmpty else { return known[Int(byte)] }
      let isKnownBare = byte != UInt8(ascii: "%") && present.contains(byte)
      return syntax.spelling(of: byte, isKnownBare: isKnownBare)
    }
  }
}
