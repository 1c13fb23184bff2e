// SPDX-License-Identifier: Apache-2.0

/// The parts of a JSON Web Token that say how long and how it is valid, and nothing about anybody.
public struct JSONWebTokenParts: Sendable, Hashable {
  /// Algorithm of the signature, such as `RS256`.
  public let algorithm: String?
  /// Type of the token, such as `JWT`.
  public let type: String?
  /// The claim `exp`: end of validity, in seconds since 1970.
  public let expires: Int?
  /// The claim `iat`: time of issue, in seconds since 1970.
  public let issued: Int?

  /// Reads a token; nil if the value is none.
  init?(_ value: String) {
    let parts = value.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Self.members(of: parts[0]),
      let claims = Self.members(of: parts[1])
    else { return nil }
    algorithm = header["alg"].flatMap(Self.word)
    type = header["typ"].flatMap(Self.word)
    expires = claims["exp"].flatMap(Self.number)
    issued = claims["iat"].flatMap(Self.number)
  }

  /// The members of the object that a part of the token encodes, with the text of their values.
  private static func members(of part: Substring.UTF8View) -> [String: Substring]? {
    let bytes = Array(part)
    guard !bytes.isEmpty, bytes.allSatisfy(Base64Run.contains) else { return nil }
    let run = Base64Run(0..<bytes.count, in: bytes.span)
    guard let json = String(validating: run.decoded(in: bytes.span), as: UTF8.self) else {
      return nil
    }
    var reader = MemberReader(json)
    return reader.members()
  }

  /// A short word between quotes; anything that could be more than the name of a method is left out.
  private static func word(_ text: Substring) -> String? {
    guard text.count <= 22, text.first == "\"", text.last == "\"", text.count > 2 else {
      return nil
    }
    let word = text.dropFirst().dropLast()
    let isName = word.utf8.allSatisfy { $0.isAlphanumeric || $0 == 0x2B || $0 == 0x2D }
    return isName ? String(word) : nil
  }

  /// A time in whole seconds; fractions are cut off.
  private static func number(_ text: Substring) -> Int? {
    Int(text.prefix { $0 != "." })
  }
}

/// Reads the outermost members of a JSON object, without looking into their values.
private struct MemberReader {
  private var rest: Substring

  init(_ json: String) { rest = json[...] }

  mutating func members() -> [String: Substring]? {
    guard take("{") else { return nil }
    var members: [String: Substring] = [:]
    if take("}") { return members }
    repeat {
      guard let key = string(), take(":"), let value = value() else { return nil }
      members[String(key.dropFirst().dropLast())] = value
    } while take(",")
    return take("}") ? members : nil
  }

  private mutating func skipBlanks() {
    rest = rest.drop { $0.isWhitespace }
  }

  private mutating func take(_ character: Character) -> Bool {
    skipBlanks()
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  /// A string with its quotes.
  private mutating func string() -> Substring? {
    skipBlanks()
    guard rest.first == "\"" else { return nil }
    let start = rest
    rest.removeFirst()
    while let character = rest.popFirst() {
      if character == "\"" { return start[..<rest.startIndex] }
      if character == "\\" { _ = rest.popFirst() }
    }
    return nil
  }

  /// The text of a value up to the comma or brace behind it.
  private mutating func value() -> Substring? {
    skipBlanks()
    let start = rest
    var depth = 0
    while let character = rest.first {
      switch character {
      case "\"":
        guard string() != nil else { return nil }
        continue
      case "{", "[": depth += 1
      case "}" where depth == 0, "," where depth == 0: return trimmed(start[..<rest.startIndex])
      case "}", "]": depth -= 1
      default: break
      }
      rest.removeFirst()
    }
    return nil
  }

  private func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
