// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct SourceSliceTests {
  /// `a "b" c` as a quoted scalar: the escapes make the slice shorter than the file.
  static let source = SourceText(name: "a.yaml", #"k: "a \"b\" c" # z"#)
  static let slice = SourceSlice(
    text: #"a "b" c"#, source: source,
    runs: [
      .init(offset: 0, sourceOffset: 4), .init(offset: 2, sourceOffset: 7),
      .init(offset: 4, sourceOffset: 10),
    ], sourceEnd: 13)

  static let spans = [
    (0..<1, 4..<5), (0..<2, 4..<6), (2..<3, 7..<8), (3..<4, 8..<9), (4..<5, 10..<11),
    (6..<7, 12..<13), (2..<7, 7..<13), (7..<7, 13..<13), (0..<0, 4..<4), (1..<3, 5..<8),
  ]

  @Test(arguments: spans)
  func `a range of a slice knows its place in the file`(_ range: Range<Int>, _ place: Range<Int>) {
    #expect(Self.slice.span(range).range == place)
  }

  @Test func `the whole slice stands between the quotes`() {
    #expect(Self.slice.span.range == 4..<13)
  }

  @Test func `a part of a slice still knows its place`() {
    let part = Self.slice.subslice(2..<6)
    #expect(part.text == #""b" "#)
    #expect(part.span(0..<1).range == 7..<8)
    #expect(part.span(2..<3).range == 10..<11)
    #expect(part.span.range == 7..<12)
    #expect(part.subslice(1..<2).span.range == 8..<9)
  }

  @Test func `a range of a file is a slice of one run`() {
    let slice = SourceSlice(3..<6, of: Self.source)
    #expect(slice.text == #""a "#)
    #expect(slice.span(1..<2).range == 4..<5)
  }

  @Test func `a text of its own is a file of its own`() {
    let slice = SourceSlice("data.#.id", name: "argument")
    #expect(slice.span(5..<6).description == "argument:1:6")
  }

  @Test func `a span past the end of the file ends with the file`() {
    let slice = SourceSlice("ab", name: "x")
    #expect(slice.span(1..<9).range == 1..<2)
  }

  /// `ab cd ef` as three lines of a block scalar, indented by four.
  static let block = SourceSlice(
    text: "ab\ncd\nef\n", source: SourceText(name: "b.yaml", "k: |\n    ab\n    cd\n    ef\n"),
    runs: [
      .init(offset: 0, sourceOffset: 9), .init(offset: 3, sourceOffset: 16),
      .init(offset: 6, sourceOffset: 23),
    ], sourceEnd: 26)

  static let parts: [(Range<Int>, String, Range<Int>)] = [
    (0..<9, "ab\ncd\nef\n", 9..<26), (0..<3, "ab\n", 9..<12), (1..<5, "b\ncd", 10..<18),
    (3..<8, "cd\nef", 16..<25), (4..<7, "d\ne", 17..<24), (3..<3, "", 16..<16),
    (9..<9, "", 26..<26), (6..<6, "", 23..<23), (5..<6, "\n", 18..<19),
  ]

  @Test(arguments: parts)
  func `a part of several runs stands where its bytes stand`(
    _ range: Range<Int>, _ text: String, _ place: Range<Int>
  ) {
    let part = Self.block.subslice(range)
    #expect(part.text == text)
    #expect(part.span.range == place)
    #expect(part.source == Self.block.source)
    for offset in range {
      let inside = offset - range.lowerBound
      let byte = offset..<offset + 1
      #expect(part.span(inside..<inside + 1) == Self.block.span(byte))
    }
  }

  @Test func `a part of a part is a part of the whole`() {
    for low in 0...9 {
      for high in low...9 {
        let part = Self.block.subslice(low..<high)
        for start in 0...high - low {
          for end in start...high - low {
            let twice = part.subslice(start..<end)
            let once = Self.block.subslice(low + start..<low + end)
            #expect(twice.text == once.text)
            if start < end { #expect(twice.span == once.span) }
          }
        }
      }
    }
  }
}
