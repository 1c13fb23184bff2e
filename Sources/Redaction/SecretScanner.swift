// SPDX-License-Identifier: Apache-2.0

/// Finds secrets in bytes as they stand, skipping most bytes that cannot belong to one.
///
/// This is the multiple-pattern search of Wu and Manber with blocks of two bytes: the last two bytes
/// of a window as long as the shortest secret tell how far the window may be moved.
struct SecretScanner: Sendable {
  /// The secrets that are long enough to be looked for in encodings as well.
  let secrets: [SoughtSecret]
  /// Secrets so short that they are only looked for as they stand, for they are everywhere.
  let shortSecrets: [SoughtSecret]
  /// Bytes of the shortest of the long secrets; `Int.max` if there is none.
  let shortest: Int
  private let placeholders: [[UInt8]]
  private let window: Int
  private let shifts: [UInt8]

  /// From this many bytes on a secret is looked for in encodings as well.
  static let encodedMinimum = 4

  init(_ all: [SoughtSecret]) {
    secrets = all.filter { $0.bytes.count >= Self.encodedMinimum }
    shortSecrets = all.filter { $0.bytes.count < Self.encodedMinimum }
    shortest = secrets.map(\.bytes.count).min() ?? .max
    placeholders = all.map(\.placeholder)
    window = min(shortest, 64)
    var shifts = [UInt8](repeating: UInt8(window - 1), count: 1024)
    for secret in secrets {
      for end in 1..<window {
        let slot = Self.slot(secret.folded[end - 1], secret.folded[end])
        shifts[slot] = min(shifts[slot], UInt8(window - 1 - end))
      }
    }
    self.shifts = shifts
  }

  /// Finds of long secrets; those of one secret never overlap each other.
  func edits(in text: Span<UInt8>) -> [Edit] {
    guard !secrets.isEmpty else { return [] }
    var finds = Finds()
    var end = window - 1
    while end < text.count {
      let pair = Self.slot(SoughtSecret.fold(text[end - 1]), SoughtSecret.fold(text[end]))
      let shift = shifts[pair]
      if shift > 0 {
        end &+= Int(shift)
        continue
      }
      let start = end - window + 1
      for (index, secret) in secrets.enumerated()
      where secret.matches(text, at: start, count: secret.folded.count)
        && !isPlaceholder(start..<start + secret.folded.count, of: text)
      {
        finds.add(start, of: index, among: secrets, in: text)
      }
      end &+= 1
    }
    return finds.finished()
  }

  /// Finds of the short secrets, in the very bytes.
  func shortEdits(in text: Span<UInt8>) -> [Edit] {
    var edits: [Edit] = []
    for (index, secret) in shortSecrets.enumerated() {
      let length = secret.bytes.count
      var start = 0
      while start <= text.count - length {
        let range = start..<start + length
        if secret.stands(in: text, at: start), !isPlaceholder(range, of: text) {
          edits.append(
            Edit(
              range: range, replacement: secret.placeholder, secret: secrets.count + index,
              weight: length, rank: .asIs, isExact: true))
          start += length
        } else {
          start += 1
        }
      }
    }
    return edits
  }

  /// The beginning of a secret at the end of a text, where somebody cut it off.
  func cutOffEdit(in text: Span<UInt8>) -> Edit? {
    for (index, secret) in secrets.enumerated() {
      var length = min(secret.bytes.count - 1, text.count)
      while length >= secret.shortestTellingPrefix {
        let range = text.count - length..<text.count
        if secret.matches(text, at: range.lowerBound, count: length),
          !isPlaceholder(range, of: text)
        {
          return Edit(
            range: range, replacement: secret.placeholder, secret: index,
            weight: length, rank: .cutOff, isExact: false)
        }
        length -= 1
      }
    }
    return nil
  }

  /// Whether a range lies within a placeholder that stands there already.
  ///
  /// Otherwise a secret that is a piece of a placeholder would be replaced again and again.
  private func isPlaceholder(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    for placeholder in placeholders where placeholder.count >= range.count {
      var start = max(0, range.upperBound - placeholder.count)
      let last = min(range.lowerBound, text.count - placeholder.count)
      while start <= last {
        if placeholder.stand(in: text, at: start) { return true }
        start += 1
      }
    }
    return false
  }

  @inline(__always)
  private static func slot(_ first: UInt8, _ second: UInt8) -> Int {
    (Int(first) &* 37 &+ Int(second)) & 1023
  }
}

/// Collects finds so that a secret that overlaps itself, such as `aaaa`, gives few of them.
private struct Finds {
  private var edits: [Edit] = []
  private var lastOf: [Int: (edit: Int, covered: Int)] = [:]

  mutating func add(
    _ start: Int, of index: Int, among secrets: [SoughtSecret], in text: Span<UInt8>
  ) {
    let secret = secrets[index]
    let end = start + secret.bytes.count
    if let last = lastOf[index], start < edits[last.edit].range.upperBound {
      lastOf[index] = (last.edit, end)
      return
    }
    cover(index, upTo: start)
    lastOf[index] = (edits.count, end)
    edits.append(
      Edit(
        range: start..<end, replacement: secret.placeholder, secret: index,
        weight: secret.bytes.count,
        rank: secret.stands(in: text, at: start) ? .asIs : .caseChanged, isExact: true))
  }

  consuming func finished() -> [Edit] {
    for index in lastOf.keys { cover(index, upTo: .max) }
    return edits
  }

  private mutating func cover(_ index: Int, upTo limit: Int) {
    guard let last = lastOf[index] else { return }
    let old = edits[last.edit].range
    edits[last.edit].range = old.lowerBound..<max(old.upperBound, min(last.covered, limit))
  }
}
