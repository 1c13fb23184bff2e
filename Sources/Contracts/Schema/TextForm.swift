// SPDX-License-Identifier: Apache-2.0

/// What a text of a contract is, and how it is spelled.
enum TextForm: Sendable, Hashable, CaseIterable {
  case text, name, variable, phone, template, path, request, duration, date, source
  case region, timeZone, firmware, mediaType, header, fileName, size, rule, record, pattern
  case digits, reason, ownVariable, typed, lifetime, interval, statedLifetime
  case extensionNumber, email, target
  case moment, callStart, offset, numberRange, recordID
  case rate, toldWait

  /// What the text is, with its article.
  var noun: String {
    switch self {
    case .text: "text"
    case .name: "a name"
    case .variable: "the name of a variable"
    case .phone: "a telephone number"
    case .template: "a template"
    case .path: "a path"
    case .request: "a request"
    case .duration: "a duration"
    case .date: "a date"
    case .source: "where the secret is"
    case .region: "a region"
    case .timeZone: "a time zone"
    case .firmware: "a firmware version"
    case .mediaType: "a media type"
    case .header: "the name of a header"
    case .fileName: "a file name"
    case .size: "a size"
    case .rule: "a rule"
    case .record: "a record"
    case .pattern: "a regular expression"
    case .digits: "the digits of a prefix"
    case .reason: "a reason"
    case .ownVariable: "a variable in snake_case"
    case .typed: "a typed text"
    case .lifetime: "a duration or unlimited"
    case .interval: "a duration or never"
    case .statedLifetime: "where the answer states it"
    case .extensionNumber: "an extension"
    case .email: "an e-mail address"
    case .target: "the name of a variable"
    case .moment: "a moment of the call"
    case .callStart: "when a call starts"
    case .offset: "an offset from UTC, or kept"
    case .numberRange: "a range of numbers"
    case .recordID: "where the id is"
    case .rate: "a rate of requests"
    case .toldWait: "where the time to wait stands"
    }
  }

  /// A text of this form, as it is written.
  var example: String {
    switch self {
    case .text: "some text"
    case .name: "Mona Saleh"
    case .variable: "base_url"
    case .phone: "\"+971500000000\""
    case .template: "\"{{.base_url}}\""
    case .path: "data.#.id"
    case .request: "GET /contacts?phone={{UrlEncode .Phone}}"
    case .duration: "800 ms"
    case .date: "\"2027-03-31\""
    case .source: "env NORTHGATE_KEY"
    case .region: "AE"
    case .timeZone: "Asia/Dubai"
    case .firmware: "84.21.0.66"
    case .mediaType: "application/json"
    case .header: "X-Api-Key"
    case .fileName: "contact.json"
    case .size: "64 KB"
    case .rule: "newest by data.#.updated_at"
    case .record: "c7"
    case .pattern: "[a-z]+[0-9]*"
    case .digits: "\"9\""
    case .reason: "agents greet callers by it"
    case .ownVariable: "account_id"
    case .typed: "Aisha Rah"
    case .lifetime: "2 h"
    case .interval: "25 min"
    case .statedLifetime: "seconds expires_in"
    case .extensionNumber: "\"1001\""
    case .email: "sara.kaya@northgate.example"
    case .target: "default_owner"
    case .moment: "start"
    case .callStart: "now - 3 h"
    case .offset: "\"+00:00\""
    case .numberRange: "\"+971509990000 to +971509990049\""
    case .recordID: "data.id"
    case .rate: "100 per 10 s"
    case .toldWait: "header Retry-After"
    }
  }

  /// Whether an empty text in quotes may stand here.
  var allowsEmpty: Bool { self == .text }

