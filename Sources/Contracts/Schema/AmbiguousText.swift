// SPDX-License-Identifier: Apache-2.0

/// What YAML 1.1 or 1.2 makes of a bare scalar that is meant as text.
///
/// The rules are those of the type repository of YAML 1.1 and of the core schema of YAML 1.2.
struct AmbiguousText: Sendable, Hashable {
  /// The version that reads it so, with the word YAML; both if there is no number.
  let reader: String
  /// What it is read as: `false`, `the number 83886080`, `a date`.
  let reading: String

  private init(reading: String, _ reader: String = "YAML") {
    self.reader = reader
    self.reading = reading
  }

  /// Nil if every version reads the scalar as text.
  init?(_ text: String) {
    guard let found = Self.word(text) ?? Self.number(text) else { return nil }
    self = found
  }

  /// A number or a date.
  private static func number(_ text: String) -> AmbiguousText? {
    guard mayBeNumber(text) else { return nil }
    return integer(text) ?? float(text) ?? date(text)
  }

  /// Whether a text begins as numbers and dates do, which most texts do not.
  private static func mayBeNumber(_ text: String) -> Bool {
    text.utf8.first.map { TextForm.isDigit($0) || "+-.".utf8.contains($0) } ?? false
  }

  /// Whether both versions read the same number in its usual spelling, as in JSON.
  static func isNumber(_ text: String) -> Bool {
    guard mayBeNumber(text) else { return false }
    var rest = Array(text.utf8)[...]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let parts = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy(isDigits) else { return false }
    return parts[0].count == 1 || parts[0].first != UInt8(ascii: "0")
  }

  private static func word(_ text: String) -> AmbiguousText? {
    guard text.utf8.count <= 5 else { return nil }
    let lower = text.lowercased()
    guard let found = word(lowercased: lower) else { return nil }
    // `.NaN` and `.Inf` are spelled in a way of their own.
    let isSpelled =
      text.contains(".") || [lower, text.uppercased(), lower.capitalizedWord].contains(text)
    return isSpelled ? found : nil
  }

  private static func word(lowercased word: String) -> AmbiguousText? {
    switch word {
    case "", "~", "null": return AmbiguousText(reading: "nothing")
    case "true": return AmbiguousText(reading: "true")
    case "false": return AmbiguousText(reading: "false")
    case "yes", "on", "y": return AmbiguousText(reading: "true", "YAML 1.1")
    case "no", "off", "n": return AmbiguousText(reading: "false", "YAML 1.1")
    case ".nan": return AmbiguousText(reading: "no number")
    case ".inf", "+.inf", "-.inf": return AmbiguousText(reading: "infinity")
    case "<<": return AmbiguousText(reading: "a merge", "YAML 1.1")
    case "=": return AmbiguousText(reading: "a default value", "YAML 1.1")
    default: return nil
    }
  }

  private static func isDigits(_ text: ArraySlice<UInt8>) -> Bool {
    !text.isEmpty && text.allSatisfy(TextForm.isDigit)
  }

  private static func unsigned(_ text: String) -> (sign: String, digits: String) {
    guard let first = text.first, first == "-" || first == "+" else { return ("", text) }
    return (first == "-" ? "-" : "", String(text.dropFirst()))
  }

  private static func number(_ sign: String, _ digits: String, radix: Int) -> String {
    let plain = digits.filter { $0 != "_" }
    guard let value = UInt64(plain, radix: radix) else {
      return radix == 10 ? "the number \(sign)\(plain)" : "a number"
    }
    return "the number \(sign)\(value)"
  }

  private static func consists(_ text: String, of allowed: String) -> Bool {
    let allowed = Array(allowed.utf8)
    return text.utf8.contains { $0 != 0x5F } && text.utf8.allSatisfy { allowed.contains($0) }
  }

