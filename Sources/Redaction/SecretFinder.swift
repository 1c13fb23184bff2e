// SPDX-License-Identifier: Apache-2.0

/// Finds secrets in a text in every encoding, and in encodings within encodings.
///
/// Each encoding is undone only where a text bears its marks, so that clean text costs one look at
/// its bytes.
struct SecretFinder: Sendable {
  let scanner: SecretScanner
  /// Bytes that an encoded secret can consist of; everything else ends the stretch to be decoded.
  private let belongs: [Bool]
  /// Digits of Base64 and of hexadecimal that the shortest secret takes.
  private let shortestBase64: Int
  private let shortestHex: Int

  /// Encodings that may lie around each other.
  static let deepest = 3

  /// Digits of Base64 that can hold the shortest telling beginning of a secret.
  private static let shortestCutOffBase64 = 10

  /// With more finds than this in one dump the whole of it goes, for each costs a walk through it.
  private static let findsTakenApart = 16

  init(_ secrets: [SoughtSecret]) {
    scanner = SecretScanner(secrets)
    var belongs = [Bool](repeating: false, count: 256)
    for byte in UInt8.min...UInt8.max where byte.isAlphanumeric { belongs[Int(byte)] = true }
    for byte in "%+\\/&#;=-_".utf8 { belongs[Int(byte)] = true }
    for byte in scanner.secrets.flatMap(\.bytes) { belongs[Int(byte)] = true }
    // A blank and a plus match each other.
    if scanner.secrets.contains(where: { $0.folded.contains(0x20) }) { belongs[0x20] = true }
    self.belongs = belongs
    let shortest = min(scanner.shortest, 1 << 20)
    shortestBase64 = max(4, (shortest - 3) * 4 / 3)
    shortestHex = 2 * shortest - 1
  }

  /// What has to be replaced in a text; empty if it is clean.
  func edits(in text: Span<UInt8>) -> [Edit] {
    let long = scanner.secrets.isEmpty ? [] : edits(in: text, depth: Self.deepest, isAtEnd: true)
    guard !scanner.shortSecrets.isEmpty else { return long }
    return (long + scanner.shortEdits(in: text)).untangled()
  }

  /// What has to be replaced, with so many encodings around each other.
  ///
  /// `isAtEnd` tells whether the end of these bytes is where a text may have been cut off.
  private func edits(in text: Span<UInt8>, depth: Int, isAtEnd: Bool) -> [Edit] {
    guard text.count >= scanner.shortest || isAtEnd else { return [] }
    var edits = scanner.edits(in: text)
    if isAtEnd, let edit = scanner.cutOffEdit(in: text) { edits.append(edit) }
    if depth > 0 {
      addEscaped(in: text, depth: depth, isAtEnd: isAtEnd, to: &edits)
      addBase64(in: text, depth: depth, isAtEnd: isAtEnd, to: &edits)
      addHex(in: text, depth: depth, to: &edits)
    }
    return edits.untangled()
  }

  // MARK: Escapes

  private func addEscaped(
    in text: Span<UInt8>, depth: Int, isAtEnd: Bool, to edits: inout [Edit]
  ) {
    // Up to where each syntax has been undone already.
    var done = [0, 0, 0]
    for position in 0..<text.count {
      guard let syntax = EscapeSyntax(trigger: text[position]), position >= done[syntax.rawValue]
      else { continue }
      if case .literal = syntax.unit(in: text, at: position, end: text.count) { continue }
      let range = stretch(around: position, in: text)
      done[syntax.rawValue] = range.upperBound
      let isLast = isAtEnd && range.upperBound == text.count
      guard range.count >= scanner.shortest || isLast else { continue }
      let stretch = EscapedText(syntax, in: text, range: range)
      let inner = self.edits(in: stretch.decoded.span, depth: depth - 1, isAtEnd: isLast)
      edits += stretch.edits(inner, in: text)
    }
  }

  /// The bytes around an offset that an encoded secret could consist of.
  private func stretch(around offset: Int, in text: Span<UInt8>) -> Range<Int> {
    var low = offset
    while low > 0, belongs[Int(text[low - 1])] { low -= 1 }
    var high = offset + 1
    while high < text.count, belongs[Int(text[high])] { high += 1 }
    return low..<high
  }

  // MARK: Base64

  private func addBase64(
    in text: Span<UInt8>, depth: Int, isAtEnd: Bool, to edits: inout [Edit]
  ) {
    var position = 0
    var wrapped = 0
    while let range = text.nextRun(
      atLeast: shortestBase64, from: position, where: Base64Run.contains)
    {
      let run = Base64Run(range, in: text)
      edits += self.edits(in: run, of: text, depth: depth, isAtEnd: isAtEnd)
      if range.lowerBound >= wrapped, let lines = run.wrappedLines(in: text) {
        edits += self.edits(inLines: lines, of: text, depth: depth)
        wrapped = lines.last?.paddedRange.upperBound ?? wrapped
      }
      position = range.upperBound + 1
    }
    guard isAtEnd, let tail = lastRun(of: text), tail.lowerBound >= position else { return }
    edits += self.edits(in: Base64Run(tail, in: text), of: text, depth: depth, isAtEnd: true)
  }

