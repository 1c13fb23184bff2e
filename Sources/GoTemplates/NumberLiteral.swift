// SPDX-License-Identifier: Apache-2.0

/// A number in a template: what it can stand for, as Go's parser decides.
struct NumberLiteral: Sendable, Hashable {
  let text: String
  var integer: Int64?
  var unsigned: UInt64?
  var float: Double?
  var imaginary: (real: Double, imaginary: Double)?

  init(text: String) { self.text = text }

  static func == (left: NumberLiteral, right: NumberLiteral) -> Bool { left.text == right.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Whether it is written as a float; `0x1e5` and `'.'` are not.
  var looksLikeFloat: Bool {
    let lower = text.lowercased()
    if text.utf8.first == UInt8(ascii: "'") { return false }
    if lower.hasPrefix("0x"), !lower.contains("p") { return false }
    return lower.contains { ".ep".contains($0) }
  }
}

/// Why a constant cannot be read.
struct LiteralProblem: Error {
  let message: String
  let `class`: TemplateSyntaxError.Class
}

extension NumberLiteral {
  /// A constant in single quotes.
  static func character(_ text: String) throws(LiteralProblem) -> NumberLiteral {
    let bytes = Array(text.utf8.dropFirst())
    // A double quote needs an escape only in the dialect's texts, never in Go's characters.
    guard !bytes.starts(with: #"\""#.utf8) else {
      throw LiteralProblem(message: "invalid syntax", class: .badNumber)
    }
    guard let (unit, width) = GoQuoting.unquoteUnit(bytes, at: 0, quote: UInt8(ascii: "'")) else {
      throw LiteralProblem(message: "invalid syntax", class: .badNumber)
    }
    guard bytes.count == width + 1 else {
      throw LiteralProblem(
        message: "malformed character constant: \(text)", class: .badCharacterConstant)
    }
    var literal = NumberLiteral(text: text)
    literal.integer = Int64(unit.value)
    literal.unsigned = UInt64(unit.value)
    literal.float = Double(unit.value)
    return literal
  }

  /// A pair such as `1+2i`.
  static func complex(_ text: String) throws(LiteralProblem) -> NumberLiteral {
    let body = text.dropLast()
    let split = body.indices.last { index in
      guard index > body.startIndex, "+-".contains(body[index]) else { return false }
      return !"eEpP".contains(body[body.index(before: index)])
    }
    guard let split, let real = GoNumbers.float(String(body[..<split])),
      let imaginary = GoNumbers.float(String(body[split...]))
    else { throw LiteralProblem(message: "illegal number syntax: \"\(text)\"", class: .badNumber) }
    var literal = NumberLiteral(text: text)
    literal.imaginary = (real, imaginary)
    return literal
  }

  /// Any other number.
  static func plain(_ text: String) throws(LiteralProblem) -> NumberLiteral {
    var literal = NumberLiteral(text: text)
    if text.hasSuffix("i"), let value = GoNumbers.float(String(text.dropLast())) {
      literal.imaginary = (0, value)
      return literal
    }
    literal.unsigned = GoNumbers.unsigned(text)
    literal.integer = GoNumbers.integer(text)
    if literal.integer == 0 { literal.unsigned = 0 }
    if let integer = literal.integer {
      literal.float = Double(integer)
    } else if let unsigned = literal.unsigned {
      literal.float = Double(unsigned)
    } else if let float = GoNumbers.float(text) {
      guard text.contains(where: { ".eEpP".contains($0) }) else {
        throw LiteralProblem(message: "integer overflow: \"\(text)\"", class: .badNumber)
      }
      literal.float = float
      literal.integer = Int64(exactly: float)
    } else {
      let written = GoQuoting.quote(Array(text.utf8))
      throw LiteralProblem(message: "illegal number syntax: \(written)", class: .badNumber)
    }
    return literal
  }
}
