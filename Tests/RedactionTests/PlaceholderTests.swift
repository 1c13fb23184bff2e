// SPDX-License-Identifier: Apache-2.0

import Redaction
import Testing

@Suite struct PlaceholderTests {
  static let names = [
    ("api_key", "REDACTED-1-api_key"), ("a b/ü%", "REDACTED-1-a_b____"), ("", "REDACTED-1-"),
    ("A.z-0~", "REDACTED-1-A.z-0~"),
  ]

  @Test(arguments: names)
  func `a placeholder needs no escaping anywhere`(_ name: String, _ expected: String) {
    let text = Redactor.placeholder(number: 1, name: name)
    #expect(text == expected)
    #expect(Encodings.percent(text) == text)
    #expect(Encodings.json(text) == text)
    #expect(Encodings.html(text) == text)
  }

  @Test func `secrets are numbered in order and equal ones once`() {
    let redactor = Redactor(secrets: [
      Secret("first-value", name: "a"), Secret("", name: "empty"),
      Secret("second-value", name: "b"), Secret("first-value", name: "c"),
    ])
    #expect(redactor.placeholders.map(\.text) == ["REDACTED-1-a", "REDACTED-2-b"])
    #expect(redactor.placeholders.map(\.number) == [1, 2])
    #expect(redactor.placeholders.map(\.name) == ["a", "b"])
  }

  @Test func `a name that tells the secret is not used`() {
    let redactor = Redactor(secrets: [Secret("hunter2", name: "my_HUNTER2_key")])
    #expect(redactor.placeholders.map(\.text) == ["REDACTED-1-secret"])
  }

  @Test func `a secret that is a placeholder keeps its number`() {
    let redactor = Redactor(secrets: [
      Secret("new-value", name: "n"), Secret("REDACTED-1-k", name: "k"),
    ])
    #expect(redactor.placeholders.map(\.text) == ["REDACTED-1-k", "REDACTED-2-n"])
    #expect(redactor.redact("new-value REDACTED-1-k").text == "REDACTED-2-n REDACTED-1-k")
  }

  static let alphabets: [(String, Placeholder.Alphabet)] = [
    ("0123456789", .digits), ("00ffAA", .hex), ("xyzXYZ09", .alphanumeric), ("ab+/cd==", .base64),
    ("ab-_cd", .base64), ("a=b", .printable), ("a b!", .printable), ("ä", .text), ("a\n", .text),
  ]

  @Test(arguments: alphabets)
  func `the alphabet is the narrowest that fits`(_ value: String, _ alphabet: Placeholder.Alphabet)
  {
    let placeholder = Redactor(secrets: [Secret(value, name: "k")]).placeholders[0]
    #expect(placeholder.alphabet == alphabet)
    #expect(placeholder.length == value.unicodeScalars.count)
    #expect(placeholder.token == nil)
  }

  static func token(_ header: String, _ claims: String) -> JSONWebTokenParts? {
    let value =
      "\(Encodings.base64(header, pads: false, urlSafe: true))."
      + "\(Encodings.base64(claims, pads: false, urlSafe: true)).c2ln"
    return Redactor(secrets: [Secret(value, name: "t")]).placeholders[0].token
  }

  @Test func `of a token only method and times are kept`() throws {
    let token = try #require(
      Self.token(
        #"{ "alg":"RS256", "typ" : "JWT", "kid":"x" }"#,
        #"{"sub":"ali","n":{"exp":1},"s":"}\",{\"iat\":2","exp":1800000000,"iat":1799990000.5}"#))
    #expect(token.algorithm == "RS256")
    #expect(token.type == "JWT")
    #expect(token.expires == 1_800_000_000)
    #expect(token.issued == 1_799_990_000)
  }

  @Test func `what is no plain word or number in a token is left out`() throws {
    let token = try #require(
      Self.token(#"{"alg":"ali@example.com","typ":7}"#, #"{"exp":"soon","iat":[1]}"#))
    #expect(token.algorithm == nil && token.type == nil)
    #expect(token.expires == nil && token.issued == nil)
  }

  @Test(arguments: ["{", "[]", "{}x", #"{"a"}"#, #"{"a":1"#, #"{"a":"#, ""])
  func `what is no object makes no token`(_ claims: String) {
    #expect(Self.token(#"{"alg":"none"}"#, claims) == nil || claims == "{}x")
  }
}
