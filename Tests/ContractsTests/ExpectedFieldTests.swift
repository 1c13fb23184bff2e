// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Testing

@Suite struct ExpectedFieldTests {
  private static let source = SourceText(
    name: "a.yaml", "Email: 'Ame\u{301}lie', City: \"a\\tb\", Remark: {{.x}}, Street:")
  private static let name = SourceSpan(0..<5, in: source)

  private static func slice(of text: String, in source: SourceText = source) throws -> SourceSlice {
    let bytes = Array(text.utf8)
    let start = try #require(
      source.utf8.indices.first { source.utf8[$0...].starts(with: bytes) })
    return SourceSlice(start..<start + bytes.count, of: source)
  }

  private static func expectSame(_ slice: SourceSlice, at span: SourceSpan) throws {
    for literal in [ExpectedScalar.Literal.text, .number, .boolean] {
      let scalar = ExpectedScalar(try PBXTemplate(parsing: slice), literal)
      let field = ExpectedField(
        field: .email, value: ExpectedValue(.equal(scalar), at: span), nameSpan: name)
      #expect(field.field == .email && field.nameSpan == name && field.value.span == span)
      guard case .equal(let kept) = field.value.matcher else {
        Issue.record("the matcher is another one")
        return
      }
      #expect(kept.literal == literal && kept.template.isPlain == scalar.template.isPlain)
      #expect(kept.template.source == slice)
      #expect(Array(kept.template.source.text.utf8) == Array(slice.text.utf8))
      #expect(kept.template.references.count == scalar.template.references.count)
    }
  }

  @Test(arguments: ["Ame\u{301}lie", "City", ", ", "{{.x}}", "Street:"])
  func `a value that stands in the file as it reads stays what it is`(_ text: String) throws {
    let slice = try Self.slice(of: text)
    #expect(slice.verbatimRange == slice.span.range)
    try Self.expectSame(slice, at: slice.span)
    let (start, end) = (slice.span.range.lowerBound, slice.span.range.upperBound)
    try Self.expectSame(slice, at: SourceSpan(start - 1..<end + 1, in: Self.source))
  }

  @Test func `an empty value stays what it is`() throws {
    let end = Self.source.utf8.count
    let slice = SourceSlice(end..<end, of: Self.source)
    try Self.expectSame(slice, at: slice.span)
  }

  @Test func `a value that was decoded stays what it is`() throws {
    let start = try Self.slice(of: "a\\tb").span.range.lowerBound
    let slice = SourceSlice(
      text: "a\tb", source: Self.source,
      runs: [
        .init(offset: 0, sourceOffset: start), .init(offset: 1, sourceOffset: start + 1),
        .init(offset: 2, sourceOffset: start + 3),
      ], sourceEnd: start + 4)
    #expect(slice.verbatimRange == nil)
    try Self.expectSame(slice, at: slice.span)
    // The same characters in other bytes.
    let composed = SourceSlice(
      text: "Am\u{E9}lie", source: Self.source, runs: [.init(offset: 0, sourceOffset: 8)],
      sourceEnd: 16)
    #expect(composed.verbatimRange == nil)
    try Self.expectSame(composed, at: composed.span)
  }

  @Test func `a value of another text stays what it is`() throws {
    let other = SourceText(name: "b.yaml", "Email: x@example.com")
    let slice = try Self.slice(of: "x@example.com", in: other)
    try Self.expectSame(slice, at: slice.span)
    try Self.expectSame(slice, at: Self.name)
    try Self.expectSame(try Self.slice(of: "City"), at: slice.span)
  }

  @Test func `another matcher stays what it is`() {
    let field = ExpectedField(
      field: .city, value: ExpectedValue(.bounds(atLeast: "1", atMost: nil), at: Self.name),
      nameSpan: Self.name)
    guard case .bounds(atLeast: "1", atMost: nil) = field.value.matcher else {
      Issue.record("the matcher is another one")
      return
    }
    #expect(field.field == .city && field.nameSpan == Self.name)
  }

  @Test func `an expected field takes little room`() {
    #expect(MemoryLayout<ExpectedField>.stride <= 40)
  }
}
