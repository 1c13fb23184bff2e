// SPDX-License-Identifier: Apache-2.0

/// Looks for a secret in bytes in every encoding, without any help of the program under test.
///
/// It decodes and looks, again and again, where the program encodes and compares.
struct SecretHunt {
  let secret: String

  /// How the secret shows; nil if it does not.
  func trace(in bytes: [UInt8]) -> String? {
    var texts = [("as it is", bytes)]
    for depth in 0..<4 {
      for (how, text) in texts {
        if let found = direct(in: text) { return "\(how): \(found)" }
      }
      guard depth < 3 else { break }
      texts = texts.flatMap { how, text in
        Self.decoders.compactMap { name, decode in
          let decoded = decode(text)
          return decoded == text ? nil : ("\(how), \(name)", decoded)
        }
      }
    }
    return nil
  }

  private func direct(in bytes: [UInt8]) -> String? {
    let text = Self.lowercased(bytes)
    for (name, form) in forms where Self.contains(form, in: text) { return name }
    return nil
  }

  /// What is looked for, in lower case: the secret, in hexadecimal, and in Base64 at each offset.
  private var forms: [(String, [UInt8])] {
    let bytes = Array(secret.utf8)
    var forms = [
      ("plain", Self.lowercased(bytes)),
      ("hexadecimal", bytes.flatMap { Self.hex($0) }),
    ]
    for offset in 0..<3 {
      // The digits that depend on what stands before and behind are left out.
      let whole = Self.base64([UInt8](repeating: 0, count: offset) + bytes)
      let inner = whole.dropFirst([0, 2, 3][offset]).prefix((bytes.count + offset) * 4 / 3 - 4)
      forms.append(("Base64", Self.lowercased(Array(inner))))
      let urlSafe = inner.map { $0 == 0x2B ? 0x2D : $0 == 0x2F ? 0x5F : $0 }
      forms.append(("URL-safe Base64", Self.lowercased(urlSafe)))
    }
    return forms
  }

  private static let decoders: [(String, @Sendable ([UInt8]) -> [UInt8])] = [
    ("percent-decoded", { decoded($0, marker: "%", digits: 2, prefix: "") }),
    ("JSON-decoded", { decoded(withoutBackslashes($0), marker: "\\", digits: 4, prefix: "u") }),
    ("HTML-decoded", entities),
  ]

  /// Replaces a marker and so many hexadecimal digits by the byte they stand for.
  private static func decoded(
    _ bytes: [UInt8], marker: Unicode.Scalar, digits: Int, prefix: String
  ) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    let head = [UInt8(ascii: marker)] + Array(prefix.utf8)
    while position < bytes.count {
      let end = position + head.count + digits
      if end <= bytes.count, bytes[position..<position + head.count].elementsEqual(head),
        let text = String(validating: bytes[position + head.count..<end], as: UTF8.self),
        let value = Int(text, radix: 16), value < 256
      {
        result.append(UInt8(value))
        position = end
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return result
  }

  /// `\/` and `\"` are `/` and `"`.
  private static func withoutBackslashes(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (position, byte) in bytes.enumerated() {
      let next = position + 1 < bytes.count ? bytes[position + 1] : 0
      let isEscape = byte == 0x5C && (next == 0x2F || next == 0x22 || next == 0x5C)
      if !isEscape { result.append(byte) }
    }
    return result
  }

  @Sendable private static func entities(_ bytes: [UInt8]) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    let named = [
      "&quot;": "\"", "&#34;": "\"", "&#x22;": "\"", "&apos;": "'", "&#39;": "'", "&#x27;": "'",
      "&lt;": "<", "&gt;": ">", "&#x2F;": "/", "&#43;": "+", "&amp;": "&",
    ]
    for (entity, character) in named { text = text.replacing(entity, with: character) }
    return Array(text.utf8)
  }

  private static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
  }

  private static func hex(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  /// Standard Base64 with padding.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        result.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : 0x3D)
      }
    }
    return result
  }

  static func percentEncoded(_ text: String) -> String {
    text.utf8.map { "%" + String(decoding: hex($0), as: UTF8.self) }.joined()
  }

  private static func contains(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
    guard let first = needle.first, bytes.count >= needle.count else { return false }
    for start in 0...bytes.count - needle.count where bytes[start] == first {
      if bytes[start..<start + needle.count].elementsEqual(needle) { return true }
    }
    return false
  }
}
