// SPDX-License-Identifier: Apache-2.0

import JSONValues
public import Redaction

/// Keeps the test data that a contract declares and masks everybody else's data.
///
/// In JSON and in parameters a value is known by its key; everywhere e-mail addresses and phone
/// numbers are known by their shape. A name in running text cannot be known. Masking what is masked
/// already changes nothing. `Docs/Recordings.md` has the whole list.
public struct DeclaredPeople: PersonalDataPolicy {
  /// A phone number that a contract declares.
  public struct DeclaredNumber: Sendable, Hashable {
    /// The number in any spelling.
    public let text: String
    /// Two letters of the country in which a national spelling is read.
    public let region: String?

    /// A number and the country of its national spelling.
    public init(_ text: String, region: String?) {
      self.text = text
      self.region = region
    }
  }

  /// JSON in a string in JSON in a string: deeper nobody has gone.
  private static let deepest = 3

  let declared: DeclaredValues
  let keys = KeyMeanings()
  private(set) var masks = RememberedMasks()
  let mappedKeys: [String: PersonalKind]
  var hidesUnknownTexts = false

  /// A policy that keeps these texts and numbers, in every spelling.
  ///
  /// The texts are whole values, such as `Amira Haddad` or `amira@example.com`; the words of a short
  /// one are kept on their own too.
  ///
  /// - Parameters:
  ///   - texts: declared values.
  ///   - phoneNumbers: declared numbers.
  ///   - mappedKeys: keys that a contract maps to a person's data, whatever they are called.
  public init(
    texts: [String], phoneNumbers: [DeclaredNumber], mappedKeys: [String: PersonalKind] = [:]
  ) {
    self.mappedKeys = mappedKeys
    declared = DeclaredValues(texts: texts, phoneNumbers: phoneNumbers)
  }

  /// The stricter policy of reports: in JSON, every text is hidden that is neither declared nor
  /// certainly nobody's (see ``mayShow(_:)``), whatever its key.
  ///
  /// A recording cannot be so strict: its replay would know too little.
  public var hidingUnknownTexts: DeclaredPeople {
    var people = self
    people.hidesUnknownTexts = true
    people.masks = RememberedMasks()
    return people
  }

  /// A JSON document with every piece of undeclared personal data replaced; nil if it is none.
  public func masked(document bytes: [UInt8]) -> [UInt8]? {
    guard Self.mayBeDocument(bytes), let document = try? JSONDocument(parsing: bytes) else {
      return nil
    }
    return JSONMasking.masked(document, by: self, depth: 0) ?? bytes
  }

  private static func mayBeDocument(_ bytes: [UInt8]) -> Bool {
    let first = bytes.first { $0 > 0x20 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// The text with every piece of undeclared personal data replaced; JSON stays JSON.
  public func masked(_ text: String) -> String { masked(text, depth: 0) }

  func masked(_ text: String, depth: Int) -> String {
    // Real services send a byte order mark in front of JSON, where the standard forbids it.
    if depth == 0, text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = String(decoding: text.utf8.dropFirst(3), as: UTF8.self)
      return "\u{FEFF}" + masked(rest, depth: 1)
    }
    let bytes = Array(text.utf8)
    if depth < Self.deepest, Self.mayBeDocument(bytes),
      let document = try? JSONDocument(parsing: bytes)
    {
      let masked = JSONMasking.masked(document, by: self, depth: depth)
      return masked.map { String(decoding: $0, as: UTF8.self) } ?? text
    }
    if ParameterMasking.isURL(bytes) || ParameterMasking.isForm(bytes) {
      return ParameterMasking(policy: self).masked(text)
    }
    var known = bytes
    if bytes.contains(UInt8(ascii: "\"")) {
      var masking = LooseJSONMasking(policy: self)
      known = masking.masked(bytes)
    }
    return String(decoding: maskedShapes(known, isForm: false), as: UTF8.self)
  }

  /// The bytes with what is known by its shape replaced.
  func maskedShapes(_ bytes: [UInt8], isForm: Bool) -> [UInt8] {
    let finds = PersonalShapes.finds(in: bytes, isForm: isForm).filter { !declared.contains($0) }
    guard !finds.isEmpty else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    for find in finds {
      result += bytes[position..<find.range.lowerBound]
      result += (isForm ? find.kind.encodedMask : find.kind.mask).utf8
      position = find.range.upperBound
    }
    return result + bytes[position...]
  }

  /// Whether a value under a key of some kind has to be masked as a whole.
  ///
  /// The key is direct if it is the value's own, and not that of an object or array around it: there
  /// an error message may stand in the place of the data.
  func hides(_ value: String, as kind: PersonalKind, isDirect: Bool) -> Bool {
    !declared.contains(value) && hides(undeclared: value, as: kind, isDirect: isDirect)
  }

  /// Whether a value that is no declared text has to be masked as a whole.
  func hides(undeclared value: String, as kind: PersonalKind, isDirect: Bool) -> Bool {
    guard value.contains(where: { !$0.isWhitespace }), !PersonalKind.isMask(value),
      !Self.isPlaceholder(value)
    else { return false }
    switch kind {
    case .name, .address: return true
    case .email: return isDirect || value.contains("@")
    case .birth: return isDirect || value.utf8.contains { $0 &- 0x30 < 10 }
    case .phone:
      guard !declared.containsNumber(value) else { return false }
      return isDirect
        || SpelledBytes(Array(value.utf8)).plain.count { $0.isWholeNumber } >= 3
    }
  }

  /// Whether a value is what a redactor put in the place of a secret.
  static func isPlaceholder(_ value: String) -> Bool {
    guard value.utf8.first == UInt8(ascii: "R") else { return false }
    let parts = value.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 2)
    guard parts.count == 3, parts[0].elementsEqual("REDACTED".utf8) else { return false }
    return parts[1].allSatisfy { $0 &- 0x30 < 10 } && !parts[2].contains { $0 <= 0x20 }
  }
}
