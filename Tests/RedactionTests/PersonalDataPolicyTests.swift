// SPDX-License-Identifier: Apache-2.0

import Redaction
import Testing

@Suite struct PersonalDataPolicyTests {
  /// Hides one family name.
  struct HidesHassan: PersonalDataPolicy {
    func masked(_ text: String) -> String {
      text.split(separator: "Hassan", omittingEmptySubsequences: false).joined(separator: "[name]")
    }
    func mayShow(_ value: String) -> Bool { value == "declared" }
  }

  static let redactor = Redactor(
    secrets: [Secret("top-secret", name: "k")], personalData: HidesHassan())

  @Test func `personal data is replaced in text and in bytes`() {
    #expect(Self.redactor.redact("Hassan top-secret").text == "[name] REDACTED-1-k")
    #expect(Self.redactor.redact(bytes: [0xFF] + Array("Hassan".utf8)).text == "\\xFF[name]")
    #expect(
      Self.redactor.redactedBytes([0xFF] + Array("Hassan".utf8) + [0xFE])
        == [0xFF] + Array("[name]".utf8) + [0xFE])
  }

  @Test func `a secret that masking brings together is found`() {
    struct Joins: PersonalDataPolicy {
      func masked(_ text: String) -> String { text.filter { $0 != "|" } }
      func mayShow(_ value: String) -> Bool { true }
    }
    let redactor = Redactor(secrets: [Secret("top-secret", name: "k")], personalData: Joins())
    #expect(redactor.redact("top-|secret").text == "REDACTED-1-k")
  }

  static let values = [
    ("declared", "declared"), ("", ""), ("top-secret", "REDACTED-1-k"),
    ("Ali Hassan!", "‹hidden, 11 characters›"), ("97150000000", "‹hidden, 11 digits›"),
    ("Hassan", "‹hidden, 6 letters›"), ("7", "‹hidden, 1 digit›"),
    ("my top-secret", "‹hidden, 13 characters›"),
  ]

  @Test(arguments: values)
  func `a value that may not be shown leaves kind and length`(_ value: String, _ expected: String) {
    #expect(Self.redactor.redact(value: value).text == expected)
  }

  @Test func `a policy that keeps everything shows everything`() {
    let redactor = Redactor(secrets: [Secret("top-secret", name: "k")])
    #expect(redactor.redact(value: "Ali Hassan").text == "Ali Hassan")
    #expect(redactor.redact(value: "a top-secret").text == "a REDACTED-1-k")
    #expect(KeepsPersonalData().masked("x") == "x" && KeepsPersonalData().mayShow("x"))
  }
}
