// SPDX-License-Identifier: Apache-2.0

/// Looks for a secret in a text by decoding the whole of it in every way, without the code under test.
///
/// It is slow and plain on purpose: whole texts, no stretches, no skipping.
struct LeakDetector {
  let secret: [UInt8]

  init(_ secret: String) { self.secret = Self.fold(Array(secret.utf8)) }

  func finds(in text: String, depth: Int = 3) -> Bool { finds(in: Array(text.utf8), depth: depth) }

  func finds(in text: [UInt8], depth: Int = 3) -> Bool {
    let folded = Self.fold(text)
    if folded.count >= secret.count {
      for start in 0...folded.count - secret.count
      where folded[start] == secret[0] && folded[start..<start + secret.count].elementsEqual(secret)
      {
        return true
      }
    }
    guard depth > 0 else { return false }
    return Self.decodings(of: text).contains { finds(in: $0, depth: depth - 1) }
  }

  private static func fold(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { 65...90 ~= $0 ? $0 + 32 : $0 }
  }

  private static func decodings(of text: [UInt8]) -> [[UInt8]] {
    var results = [percent(text), json(text), html(text), percent(text.map { $0 == 43 ? 32 : $0 })]
      .filter { $0 != text }
    let digits = Set(
      Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_".utf8))
    for run in text.split(whereSeparator: { !digits.contains($0) }) where run.count >= 5 {
      results += (0...3).map { base64(Array(run.dropFirst($0))) }
    }
    for run in text.split(whereSeparator: { hex($0) == nil }) where run.count >= 8 {
      for skipped in 0...1 {
        let values = run.dropFirst(skipped).compactMap(hex)
        results.append(
          stride(from: 0, to: values.count - 1, by: 2).map { values[$0] * 16 + values[$0 + 1] })
      }
    }
    return results
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  private static func percent(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == 37, let high = rest.first.flatMap(hex),
        let low = rest.dropFirst().first.flatMap(hex)
      {
        result.append(high * 16 + low)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func json(_ text: [UInt8]) -> [UInt8] {
    let simple: [Character: UInt8] = [
      "\"": 34, "\\": 92, "/": 47, "'": 39, "n": 10, "r": 13, "t": 9, "b": 8, "f": 12,
    ]
    var units: [UInt16] = []
    var result: [UInt8] = []
    func flush() {
      result += Array(String(decoding: units, as: UTF16.self).utf8)
      units = []
    }
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == 92, let next = rest.first else {
        flush()
        result.append(byte)
        continue
      }
      let digits = rest.dropFirst().prefix(4).compactMap(hex)
      if next == 117, digits.count == 4 {
        units.append(digits.reduce(0) { $0 * 16 + UInt16($1) })
        rest = rest.dropFirst(5)
      } else if let value = simple[Character(Unicode.Scalar(next))] {
        flush()
        result.append(value)
        rest = rest.dropFirst()
      } else {
        flush()
        result.append(byte)
      }
    }
    flush()
    return result
  }

  private static func html(_ text: [UInt8]) -> [UInt8] {
    let names: [String: UInt8] = ["amp": 38, "lt": 60, "gt": 62, "quot": 34, "apos": 39]
    var result: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == 38, let end = rest.prefix(12).firstIndex(of: 59) else {
        result.append(byte)
        continue
      }
      let name = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
      if let value = names[name] {
        result.append(value)
      } else if name.hasPrefix("#"), let scalar = number(name.dropFirst()) {
        result += Array(String(scalar).utf8)
      } else {
        result.append(byte)
        continue
      }
      rest = rest[(end + 1)...]
    }
    return result
  }

  private static func number(_ text: Substring) -> Unicode.Scalar? {
    let isHex = text.lowercased().hasPrefix("x")
    return UInt32(isHex ? text.dropFirst() : text, radix: isHex ? 16 : 10).flatMap(
      Unicode.Scalar.init)
  }

  private static func base64(_ digits: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var bits = 0
    for (index, digit) in digits.enumerated() {
      let digit: UInt8 = digit == 45 ? 43 : digit == 95 ? 47 : digit
      bits = (bits * 64 + (Encodings.standard.firstIndex(of: digit) ?? 0)) % 16_777_216
      switch index % 4 {
      case 1: result.append(UInt8(bits / 16 % 256))
      case 2: result.append(UInt8(bits / 4 % 256))
      case 3: result.append(UInt8(bits % 256))
      default: break
      }
    }
    return result
  }
}
