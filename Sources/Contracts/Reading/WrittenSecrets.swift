// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction

/// Finds credentials that are written where a variable should stand.
enum WrittenSecrets {
  /// The byte ranges of `user:password` between `://` and `@`, where they are not all variables.
  static func userinfo(in text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    let mark = Array("://".utf8)
    var found: [Range<Int>] = []
    var offset = 0
    while offset + mark.count < bytes.count {
      guard bytes[offset] == mark[0], bytes[offset...].starts(with: mark) else {
        offset += 1
        continue
      }
      let authority = userinfo(bytes, from: offset + mark.count)
      if let range = authority.found { found.append(range) }
      offset = authority.end
    }
    return found
  }

  /// What stands before the last `@` of the authority that begins at `start`, and where that ends.
  private static func userinfo(
    _ bytes: [UInt8], from start: Int
  ) -> (found: Range<Int>?, end: Int) {
    var offset = start
    var colon: Int?
    var end: Int?
    var parts: (user: Bool, password: Bool) = (false, false)
    var isWritten = false
    while offset < bytes.count, !isEnd(bytes[offset]) {
      if let after = actionEnd(bytes, from: offset) {
        if colon != nil { parts.password = true } else { parts.user = true }
        offset = after
        continue
      }
      if bytes[offset] == UInt8(ascii: ":"), colon == nil { colon = offset }
      if bytes[offset] == UInt8(ascii: "@"), let colon {
        end = offset
        let hasUser = colon > start && !parts.user
        isWritten = offset > colon + 1 ? !parts.password : hasUser
      }
      offset += 1
    }
    return (isWritten ? end.map { start..<$0 } : nil, offset)
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "/?#\"'<>".utf8.contains(byte)
  }

  /// The end of a `{{…}}` that begins at `start`.
  static func actionEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start + 1 < bytes.count, bytes[start] == 0x7B, bytes[start + 1] == 0x7B else {
      return nil
    }
    var offset = start + 2
    while offset + 1 < bytes.count {
      if bytes[offset] == 0x7D, bytes[offset + 1] == 0x7D { return offset + 2 }
      offset += 1
    }
    return bytes.count
  }

  private static let words = [
    "authorization", "api-key", "api_key", "apikey", "token", "secret", "password",
  ]

  /// Values of headers with such names that ask for something and prove nothing.
  private static let harmless: Set<String> = ["", "fetch", "no-check", "nocheck"]

  /// Whether a header is sent to prove who asks, and its value stands in the contract.
  static func isCredential(_ name: String, value: String) -> Bool {
    let name = name.lowercased()
    let isNamed =
      words.contains { name.contains($0) } || name.hasPrefix("x-") && name.hasSuffix("-key")
    return isNamed && !value.contains("{{") && !harmless.contains(value.lowercased())
  }
}

extension Complaint {
  /// A URL with a name and a password in it; the excerpt hides both.
  static func secretInURL(at span: SourceSpan) -> Complaint {
    Complaint(
      "secret-in-contract", "a secret is written in the contract", at: span.firstLine,
      label: "a URL holds no name and password",
      remedy:
        "take it out of the URL, write `method: basic` and `password: { from: env CRM_PASSWORD }`, and have this one revoked",
      hiding: [span])
  }

  /// A header whose value is the credential itself.
  ///
  /// `hidden` is what must not be shown: the value, and what YAML takes for a comment behind it.
  static func secretInHeader(at span: SourceSpan, hiding hidden: SourceSpan) -> Complaint {
    Complaint(
      "secret-in-contract", "a secret is written in the contract", at: span.firstLine,
      label: "expected a variable such as {{.api_key}}",
      remedy:
        "put it into an environment variable, write {{.api_key}} here and `api_key: { from: env CRM_KEY }` under secrets, and have this one revoked",
      hiding: [hidden])
  }
}

extension ContractBuilder {
  /// Complains about every name and password in the URLs of a text; false if there is none.
  mutating func hasUserinfo(_ slice: SourceSlice) -> Bool {
    let spans = WrittenSecrets.userinfo(in: slice.text).map { range in
      // Up to where the `@` stands in the file, since an escape is longer there than its byte.
      let start = slice.span(range.lowerBound..<range.lowerBound + 1).range.lowerBound
      let end = slice.span(range.upperBound..<range.upperBound + 1).range.lowerBound
      return SourceSpan(start..<max(start, end), in: slice.source)
    }
    for span in spans {
      secrets.append(span)
      complaints.append(.secretInURL(at: span))
    }
    return !spans.isEmpty
  }
}
