// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension YAMLScalar {
  /// A scalar of libyaml with the place of each of its bytes.
  ///
  /// The places are found by decoding the text of the file a second time. Should that ever differ
  /// from what libyaml made of it, libyaml's text counts and all of it stands at the beginning.
  init(value: [UInt8], style: Style, range: Range<Int>, in source: SourceText) {
    self.style = style
    if let content = Self.verbatim(value, style, range, source.utf8) {
      span = SourceSpan(range, in: source)
      isExact = true
      slice = SourceSlice(content, of: source)
      return
    }
    let (text, content, whole) = Self.decoded(value, style, range, source.utf8)
    span = SourceSpan(whole, in: source)
    isExact = text.bytes == value
    if isExact {
      slice = text.slice(of: source, start: content.lowerBound, end: content.upperBound)
    } else {
      var coarse = MappedText()
      coarse.append(value, escapedAt: content.lowerBound)
      slice = coarse.slice(of: source, start: content.lowerBound, end: content.upperBound)
    }
  }

  /// Where a text stands that is written on one line as it reads; most are.
  private static func verbatim(
    _ value: [UInt8], _ style: Style, _ range: Range<Int>, _ source: [UInt8]
  ) -> Range<Int>? {
    guard style != .literal, style != .folded else { return nil }
    let quote = style == .plain ? 0 : 1
    guard range.count == value.count + 2 * quote else { return nil }
    let content = range.lowerBound + quote..<range.upperBound - quote
    for (byte, place) in zip(value, content) {
      if source[place] != byte || byte == UInt8(ascii: "\\") { return nil }
    }
    return content
  }

  private static func decoded(
    _ value: [UInt8], _ style: Style, _ range: Range<Int>, _ source: [UInt8]
  ) -> (text: MappedText, content: Range<Int>, whole: Range<Int>) {
    switch style {
    case .literal, .folded:
      var decoder = BlockScalarDecoder(range, of: source, value: value)
      let header = decoder.contentEnd
      decoder.decode()
      let end = decoder.contentEnd
      let start = decoder.text.runs.first?.sourceOffset ?? header
      return (decoder.text, start..<max(start, end), range.lowerBound..<end)
    case .plain, .singleQuoted, .doubleQuoted:
      let quote = style == .plain ? 0 : 1
      let start = min(range.lowerBound + quote, range.upperBound)
      let content = start..<max(start, range.upperBound - quote)
      var decoder = FlowScalarDecoder(content, of: source, style: style)
      decoder.decode()
      return (decoder.text, content, range)
    }
  }
}
