// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import Testing

@Suite struct FindingTests {
  static func kind(_ code: String, _ severity: Severity = .major) -> FindingKind {
    FindingKind(
      code, severity, .lookup, holds: .builderTesting, owner: .apiDeveloper, layer: .template)
  }

  static func finding(
    _ code: String = "c", _ severity: Severity = .major, endpoint: String = "contact-search",
    interaction: String = "contacts", name: String = "n", message: RedactedText = "m",
    at place: SourceSpan? = nil
  ) -> Finding {
    Finding(
      kind(code, severity),
      about: FindingSubject(endpoint: endpoint, interaction: interaction, name: name), message,
      at: place)
  }

  static let file = SourceText(name: "a.yaml", "abcdef")
  static let later = SourceText(name: "b.yaml", "abcdef")

  /// Findings in the order in which every list shows them.
  static let ordered = [
    // The worst first, whatever its place.
    finding("z", .blocker, name: "z", message: "z", at: SourceSpan(5..<6, in: later)),
    // Without a place before those with one.
    finding("z", name: "z"),
    // By file, then by offset.
    finding("z", at: SourceSpan(0..<1, in: file)), finding("y", at: SourceSpan(1..<2, in: file)),
    finding("x", at: SourceSpan(1..<3, in: file)), finding("w", at: SourceSpan(0..<1, in: later)),
    // At one place by code, endpoint, interaction, name and message.
    finding("a", endpoint: "z", interaction: "z", at: SourceSpan(2..<3, in: later)),
    finding("b", endpoint: "a", interaction: "z", at: SourceSpan(2..<3, in: later)),
    finding("b", endpoint: "b", interaction: "a", name: "z", at: SourceSpan(2..<3, in: later)),
    finding(
      "b", endpoint: "b", interaction: "b", name: "a", message: "z",
      at: SourceSpan(2..<3, in: later)),
    finding(
      "b", endpoint: "b", interaction: "b", name: "b", message: "a",
      at: SourceSpan(2..<3, in: later)),
    finding(
      "b", endpoint: "b", interaction: "b", name: "b", message: "b",
      at: SourceSpan(2..<3, in: later)),
    finding("a", .minor),
  ]

  @Test func `findings have one order`() {
    for left in Self.ordered.indices {
      for right in Self.ordered.indices {
        #expect((Self.ordered[left] < Self.ordered[right]) == (left < right))
      }
    }
    #expect(Self.ordered.reversed().sorted() == Self.ordered)
  }

  @Test func `a file that was read twice does not break the order`() {
    let again = SourceText(name: "a.yaml", "abcdef")
    let findings = [
      Self.finding("a", at: SourceSpan(0..<1, in: Self.file)),
      Self.finding("b", at: SourceSpan(0..<1, in: again)),
      Self.finding("c", at: SourceSpan(0..<1, in: Self.file)),
    ]
    #expect(findings.reversed().sorted() == findings)
    let complaints = findings.map { Complaint($0.kind.code, "m", at: $0.place) }
    #expect(complaints.reversed().sorted() == complaints)
  }

  @Test func `the fingerprint is that of code and subject`() {
    let finding = Self.finding("path-selects-nothing", name: "FirstName")
    // printf 'path-selects-nothing\ncontact-search\ncontacts\nFirstName' | sha256sum | cut -c -12
    #expect(finding.fingerprint.description == "a55df5b5b65b")
  }

  @Test func `message, place, severity and values do not change the fingerprint`() {
    let finding = Self.finding()
    var other = Self.finding("c", .minor, message: "other", at: SourceSpan(1..<2, in: Self.file))
    other.label = "l"
    other.expected = "e"
    other.actual = "a"
    other.remedy = "r"
    other.effect = "f"
    other.scenarios = ["s"]
    other.evidence = [1, 2]
    #expect(finding != other)
    #expect(finding.fingerprint == other.fingerprint)
    for different in [
      Self.finding("d"), Self.finding(endpoint: "x"), Self.finding(interaction: "x"),
      Self.finding(name: "x"), Self.finding(name: ""),
    ] {
      #expect(different.fingerprint != finding.fingerprint)
    }
  }
}
