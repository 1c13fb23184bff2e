// SPDX-License-Identifier: Apache-2.0

extension GoPrinter {
  mutating func printString(_ bytes: [UInt8], _ verb: Unicode.Scalar, _ value: Value) {
    switch verb {
    case "v" where directive.isGoSyntax: printQuoted(bytes)
    case "v", "s": pad(truncated(bytes))
    case "q": printQuoted(bytes)
    case "x": printHexadecimal(bytes, upper: false)
    case "X": printHexadecimal(bytes, upper: true)
    default: badVerb(verb, value)
    }
  }

  /// A name of a type, which Go prints as a text.
  mutating func printText(_ bytes: [UInt8], _ verb: Unicode.Scalar, type: String) {
    pad(truncated(bytes))
  }

  /// Precision counts scalars.
  private func truncated(_ bytes: [UInt8]) -> [UInt8] {
    guard let precision = directive.precision else { return bytes }
    var count = 0
    var end = bytes.count
    ByteText.forEachScalar(bytes) { _, range in
      if count == precision, end == bytes.count { end = range.lowerBound }
      count += 1
    }
    return Array(bytes[..<end])
  }

  private mutating func printQuoted(_ bytes: [UInt8]) {
    let bytes = truncated(bytes)
    if directive.sharp, Self.canBackquote(bytes) {
      return pad([0x60] + bytes + [0x60])
    }
    pad(Array(GoQuoting.quote(bytes, asciiOnly: directive.plus).utf8))
  }

  private static func canBackquote(_ bytes: [UInt8]) -> Bool {
    var answer = true
    ByteText.forEachScalar(bytes) { scalar, _ in
      guard let scalar, scalar != "\u{FEFF}", scalar != "`", scalar.value != 0x7F,
        scalar.value >= 0x20 || scalar == "\t"
      else {
        answer = false
        return
      }
    }
    return answer
  }

  /// Bytes in hexadecimal, apart with the space flag, each or all behind `0x` with the sharp flag.
  private mutating func printHexadecimal(_ bytes: [UInt8], upper: Bool) {
    let shown = directive.precision.map { Array(bytes.prefix($0)) } ?? bytes
    let prefix = directive.sharp ? (upper ? "0X" : "0x") : ""
    let digits = Array((upper ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
    var text: [UInt8] = shown.isEmpty ? [] : Array(prefix.utf8)
    for (index, byte) in shown.enumerated() {
      if directive.space, index > 0 { text += [0x20] + Array(prefix.utf8) }
      text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    pad(text)
  }
}
