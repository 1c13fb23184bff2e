// SPDX-License-Identifier: Apache-2.0

import Redaction
import Testing

/// Looks into redacted text with decoders of its own.
@Suite struct LeakTests {
  static let encodings: [@Sendable (String) -> String] = [
    { $0 }, Encodings.percent, Encodings.percentEverything, Encodings.form, Encodings.json,
    Encodings.jsonWithSlashes, Encodings.jsonEverything, Encodings.html, Encodings.htmlEverything,
    { Encodings.base64($0) }, { Encodings.base64("a\($0)", pads: false) },
    { Encodings.base64("ab\($0)cd", urlSafe: true) }, Encodings.hex, { $0.uppercased() },
    { Encodings.hex($0).uppercased() },
  ]

  @Test(arguments: encodings.indices)
  func `no secret is left in any encoding around any encoding`(_ outer: Int) {
    var seeded = Seeded(UInt64(outer) + 7)
    for (inner, encode) in Self.encodings.enumerated() {
      for innermost in [0, Int.random(in: Self.encodings.indices, using: &seeded)] {
        let value = seeded.secret(5...24)
        // Upper case destroys Base64 and what is written in it: nobody can read it any more.
        let text = "x " + Self.encodings[outer](encode(Self.encodings[innermost](value))) + " y"
        let redacted = Redactor(secrets: [Secret(value, name: "k")]).redact(text).text
        #expect(
          !LeakDetector(value).finds(in: redacted),
          "\(value) in encodings \(outer), \(inner), \(innermost): \(text)")
      }
    }
  }

  @Test func `the detector of this test finds what it must find`() {
    for encode in Self.encodings {
      #expect(LeakDetector("s3cr=t\"/K+y").finds(in: "x " + encode("s3cr=t\"/K+y") + " y"))
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `hostile text neither traps nor loops nor leaks`(_ seed: UInt64) {
    var seeded = Seeded(seed)
    let secrets = (0..<3).map { Secret(seeded.secret(1...12), name: "k\($0)") }
    let redactor = Redactor(secrets: secrets)
    let tokens =
      [
        "%", "%4", "%25", "\\", "\\u", "\\u00", "\\ud83d", "\\x4", "&", "&#", "&#x", "&amp",
        "&#99999999999;",
        "=", "==", "+", "/", "\"", "QUJD", "41", "\u{FEFF}", "é", "\0", "REDACTED-1-", "k0",
        "%u0041",
      ] + secrets.map { $0.reveal() }
    for _ in 0..<60 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<30, using: &seeded) {
        var token = tokens[Int.random(in: tokens.indices, using: &seeded)]
        if Bool.random(using: &seeded) {
          token = Self.encodings[Int.random(in: Self.encodings.indices, using: &seeded)](token)
        }
        if Int.random(in: 0..<5, using: &seeded) == 0 { token = String(token.dropFirst()) }
        text += token
      }
      var bytes = Array(text.utf8)
      if !bytes.isEmpty, Bool.random(using: &seeded) {
        bytes[Int.random(in: bytes.indices, using: &seeded)] = UInt8.random(
          in: 0...255, using: &seeded)
      }
      let once = redactor.redactedBytes(bytes)
      #expect(redactor.redactedBytes(once) == once)
      #expect(redactor.redact(bytes: bytes).text.utf8.count >= 0)
      for secret in secrets where secret.reveal().utf8.count >= 4 {
        #expect(!String(decoding: once, as: UTF8.self).contains(secret.reveal()))
      }
    }
  }

  @Test(arguments: ["%41", "\\u0041", "&amp;", "QUJD", "41", "a", "%2541", "\\\\", "=", "\"", "&#"])
  func `a long text of nothing but marks is done in time`(_ mark: String) {
    let redactor = Redactor(secrets: [
      Secret("AAAAAAAA&\"\\%", name: "a"), Secret("aaaa", name: "b"),
    ])
    let bytes = Array(String(repeating: mark, count: 20_000 / mark.utf8.count).utf8)
    let once = redactor.redactedBytes(bytes)
    #expect(redactor.redactedBytes(once) == once)
  }
}
