// SPDX-License-Identifier: Apache-2.0

/// Encodings as programs write them, made without the code under test.
enum Encodings {
  static let hexDigits = Array("0123456789abcdef".utf8)
  static let standard = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func hex(_ text: String) -> String {
    text.utf8.map { byte in
      String(decoding: [hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]], as: UTF8.self)
    }.joined()
  }

  /// As `encodeURIComponent` of JavaScript, except that only unreserved characters stay.
  static func percent(_ text: String) -> String {
    text.utf8.map { byte in
      let character = Character(Unicode.Scalar(byte))
      let stays =
        byte < 128 && (character.isLetter || character.isNumber || "-._~".contains(character))
      return stays ? String(character) : "%" + hex(String(character), of: byte).uppercased()
    }.joined()
  }

  private static func hex(_ text: String, of byte: UInt8) -> String {
    String(decoding: [hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]], as: UTF8.self)
  }

  static func percentEverything(_ text: String) -> String {
    text.utf8.map { "%" + hex("", of: $0) }.joined()
  }

  static func form(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { percent(String($0)) }
      .joined(separator: "+")
  }

  static func json(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      default: String(scalar)
      }
    }.joined()
  }

  static func jsonWithSlashes(_ text: String) -> String {
    json(text).split(separator: "/", omittingEmptySubsequences: false).joined(separator: "\\/")
  }

  static func jsonEverything(_ text: String) -> String {
    text.utf16.map { unit in
      "\\u" + hex("", of: UInt8(unit >> 8)) + hex("", of: UInt8(unit & 255))
    }.joined()
  }

  static func html(_ text: String) -> String {
    let names: [Character: String] = [
      "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
    ]
    return text.map { names[$0] ?? String($0) }.joined()
  }

  static func htmlEverything(_ text: String) -> String {
    text.unicodeScalars.map { "&#x" + String($0.value, radix: 16) + ";" }.joined()
  }

  static func base64(_ text: String, pads: Bool = true, urlSafe: Bool = false) -> String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = 0
      for byte in group { bits = bits * 256 + Int(byte) }
      for _ in group.count..<3 { bits *= 256 }
      let digits = [bits / 262144, bits / 4096 % 64, bits / 64 % 64, bits % 64]
      result += digits.prefix(group.count + 1).map { standard[$0] }
      if pads { result += [UInt8](repeating: 0x3D, count: 3 - group.count) }
    }
    let text = String(decoding: result, as: UTF8.self)
    guard urlSafe else { return text }
    return String(text.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
  }
}

/// A seeded generator: SplitMix64.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A secret of printable ASCII, now and then with other characters.
  mutating func secret(_ length: ClosedRange<Int>) -> String {
    let others: [Character] = ["é", "ß", "ع", "日", "😀"]
    let count = Int.random(in: length, using: &self)
    let isForeign = Int.random(in: 0..<4, using: &self) == 0
    return String(
      (0..<count).map { _ -> Character in
        if isForeign, Int.random(in: 0..<4, using: &self) == 0 {
          return others[Int.random(in: 0..<others.count, using: &self)]
        }
        return Character(Unicode.Scalar(UInt8.random(in: 0x21...0x7E, using: &self)))
      })
  }
}