  /// A regular expression that all texts of this form match; nil if anything does.
  var pattern: String? {
    switch self {
    case .text, .name, .phone, .template, .path, .record, .pattern, .reason, .typed, .recordID:
      nil
    case .variable, .target: "^[A-Za-z_][A-Za-z0-9_]*$"
    case .request: "^(GET|POST|PUT|PATCH|DELETE) \\S"
    case .duration: "^\(Self.durationPattern)$"
    case .lifetime: "^(\(Self.durationPattern)|unlimited)$"
    case .interval: "^(\(Self.durationPattern)|never)$"
    case .statedLifetime: "^(nowhere|(seconds|milliseconds) \\S+)$"
    case .date: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    case .source: "^(env +[A-Za-z_][A-Za-z0-9_]*|file +\\S.*|command +\\S.*)$"
    case .region: "^[A-Z]{2}$"
    case .timeZone: "^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$"
    case .firmware: "^[0-9]+(\\.[0-9]+){3}$"
    case .mediaType: "^[^\\s/;]+/[^\\s/;]+$"
    case .header: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"
    case .fileName: "^[^/\\\\]+\\.json$"
    case .size: "^[0-9]+ (B|KB|MB)$"
    case .rule: "^(ask|reject|(newest|oldest|active-first) by \\S.*)$"
    case .digits: "^[0-9]{1,6}$"
    case .ownVariable: "^[a-z][a-z0-9_]*$"
    case .extensionNumber: "^[0-9]{1,8}$"
    case .email: "^[^@\\s]+@[^@\\s]+$"
    case .moment: "^(start|answer|end|now)( [+-] \(Self.durationPattern))?$"
    case .callStart:
      "^(now( - \(Self.durationPattern))?|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2}))$"
    case .offset: "^(kept|[+-][0-9]{2}:[0-9]{2})$"
    case .numberRange: "^\\+[0-9]{8,15} to \\+[0-9]{8,15}$"
    case .rate: "^[1-9][0-9]{0,8} per ([0-9]+(\\.[0-9]+)? )?(ms|s|min|h|d)$"
    case .toldWait: "^(none|header [!#$%&'*+.^_`|~0-9A-Za-z-]+|path \\S+)$"
    }
  }

  private static let durationPattern = "[0-9]+(\\.[0-9]+)? (ms|s|min|h|d)"

  /// Whether a text is spelled in this form; requests, templates, paths, rules, expressions,
  /// starts of calls and ranges are read elsewhere.
  func accepts(_ text: String) -> Bool {
    switch self {
    case .text, .name, .phone, .template, .path, .request, .rule, .record, .pattern, .reason,
      .typed, .callStart, .numberRange, .recordID:
      true
    case .variable, .target: Self.isVariable(text)
    case .duration: ContractDuration(text) != nil
    case .lifetime: text == "unlimited" || ContractDuration(text) != nil
    case .interval: text == "never" || ContractDuration(text) != nil
    case .statedLifetime: StatedLifetimeText(text) != nil
    case .date: ContractDate.isValid(text)
    case .source: SecretSource(written: text) != nil
    case .region: text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0) }
    case .timeZone: Self.isZone(text)
    case .firmware: Self.isFirmware(text)
    case .mediaType: Self.isMediaType(text)
    case .header: !text.isEmpty && text.utf8.allSatisfy(Self.isToken)
    case .fileName: text.utf8.count > 5 && text.hasSuffix(".json") && !text.contains("/")
    case .size: ContractSize(text) != nil
    case .digits: (1...6).contains(text.utf8.count) && text.utf8.allSatisfy(Self.isDigit)
    case .ownVariable: Self.isVariable(text) && Self.isLower(text)
    case .extensionNumber:
      (1...8).contains(text.utf8.count) && text.utf8.allSatisfy(Self.isDigit)
    case .email: Self.isAddress(text)
    case .moment: CallMoment(written: text) != nil
    case .offset: ExpectedInstant.Offset(written: text) != nil
    case .rate: RateText(text) != nil
    case .toldWait: ToldWaitText(text) != nil
    }
  }

  static func isVariable(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == 0x5F || isLetter(first) else { return false }
    return text.utf8.allSatisfy { $0 == 0x5F || isLetter($0) || isDigit($0) }
  }

  private static func isLower(_ text: String) -> Bool {
    text.utf8.first != 0x5F && !text.utf8.contains { (65...90).contains($0) }
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  static func isToken(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }

  private static func isZone(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { isLetter($0) || isDigit($0) || "_+-".utf8.contains($0) }
    }
  }

  private static func isFirmware(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }
  }

  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && !text.contains(where: \.isWhitespace)
  }

  private static func isMediaType(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isToken) }
  }
}