  private func lastRun(of text: Span<UInt8>) -> Range<Int>? {
    var low = text.count
    while low > 0, Base64Run.contains(text[low - 1]) { low -= 1 }
    return text.count - low >= Self.shortestCutOffBase64 ? low..<text.count : nil
  }

  private func edits(
    in run: Base64Run, of text: Span<UInt8>, depth: Int, isAtEnd: Bool
  ) -> [Edit] {
    let isLast = isAtEnd && run.paddedRange.upperBound == text.count
    let whole = run.decoded(in: text)
    let found = edits(in: whole.span, depth: depth - 1, isAtEnd: isLast)
    if !found.isEmpty, whole.isPlainText { return [rewritten(run, whole, found, text)] }
    guard let strongest = found.strongest ?? misaligned(run, of: text, depth, isLast) else {
      return []
    }
    let pieces = run.pieces(in: text, atLeast: shortestBase64).compactMap { piece -> Edit? in
      let bytes = piece.decoded(in: text)
      let found = edits(in: bytes.span, depth: depth - 1, isAtEnd: isLast)
      return found.isEmpty || !bytes.isPlainText ? nil : rewritten(piece, bytes, found, text)
    }
    if !pieces.isEmpty { return pieces }
    if !found.isEmpty, run.range.count % 4 != 1 { return [rewritten(run, whole, found, text)] }
    return [replaced(run.paddedRange, by: strongest)]
  }

  /// Base64 that was wrapped into lines, as mail does: it goes as a whole.
  private func edits(
    inLines lines: [Base64Run], of text: Span<UInt8>, depth: Int
  ) -> [Edit] {
    guard let first = lines.first, let last = lines.last else { return [] }
    let bytes = lines.flatMap { $0.decoded(in: text) }
    let found = edits(in: bytes.span, depth: depth - 1, isAtEnd: false)
    let range = first.range.lowerBound..<last.paddedRange.upperBound
    return found.strongest.map { [replaced(range, by: $0)] } ?? []
  }

  private func rewritten(
    _ run: Base64Run, _ bytes: [UInt8], _ edits: [Edit], _ text: Span<UInt8>
  ) -> Edit {
    let edit = edits.strongest ?? edits[0]
    return Edit(
      range: run.paddedRange, replacement: run.encoded(edits.applied(to: bytes.span), in: text),
      secret: edit.secret, weight: edit.weight, rank: .encoded, isExact: false)
  }

  /// A secret in a run that begins in the middle of a group, or to whose front something is glued.
  private func misaligned(
    _ run: Base64Run, of text: Span<UInt8>, _ depth: Int, _ isLast: Bool
  ) -> Edit? {
    for skipped in 1...3 {
      let bytes = run.decoded(in: text, skipping: skipped)
      let found = edits(in: bytes.span, depth: depth - 1, isAtEnd: isLast)
      if let edit = found.strongest ?? beheaded(bytes.span) { return edit }
    }
    return nil
  }

  /// A secret whose first bytes shared their group with what is lost in front of the run.
  private func beheaded(_ bytes: Span<UInt8>) -> Edit? {
    for (index, secret) in scanner.secrets.enumerated() {
      for lost in 1...3 where secret.bytes.count - lost >= secret.shortestTellingPrefix {
        guard secret.bytes[lost...].stand(in: bytes, at: 0) else { continue }
        return Edit(
          range: 0..<secret.bytes.count - lost, replacement: secret.placeholder, secret: index,
          weight: secret.bytes.count, rank: .encoded, isExact: false)
      }
    }
    return nil
  }

  // MARK: Hexadecimal

  private func addHex(in text: Span<UInt8>, depth: Int, to edits: inout [Edit]) {
    var position = 0
    while let range = text.nextRun(atLeast: shortestHex, from: position, where: HexRun.contains) {
      for skipped in 0...1 {
        let run = HexRun(range, skipping: skipped)
        let bytes = run.decoded(in: text)
        let found = self.edits(in: bytes.span, depth: depth - 1, isAtEnd: false)
        if found.count > Self.findsTakenApart, let strongest = found.strongest {
          edits.append(replaced(range, by: strongest))
          continue
        }
        edits += found.map { replaced(run.range(ofBytes: $0.range, in: text), by: $0) }
      }
      position = range.upperBound + 1
    }
  }

  /// The edit that takes a whole range away, where no way leads back into the encoding.
  private func replaced(_ range: Range<Int>, by edit: Edit) -> Edit {
    Edit(
      range: range, replacement: scanner.secrets[edit.secret].placeholder, secret: edit.secret,
      weight: edit.weight, rank: .encoded, isExact: false)
  }
}

extension [Edit] {
  /// The edit of the longest secret.
  fileprivate var strongest: Edit? { self.min { $0.isStronger(than: $1) } }
}
