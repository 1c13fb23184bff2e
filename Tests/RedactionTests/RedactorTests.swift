// SPDX-License-Identifier: Apache-2.0

import Redaction
import Testing

/// One text, and what must be left of it.
struct Row: Sendable, CustomTestStringConvertible {
  let why: String
  let text: String
  let expected: String

  init(_ why: String, _ text: String, _ expected: String) {
    self.why = why
    self.text = text
    self.expected = expected
  }

  var testDescription: String { why }
}

@Suite struct RedactorTests {
  static let key = "s3cr=t/K+y"  // 10 bytes; Base64 and percent-encoding both change it
  static let redactor = Redactor(secrets: [
    Secret(key, name: "api_key"), Secret("p\"a\\ss wörd<&>", name: "pass word"),
  ])
  static let one = "REDACTED-1-api_key"
  static let two = "REDACTED-2-pass_word"

  static let plain = [
    Row("alone", key, one),
    Row("in a header", "Bearer \(key)", "Bearer \(one)"),
    Row("twice", "\(key),\(key)", "\(one),\(one)"),
    Row("side by side", "\(key)\(key)", "\(one)\(one)"),
    Row("in capitals", "bad key S3CR=T/K+Y!", "bad key \(one)!"),
    Row("non-ASCII", "x=p\"a\\ss wörd<&>;", "x=\(two);"),
    Row(
      "nothing to hide", "a%20b\\n&amp; dGhlIHF1aWNrIGJyb3duIGZveA==",
      "a%20b\\n&amp; dGhlIHF1aWNrIGJyb3duIGZveA=="),
    Row("nothing at all", "", ""),
  ]

