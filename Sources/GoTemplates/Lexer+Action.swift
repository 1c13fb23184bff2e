// SPDX-License-Identifier: Apache-2.0

/// The tokens inside of an action; each function answers whether the lexer must stop.
extension Lexer {
  mutating func space() -> Bool {
    while Self.isSpace(peek()) { position += 1 }
    // A trim marker needs the last blank before its minus sign.
    if hasRightTrimMarker(at: position - 1), hasPrefix("}}", at: position + 1) { position -= 1 }
    if position > start { emit(.space) }
    return false
  }

  mutating func punctuation() -> Bool {
    switch next() {
    case "=": emit(.assign)
    case "|": emit(.pipe)
    case ":":
      guard next() == "=" else { return reject("expected :=", .unexpectedToken) }
      emit(.declare)
    case "(":
      emit(.leftParenthesis)
      parenthesisDepth += 1
    default:
      emit(.rightParenthesis)
      parenthesisDepth -= 1
      if parenthesisDepth < 0 {
        return reject("unexpected right paren U+0029 ')'", .unexpectedToken)
      }
    }
    return false
  }

  mutating func quoted() -> Bool {
    switch next() {
    case "`": rawQuoted()
    case "'" where syntax == .go:
      quoted(until: "'", as: .characterConstant, otherwise: "unterminated character constant")
    case "'": quoted(until: "'", as: .string, otherwise: "unterminated quoted string")
    default: quoted(until: "\"", as: .string, otherwise: "unterminated quoted string")
    }
  }

  private mutating func quoted(
    until quote: Unicode.Scalar, as kind: TokenKind, otherwise message: String
  ) -> Bool {
    while position < bytes.count {
      switch next() {
      case "\\":
        guard position < bytes.count, next() != "\n" else {
          return reject(message, .unterminatedString)
        }
      case "\n": return reject(message, .unterminatedString)
      case quote:
        emit(kind)
        return false
      default: break
      }
    }
    return reject(message, .unterminatedString)
  }

  private mutating func rawQuoted() -> Bool {
    while position < bytes.count {
      if next() == "`" {
        emit(.rawString)
        return false
      }
    }
    return reject("unterminated raw quoted string", .unterminatedString)
  }

  mutating func variable() -> Bool {
    position += 1
    return name(.variable)
  }

  mutating func dotOrNumber() -> Bool {
    // A dot before a digit begins a number; at the end of the text it is read as one and refused.
    guard let following = byte(at: position + 1), !(0x30...0x39).contains(following) else {
      return number()
    }
    position += 1
    if atTerminator() {
      emit(.dot)
      return false
    }
    return name(.field)
  }

  private mutating func name(_ kind: TokenKind) -> Bool {
    if !atTerminator() { acceptName() }
    guard atTerminator() else { return badCharacter() }
    emit(kind)
    return false
  }

  mutating func identifier() -> Bool {
    acceptName()
    guard atTerminator() else { return badCharacter() }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    emit(TokenKind.keywords[word] ?? (word == "true" || word == "false" ? .bool : .identifier))
    return false
  }

  private mutating func badCharacter() -> Bool {
    let scalar = peek()
    start = position
    _ = next()
    return reject("bad character \(Self.unicodeNotation(scalar))", .badCharacter)
  }

  mutating func other(_ scalar: Unicode.Scalar) -> Bool {
    _ = next()
    guard scalar.isASCII, ByteText.isPrintable(scalar) else {
      return reject(
        "unrecognized character in action: \(Self.unicodeNotation(scalar))", .badCharacter)
    }
    emit(.character)
    return false
  }

  mutating func number() -> Bool {
    guard scanNumber() else { return badNumber() }
    guard peek() == "+" || peek() == "-" else {
      emit(.number)
      return false
    }
    // A complex constant such as 1+2i: no blanks, and it must end in i.
    guard scanNumber(), bytes[position - 1] == UInt8(ascii: "i") else { return badNumber() }
    emit(.complex)
    return false
  }

  private mutating func badNumber() -> Bool {
    let text = GoQuoting.quote(Array(bytes[start..<position]))
    return reject("bad number syntax: \(text)", .badNumber)
  }

  private mutating func scanNumber() -> Bool {
    _ = accept("+-")
    var digits = "0123456789_"
    if accept("0") {
      if accept("xX") {
        digits = "0123456789abcdefABCDEF_"
      } else if accept("oO") {
        digits = "01234567_"
      } else if accept("bB") {
        digits = "01_"
      }
    }
    acceptRun(digits)
    if accept(".") { acceptRun(digits) }
    let exponent = digits.count == 11 ? "eE" : digits.count == 23 ? "pP" : ""
    if accept(exponent) {
      _ = accept("+-")
      acceptRun("0123456789_")
    }
    _ = accept("i")
    guard let scalar = peek(), ByteText.isAlphanumeric(scalar) else { return true }
    _ = next()
    return false
  }
}
