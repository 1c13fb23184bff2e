// SPDX-License-Identifier: Apache-2.0

/// Replaces secrets, and personal data if so told, in everything that is written.
///
/// A secret is found in every encoding in which systems pass values around: as it stands, in another
/// case, with percent, JSON or HTML escapes, in Base64 and in hexadecimal, up to three of them
/// around each other. The placeholder is put inside the encoding, so that what was sent with a
/// secret and then redacted is, byte for byte, what is sent with the placeholder as the secret.
public struct Redactor: Sendable {
  /// What has to be kept beside a recording, in order of the numbers.
  public let placeholders: [Placeholder]
  private let finder: SecretFinder
  private let personalData: any PersonalDataPolicy
  private let keepsPersonalData: Bool
  private let remembered = RememberedTexts()

  /// A redactor of these secrets; empty ones are ignored, equal ones share a placeholder.
  public init(
    secrets: [Secret], personalData: any PersonalDataPolicy = KeepsPersonalData()
  ) {
    let placeholders = Placeholder.numbered(secrets)
    self.placeholders = placeholders.map(\.placeholder)
    finder = SecretFinder(
      placeholders.map { SoughtSecret($0.value, placeholder: $0.placeholder.text) })
    self.personalData = personalData
    keepsPersonalData = personalData is KeepsPersonalData
  }

  /// The text without secrets and without what the policy keeps back.
  public func redact(_ text: String) -> RedactedText {
    if text.isEmpty { return "" }
    return RedactedText(
      safe: remembered.redacted(text) { withoutPersonalData(withoutSecrets($0)) })
  }

  /// The text that bytes stand for; what is not UTF-8 is shown as `\xNN`.
  public func redact(bytes: [UInt8]) -> RedactedText {
    // Showing foreign bytes makes new text, so the text is looked at once more.
    redact((withoutSecrets(bytes.span) ?? bytes).shownSafely)
  }

  /// The bytes without secrets and without what the policy keeps back; the rest stays as it is.
  ///
  /// The policy sees each stretch that is UTF-8.
  public func redactedBytes(_ bytes: [UInt8]) -> [UInt8] {
    let clean = withoutSecrets(bytes.span) ?? bytes
    guard !keepsPersonalData else { return clean }
    // A large document is not held as text besides.
    if let masked = personalData.masked(document: clean) {
      return masked == clean ? clean : withoutSecrets(masked.span) ?? masked
    }
    return clean.mappingText(withoutPersonalData)
  }

  /// A single value, such as the content of a mapped field: it is shown if the policy allows it.
  ///
  /// Otherwise a mask tells its kind and length, such as `‹hidden, 11 digits›`.
  public func redact(value: String) -> RedactedText {
    let clean = withoutSecrets(value)
    let isShown =
      clean.isEmpty || personalData.mayShow(clean) || placeholders.contains { $0.text == clean }
    return RedactedText(safe: isShown ? clean : Self.mask(of: value))
  }

  /// What stands in the place of the secret with a number and a name, such as `REDACTED-1-api_key`.
  ///
  /// It consists of unreserved characters of RFC 3986 only, so no encoding changes it; what else is
  /// in the name becomes `_`.
  public static func placeholder(number: Int, name: String) -> String {
    let bytes = name.utf8.map { $0.isUnreserved ? $0 : UInt8(ascii: "_") }
    return "REDACTED-\(number)-" + String(decoding: bytes, as: UTF8.self)
  }

  private func withoutSecrets(_ text: String) -> String {
    var text = text
    let clean = text.withUTF8 { withoutSecrets($0.span) }
    return clean.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// Rounds after which a text that still gives something away is not shown at all.
  private static let rounds = 5

  /// The bytes without secrets; nil if there was none.
  ///
  /// The result is searched again until nothing is found: replacing can bring a secret to light that
  /// another one lay across.
  private func withoutSecrets(_ bytes: Span<UInt8>) -> [UInt8]? {
    var edits = finder.edits(in: bytes)
    guard !edits.isEmpty else { return nil }
    var result = edits.applied(to: bytes)
    for _ in 1..<Self.rounds {
      edits = finder.edits(in: result.span)
      if edits.isEmpty { return result }
      result = edits.applied(to: result.span)
    }
    return Array("‹hidden›".utf8)
  }

  private func withoutPersonalData(_ text: String) -> String {
    guard !keepsPersonalData else { return text }
    let masked = personalData.masked(text)
    return masked == text ? text : withoutSecrets(masked)
  }

  private static func mask(of value: String) -> String {
    let kind =
      if value.utf8.allSatisfy({ $0 &- 0x30 < 10 }) {
        "digit"
      } else if value.allSatisfy(\.isLetter) {
        "letter"
      } else {
        "character"
      }
    return "‹hidden, \(value.count) \(kind)\(value.count == 1 ? "" : "s")›"
  }
}