  private static func integer(_ text: String) -> AmbiguousText? {
    let (sign, digits) = unsigned(text)
    let lower = String(digits.dropFirst(2))
    if digits.hasPrefix("0b"), consists(lower, of: "01_") {
      return AmbiguousText(reading: number(sign, lower, radix: 2), "YAML 1.1")
    }
    if digits.hasPrefix("0o"), consists(lower, of: "01234567") {
      return AmbiguousText(reading: number(sign, lower, radix: 8), "YAML 1.2")
    }
    if digits.hasPrefix("0x"), consists(lower, of: "0123456789abcdefABCDEF_") {
      return AmbiguousText(reading: number(sign, lower, radix: 16))
    }
    guard digits.utf8.first.map(TextForm.isDigit) == true else { return nil }
    if digits.utf8.count > 1, digits.hasPrefix("0"), consists(digits, of: "01234567_") {
      return AmbiguousText(reading: number(sign, digits, radix: 8), "YAML 1.1")
    }
    if consists(digits, of: "0123456789") {
      // YAML 1.1 knows no number that begins with 0 and holds an 8 or 9.
      let isOneSided = digits.hasPrefix("0") && digits.utf8.count > 1
      return AmbiguousText(
        reading: number(sign, digits, radix: 10), isOneSided ? "YAML 1.2" : "YAML")
    }
    if consists(digits, of: "0123456789_") {
      return AmbiguousText(reading: number(sign, digits, radix: 10), "YAML 1.1")
    }
    return sexagesimal(sign, digits)
  }

  /// `12:30` is 750 in YAML 1.1.
  private static func sexagesimal(_ sign: String, _ digits: String) -> AmbiguousText? {
    var groups = digits.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard groups.count > 1 else { return nil }
    var isFloat = false
    if let last = groups.last, let dot = last.firstIndex(of: ".") {
      guard last[dot...].dropFirst().utf8.allSatisfy({ TextForm.isDigit($0) || $0 == 0x5F }) else {
        return nil
      }
      groups[groups.count - 1] = String(last[..<dot])
      isFloat = true
    }
    guard consists(groups[0], of: "0123456789_"),
      groups.dropFirst().allSatisfy({
        (1...2).contains($0.utf8.count) && consists($0, of: "0123456789") && (Int($0) ?? 60) < 60
      })
    else { return nil }
    let values = groups.map { Int64($0.filter { $0 != "_" }) ?? Int64.max }
    let value = values.reduce(Int64(0)) { $0 &* 60 &+ $1 }
    let isShown = !isFloat && groups.count <= 4 && groups[0].utf8.count <= 9
    return AmbiguousText(reading: isShown ? "the number \(sign)\(value)" : "a number", "YAML 1.1")
  }

  private static func float(_ text: String) -> AmbiguousText? {
    let (sign, digits) = unsigned(text)
    let lower = digits.lowercased()
    let parts = lower.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard mantissa.count <= 2, mantissa.joined().utf8.contains(where: TextForm.isDigit),
      mantissa.joined().utf8.allSatisfy({ TextForm.isDigit($0) || $0 == 0x5F }),
      parts[0].first != "_"
    else { return nil }
    guard parts.count == 2 else {
      guard mantissa.count == 2 else { return nil }
      return AmbiguousText(
        reading: "the number \(sign)\(digits.filter { $0 != "_" })",
        digits.contains("_") ? "YAML 1.1" : "YAML")
    }
    let exponent =
      parts[1].first.map { $0 == "-" || $0 == "+" } == true
      ? parts[1].dropFirst() : parts[1]
    guard !exponent.isEmpty, exponent.utf8.allSatisfy(TextForm.isDigit) else { return nil }
    let value = Double(lower.filter { $0 != "_" })
    let reading = value?.isInfinite == true ? "infinity" : "a number"
    return AmbiguousText(reading: reading, digits.contains("_") ? "YAML 1.1" : "YAML 1.2")
  }

  /// A day, or a day and a time.
  private static func date(_ text: String) -> AmbiguousText? {
    let bytes = Array(text.utf8)
    let parts = bytes.prefix { $0 != UInt8(ascii: "T") && $0 != UInt8(ascii: "t") && $0 > 0x20 }
      .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy(isDigits), parts[0].count == 4,
      parts[1].count <= 2, parts[2].count <= 2
    else { return nil }
    let day = parts.map(\.count).reduce(2, +)
    if day == bytes.count {
      return day == 10 ? AmbiguousText(reading: "a date", "YAML 1.1") : nil
    }
    let time = bytes[day...].drop { !TextForm.isDigit($0) }
    let isTime = time.prefix(2).contains(where: TextForm.isDigit) && time.contains(0x3A)
    return isTime ? AmbiguousText(reading: "a point in time", "YAML 1.1") : nil
  }
}

extension String {
  fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