  static let escaped = [
    Row("percent", "?k=s3cr%3Dt%2FK%2By&n=1", "?k=\(one)&n=1"),
    Row("percent in lower case", "?k=s3cr%3dt%2fK%2by", "?k=\(one)"),
    Row("percent, partly", "?k=s3cr=t%2FK+y", "?k=\(one)"),
    Row("percent, letters too", "%733%63r%3Dt/%4b%2by", one),
    Row("percent, everything", Encodings.percentEverything(key), one),
    Row("plus for blank", "p=p%22a%5Css+w%C3%B6rd%3C%26%3E&x=a+b", "p=\(two)&x=a+b"),
    Row("percent twice", "u=s3cr%253Dt%252FK%252By", "u=\(one)"),
    Row("percent three times", "u=s3cr%25253Dt%25252FK%25252By", "u=\(one)"),
    Row("JSON", #"{"p":"p\"a\\ss wörd<&>"}"#, #"{"p":"\#(two)"}"#),
    Row("JSON with slashes", #"{"k":"s3cr=t\/K+y"}"#, #"{"k":"\#(one)"}"#),
    Row("JSON with numbers", #"{"k":"s3cr\u003dt/K\u002By"}"#, #"{"k":"\#(one)"}"#),
    Row("JSON, everything", Encodings.jsonEverything("p\"a\\ss wörd<&>"), two),
    Row(
      "JSON in JSON", #"{"p":"{\"p\":\"p\\\"a\\\\ss wörd<&>\"}"}"#, #"{"p":"{\"p\":\"\#(two)\"}"}"#),
    Row("JavaScript", #"'s3cr\x3dt/K+y'"#, "'\(one)'"),
    Row("HTML", "<b>p&quot;a\\ss wörd&lt;&amp;&gt;</b>", "<b>\(two)</b>"),
    Row("HTML, decimal", "s3cr&#61;t&#047;K&#43;y", one),
    Row("HTML, hexadecimal", "s3cr&#x3D;t&#X2f;K&#x2b;y", one),
    Row("HTML by name", "s3cr&equals;t&sol;K&plus;y", one),
    Row("HTML without semicolons", "s3cr&#61t&#x2FK&plusy!", "\(one)!"),
    Row(
      "JSON in HTML", "{&quot;k&quot;:&quot;s3cr=t\\/K+y&quot;}",
      "{&quot;k&quot;:&quot;\(one)&quot;}"),
    Row(
      "percent in JSON", #"{"u":"http:\/\/h\/?k=s3cr%3Dt%2FK%2By"}"#,
      #"{"u":"http:\/\/h\/?k=\#(one)"}"#),
  ]

  static func dump(_ text: String, _ separator: String) -> String {
    text.utf8.map { Encodings.hex(String(decoding: [$0], as: UTF8.self)) }.joined(
      separator: separator)
  }

  /// A text in which the secret lies across the end of the first line of 60 characters.
  static func long(_ key: String) -> String { String(repeating: "-", count: 41) + key + "--" }

  static func lines(of text: String) -> String {
    let digits = Encodings.base64(text)
    return digits.prefix(60) + "\n" + digits.dropFirst(60)
  }

  static let encoded = [
    Row(
      "Basic", "Basic \(Encodings.base64("user:\(key)"))",
      "Basic \(Encodings.base64("user:\(one)"))"),
    Row("Base64 alone", Encodings.base64(key), Encodings.base64(one)),
    Row("alignment 1", Encodings.base64("a\(key)bcd"), Encodings.base64("a\(one)bcd")),
    Row("alignment 2", Encodings.base64("ab\(key)b"), Encodings.base64("ab\(one)b")),
    Row(
      "without padding", "t=" + Encodings.base64("a\(key)", pads: false) + "&",
      "t=" + Encodings.base64("a\(one)", pads: false) + "&"),
    Row(
      "URL-safe", Encodings.base64("ÿþ>?~\(key)", urlSafe: true),
      Encodings.base64("ÿþ>?~\(one)", urlSafe: true)),
    Row(
      "in a path", "/v1/\(Encodings.base64(key, pads: false))/x",
      "/v1/\(Encodings.base64(one, pads: false))/x"),
    Row(
      "Base64, then percent", "a=Basic%20" + Encodings.percent(Encodings.base64("me:\(key)")),
      "a=Basic%20" + Encodings.percent(Encodings.base64("me:\(one)"))),
    Row(
      "Base64 twice", Encodings.base64(Encodings.base64(key)),
      Encodings.base64(Encodings.base64(one))),
    Row(
      "percent in Base64", Encodings.base64("k=s3cr%3Dt%2FK%2By&"), Encodings.base64("k=\(one)&")),
    Row(
      "JSON in Base64 in percent", Encodings.percent(Encodings.base64(#"{"k":"s3cr=t\/K+y"}"#)),
      Encodings.percent(Encodings.base64(#"{"k":"\#(one)"}"#))),
    Row(
      "in a token", "h.\(Encodings.base64(#"{"k":"\#(key)"}"#, pads: false)).s",
      "h.\(Encodings.base64(#"{"k":"\#(one)"}"#, pads: false)).s"),
    Row("hexadecimal", "dump 00\(Encodings.hex(key))ff", "dump \(one)"),
    Row("hexadecimal in capitals", Encodings.hex(key).uppercased(), one),
    Row("one letter glued in front", "x" + Encodings.base64(key) + "!", "\(one)!"),
    Row("two letters glued in front", "xy" + Encodings.base64(key) + "!", "\(one)!"),
    Row("three letters glued in front", "xyz" + Encodings.base64(key) + "!", "\(one)!"),
    Row("a dump with colons", "k: 00:" + dump(key, ":") + ":ff", "k: 00:\(one):ff"),
    Row("a dump with blanks", "bad face 00 " + dump(key, " ") + " ff x", "bad face 00 \(one) ff x"),
    Row(
      "Base64 in lines", "cert:\n\(lines(of: long(key)))\nend", "cert:\n\(one)\nend"),
    Row(
      "Base64 in lines in JSON", #"{"c":"\#(Encodings.json(lines(of: long(key))))"}"#,
      #"{"c":"\#(one)"}"#),
    Row("hexadecimal off by a digit", "a" + Encodings.hex(key), one),
    Row("capitals in Base64", Encodings.base64("KEY S3CR=T/K+Y"), Encodings.base64("KEY \(one)")),
    Row(
      "Base64 without its first digit", " " + Encodings.base64("ab\(key)").dropFirst(3), " \(one)"),
  ]

  static let cutOff = [
    Row("the end of an error page", "invalid key s3cr=t/K", "invalid key \(one)"),
    Row("percent", "?k=s3cr%3Dt%2FK", "?k=\(one)"),
    Row("percent, within an escape", "?k=s3cr%3Dt%2FK%2", "?k=\(one)"),
    Row("JSON, within an escape", #"{"k":"s3cr=t\/K\u00"#, #"{"k":"\#(one)"#),
    Row("too short to tell", "invalid key s3cr=t/", "invalid key s3cr=t/"),
    Row("not at the end", "invalid key s3cr=t/K.", "invalid key s3cr=t/K."),
  ]

  @Test(arguments: plain + escaped + encoded + cutOff)
  func `a secret is replaced within its encoding and the rest stays`(_ row: Row) {
    #expect(Self.redactor.redact(row.text).text == row.expected)
    #expect(Self.redactor.redact(row.expected).text == row.expected, "twice changes nothing")
    #expect(
      String(decoding: Self.redactor.redactedBytes(Array(row.text.utf8)), as: UTF8.self)
        == row.expected)
  }

  @Test func `a text cut off within Base64 keeps no half of the secret`() {
    let text = "Basic " + Encodings.base64("user:\(Self.key)").dropLast(2)
    let redacted = Self.redactor.redact(text).text
    #expect(!LeakDetector("s3cr=t/K").finds(in: redacted))
    #expect(redacted.hasPrefix("Basic "))
  }

  @Test func `the longest of secrets that contain one another goes first`() {
    let redactor = Redactor(secrets: [
      Secret("abcd", name: "a"), Secret("abcd efgh", name: "b"), Secret("efghijkl", name: "c"),
    ])
    #expect(redactor.redact("abcd abcd%20efgh").text == "REDACTED-1-a REDACTED-2-b")
    #expect(redactor.redact("xabcd efghijklx").text == "xREDACTED-2-bx", "no half stays behind")
  }

  @Test func `a secret that overlaps itself leaves nothing behind`() {
    let redactor = Redactor(secrets: [Secret("aaaa", name: "a")])
    #expect(redactor.redact("aaaaaaaa").text == "REDACTED-1-aREDACTED-1-a")
    #expect(redactor.redact("baaaaaab").text == "bREDACTED-1-aREDACTED-1-a".dropLast(12) + "b")
  }

  @Test(arguments: ["EDAC", "REDACTED", "R", "1", "-", "REDACTED-1-", "kREDA", "key"])
  func `a secret that is a piece of a placeholder does not loop`(_ value: String) {
    let redactor = Redactor(secrets: [
      Secret(value, name: "odd"), Secret("longer-secret", name: "k"),
    ])
    let text = "\(value) longer-secretlonger-secret \(Encodings.base64("u:longer-secret"))"
    let once = redactor.redact(text).text
    #expect(once == redactor.redact(once).text)
    #expect(!LeakDetector("longer-secret").finds(in: once))
  }

  @Test func `short secrets are replaced as they stand`() {
    let redactor = Redactor(secrets: [Secret("x9", name: "pin"), Secret("", name: "none")])
    #expect(redactor.redact("ax9b X9").text == "aREDACTED-1-pinb X9")
    #expect(redactor.placeholders.count == 1)
  }

  @Test func `bytes that are no text are shown as numbers and secrets in them are found`() {
    let bytes: [UInt8] = [0xFF] + Array("ö \(Self.key)".utf8) + [0xC3, 0x28, 0x80]
    #expect(Self.redactor.redact(bytes: bytes).text == "\\xFFö \(Self.one)\\xC3(\\x80")
    #expect(
      Self.redactor.redactedBytes(bytes)
        == [0xFF] + Array("ö \(Self.one)".utf8) + [0xC3, 0x28, 0x80])
  }

  @Test func `a redactor without secrets changes nothing`() {
    let redactor = Redactor(secrets: [])
    #expect(redactor.redact("a%20b \\u0041 QUJD").text == "a%20b \\u0041 QUJD")
    #expect(redactor.redactedBytes([0, 255]) == [0, 255])
  }
}
