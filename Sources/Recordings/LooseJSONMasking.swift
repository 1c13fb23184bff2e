// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// Masks `"key": "value"` in text that is not JSON but was meant to be: cut off, JSON lines, scripts.
struct LooseJSONMasking {
  let policy: DeclaredPeople
  /// Keys repeat from record to record.
  private var kinds: [[UInt8]: PersonalKind?] = [:]

  init(policy: DeclaredPeople) { self.policy = policy }

  /// The bytes with the values of telling keys masked, in one pass.
  mutating func masked(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var copied = 0
    var position = 0
    while let open = bytes[position...].firstIndex(of: UInt8(ascii: "\"")) {
      guard let close = closingQuote(in: bytes, from: open + 1) else { break }
      // Where quotes do not pair up, the closing one may open the next text.
      position = close
      guard let start = value(in: bytes, behind: close + 1) else { continue }
      let end = closingQuote(in: bytes, from: start) ?? bytes.count
      position = min(end + 1, bytes.count)
      guard let kind = kind(of: Array(bytes[open + 1..<close])),
        policy.hides(text(Array(bytes[start..<end])), as: kind, isDirect: true)
      else { continue }
      result += bytes[copied..<start]
      result += kind.mask.utf8
      copied = end
    }
    return copied == 0 ? bytes : result + bytes[copied...]
  }

  private mutating func kind(of key: [UInt8]) -> PersonalKind? {
    if let known = kinds[key] { return known }
    let kind = PersonalKey.kind(of: text(key))
    if kinds.count < 10_000 { kinds[key] = .some(kind) }
    return kind
  }

  private func closingQuote(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""): return index
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return nil
  }

  /// Where a quoted value begins behind a key; nil if there is no colon or no quote.
  private func value(in bytes: [UInt8], behind close: Int) -> Int? {
    var index = close
    var hasColon = false
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: break
      case UInt8(ascii: ":") where !hasColon: hasColon = true
      case UInt8(ascii: "\"") where hasColon: return index + 1
      default: return nil
      }
      index += 1
    }
    return nil
  }

  /// The text of a string's content, its escapes resolved if they can be.
  private func text(_ content: [UInt8]) -> String {
    guard content.contains(UInt8(ascii: "\\")) else {
      return String(decoding: content, as: UTF8.self)
    }
    let quoted = [UInt8(ascii: "\"")] + content + [UInt8(ascii: "\"")]
    return (try? JSONDocument(parsing: quoted))?.root.string
      ?? String(decoding: content, as: UTF8.self)
  }
}
