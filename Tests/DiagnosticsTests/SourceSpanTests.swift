// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct SourceSpanTests {
  @Test func `a span says where it stands as compilers do`() {
    let span = marked("a: b\n  é: ▸x\ny◂", name: "dir/a.yaml")
    #expect(span.description == "dir/a.yaml:2:6")
    #expect(span.start == SourcePosition(line: 2, column: 6))
    #expect(span.end == SourcePosition(line: 3, column: 2))
  }

  @Test func `the union reaches from the first to the last`() {
    let source = SourceText(name: "a", "abcdefgh")
    let left = SourceSpan(1..<3, in: source)
    let right = SourceSpan(5..<6, in: source)
    #expect(left.union(right).range == 1..<6)
    #expect(right.union(left).range == 1..<6)
    #expect(SourceSpan(0..<8, in: source).union(right).range == 0..<8)
  }

  @Test func `spans are ordered by file and offset`() {
    let a = SourceText(name: "a", "xxxx")
    let b = SourceText(name: "b", "xxxx")
    let spans = [(b, 0..<1), (a, 2..<3), (a, 0..<2), (a, 0..<1)].map { SourceSpan($1, in: $0) }
    #expect(spans.sorted().map(\.range) == [0..<1, 0..<2, 2..<3, 0..<1])
    #expect(spans.sorted().map(\.source.name) == ["a", "a", "a", "b"])
  }
}
