// SPDX-License-Identifier: Apache-2.0

/// Tells from the key of a value what personal data it is.
enum PersonalKey {
  /// What stands under a key; nil if that cannot be told.
  ///
  /// Case and separators make no difference: `Contact_Phone`, `contactPhone` and `contact-phone` are
  /// one key.
  static func kind(of key: String) -> PersonalKind? {
    // A longer key is no key but text, and is looked at as such. A mask in a key is no word of it.
    guard key.utf8.count <= 100, !key.utf8.hasRun("‹".utf8) else { return nil }
    let words = words(of: key)
    let joined = words.joined()
    // It ends in what elsewhere only describes.
    if joined.hasSuffix("callerid") { return .phone }
    guard let last = words.last, !neutral.contains(last) else { return nil }
    if contains(joined, words, ["email"], ["mail", "mails"]) { return .email }
    if contains(joined, words, phoneParts, phoneWords) { return .phone }
    if contains(joined, words, ["birth"], ["dob"]) { return .birth }
    if contains(joined, words, ["address", "street", "postalcode", "postcode"], addressWords) {
      return words.contains { $0 == "ip" || $0 == "mac" } ? nil : .address
    }
    return isName(words, joined) ? .name : nil
  }

  /// Keys inside an object of personal data that describe it and are none themselves.
  static func isNeutral(_ key: String) -> Bool {
    words(of: key).last.map { neutral.contains($0) } ?? false
  }

  private static let neutral: Set<String> = [
    "type", "types", "label", "kind", "primary", "format", "enabled", "verified", "status", "count",
    "category", "id", "rel",
  ]
  private static let phoneParts = [
    "phone", "mobile", "telefon", "msisdn", "callernumber", "calleenumber",
    "fromnumber", "tonumber", "dialednumber", "diallednumber", "callednumber",
  ]
  private static let phoneWords: Set<String> = ["tel", "cell", "fax", "whatsapp", "telephone"]
  private static let addressWords: Set<String> = ["city", "town", "zip", "zipcode", "postal"]
  private static let people: Set<String> = [
    "first", "last", "full", "display", "real", "given", "family", "middle", "maiden", "nick",
    "preferred",
  ]
  /// What stands before `name` in keys that name things and not people.
  private static let things: Set<String> = [
    "api", "app", "attribute", "class", "column", "database", "db", "domain", "entity", "event",
    "field", "file", "function", "host", "key", "layout", "method", "module", "object", "package",
    "param", "parameter", "path", "pipeline", "product", "property", "queue", "resource", "role",
    "schema", "server", "service", "stage", "status", "system", "table", "tag", "template", "type",
    "variable", "view",
  ]

  private static func contains(
    _ joined: String, _ words: [String], _ parts: [String], _ whole: Set<String>
  ) -> Bool {
    // Byte by byte: every key of every answer comes through here, and `String.contains` is slow.
    parts.contains { joined.utf8.hasRun($0.utf8) } || words.contains { whole.contains($0) }
  }

  private static func isName(_ words: [String], _ joined: String) -> Bool {
    if words.contains("name") || words.contains("names") {
      let others = words.filter { $0 != "name" && $0 != "names" }
      return others.last.map { !things.contains($0) || people.contains($0) } ?? true
    }
    guard joined.hasSuffix("name") || joined.hasSuffix("names") else { return false }
    let front = joined.dropLast(joined.hasSuffix("s") ? 5 : 4)
    return !things.contains(String(front)) && front != "re"
  }

  /// The words of a key in lower case: `RealName` and `real_name` are `real`, `name`.
  private static func words(of key: String) -> [String] {
    key.utf8.allSatisfy { $0 < 0x80 } ? asciiWords(of: key.utf8) : unicodeWords(of: key)
  }

  private static func asciiWords(of key: String.UTF8View) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var wasLower = false
    for byte in key {
      let isUpper = byte &- 0x41 < 26
      let isWord = isUpper || byte &- 0x61 < 26 || byte &- 0x30 < 10
      if !word.isEmpty, !isWord || (isUpper && wasLower) {
        words.append(String(decoding: word, as: UTF8.self))
        word.removeAll(keepingCapacity: true)
      }
      if isWord { word.append(isUpper ? byte | 0x20 : byte) }
      wasLower = isWord && !isUpper
    }
    return word.isEmpty ? words : words + [String(decoding: word, as: UTF8.self)]
  }

  private static func unicodeWords(of key: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for scalar in key.unicodeScalars {
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      let isUpper = scalar.properties.isUppercase
      if !word.isEmpty, !isWord || (isUpper && wasLower) {
        words.append(word)
        word = ""
      }
      if isWord { word += scalar.properties.lowercaseMapping }
      wasLower = isWord && !isUpper
    }
    return word.isEmpty ? words : words + [word]
  }
}

extension String.UTF8View {
  /// Whether the bytes of a text stand somewhere in this one.
  fileprivate func hasRun(_ run: String.UTF8View) -> Bool {
    guard let first = run.first else { return true }
    var rest = self[...]
    while let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: run) { return true }
      rest = rest[index(after: start)...]
    }
    return false
  }
}
