// SPDX-License-Identifier: Apache-2.0

/// The spelling of Unicode in host names (RFC 3492), without its prefix `xn--`.
enum Punycode {
  private static let (tMin, tMax, skew, damp) = (1, 26, 38, 700)
  private static let base = 36

  /// Nil if the text is no Punycode.
  static func decode(_ text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
    guard text.count <= 63 else { return nil }
    let hyphen = text.lastIndex(of: "-")
    var result = hyphen.map { Array(text[..<$0]) } ?? []
    var rest = hyphen.map { text[($0 + 1)...] } ?? text
    guard !rest.isEmpty else { return nil }
    var (code, index, bias) = (128, 0, 72)
    while !rest.isEmpty {
      let before = index
      var weight = 1
      var place = base
      while true {
        guard let digit = rest.popFirst().flatMap(value) else { return nil }
        let (step, isTooLarge) = digit.multipliedReportingOverflow(by: weight)
        guard !isTooLarge, index <= Int.max - step else { return nil }
        index += step
        let threshold = min(max(place - bias, tMin), tMax)
        if digit < threshold { break }
        let (next, over) = weight.multipliedReportingOverflow(by: base - threshold)
        if over { return nil }
        weight = next
        place += base
      }
      let count = result.count + 1
      bias = adapt(index - before, count, isFirst: before == 0)
      guard index / count <= 0x10FFFF else { return nil }
      code += index / count
      index %= count
      guard code <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
      result.insert(scalar, at: index)
      index += 1
    }
    return result
  }

  /// Nil if the text is far longer than any label.
  static func encode(_ text: ArraySlice<Unicode.Scalar>) -> [UInt8]? {
    guard text.count <= 63 else { return nil }
    var result = text.filter(\.isASCII).map { UInt8($0.value) }
    var handled = result.count
    let plain = handled
    if plain > 0 { result.append(UInt8(ascii: "-")) }
    var (code, delta, bias) = (128, 0, 72)
    while handled < text.count {
      guard let next = text.map({ Int($0.value) }).filter({ $0 >= code }).min() else { return nil }
      delta += (next - code) * (handled + 1)
      code = next
      for scalar in text {
        if Int(scalar.value) < code { delta += 1 }
        guard Int(scalar.value) == code else { continue }
        append(delta, bias, to: &result)
        bias = adapt(delta, handled + 1, isFirst: handled == plain)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
    return result
  }

  private static func append(_ delta: Int, _ bias: Int, to result: inout [UInt8]) {
    var rest = delta
    var place = base
    while true {
      let threshold = min(max(place - bias, tMin), tMax)
      if rest < threshold { break }
      result.append(digit(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      place += base
    }
    result.append(digit(rest))
  }

  private static func adapt(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var place = 0
    while delta > (base - tMin) * tMax / 2 {
      delta /= base - tMin
      place += base
    }
    return place + (base - tMin + 1) * delta / (delta + skew)
  }

  private static func value(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "a"..."z": Int(scalar.value) - 0x61
    case "A"..."Z": Int(scalar.value) - 0x41
    case "0"..."9": Int(scalar.value) - 0x30 + 26
    default: nil
    }
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26)
  }
}
