// SPDX-License-Identifier: Apache-2.0

/// A decoded piece of a file that still knows where each of its bytes came from.
///
/// A template inside a YAML scalar is the case it was made for: the engine counts offsets in the
/// text it was given, and the complaint must point into the YAML file, past quotes, escapes,
/// indentation and joined lines.
public struct SourceSlice: Sendable, Hashable {
  /// A run of bytes that stands in the file as it stands in the slice.
  public struct Run: Sendable, Hashable {
    /// Offset of the run's first byte in the slice.
    public let offset: Int
    /// Offset of the run's first byte in the file.
    public let sourceOffset: Int

    /// A run that begins at these two offsets.
    public init(offset: Int, sourceOffset: Int) {
      self.offset = offset
      self.sourceOffset = sourceOffset
    }
  }

  /// The decoded text.
  public let text: String
  /// The file it came from.
  public let source: SourceText
  /// Where the slice's text ends in the file, without a closing quote.
  public var sourceEnd: Int { Int(end) }
  /// Where the first run begins in the file; most slices have no other.
  private let start: UInt32
  private let end: UInt32
  private let laterRuns: [Run]

  /// A decoded text and the runs it is made of, in order of their offsets; the first begins at 0.
  public init(text: String, source: SourceText, runs: [Run], sourceEnd: Int) {
    precondition(runs.first?.offset == 0, "a slice begins with a run at offset 0")
    self.text = text
    self.source = source
    start = UInt32(clamping: runs.first?.sourceOffset ?? 0)
    laterRuns = Array(runs.dropFirst())
    end = UInt32(clamping: sourceEnd)
  }

  /// A range of a file, word for word.
  public init(_ range: Range<Int>, of source: SourceText) {
    text = String(decoding: source.utf8[range], as: UTF8.self)
    self.source = source
    start = UInt32(clamping: range.lowerBound)
    laterRuns = []
    end = UInt32(clamping: range.upperBound)
  }

  /// A text that stands in no file, such as an argument of the command line.
  public init(_ text: String, name: String) {
    let source = SourceText(name: name, text)
    self.init(0..<source.utf8.count, of: source)
  }

  /// Where a range of bytes of the slice stands in the file.
  public func span(_ range: Range<Int>) -> SourceSpan {
    let start = sourceOffset(of: range.lowerBound)
    let end =
      range.isEmpty ? start : sourceOffset(of: range.upperBound - 1) + 1
    return SourceSpan(start..<max(start, min(end, source.utf8.count)), in: source)
  }

  /// Where the whole slice stands in the file.
  public var span: SourceSpan {
    SourceSpan(Int(start)..<max(Int(start), sourceEnd), in: source)
  }

  /// Where the slice stands in the file word for word; nil if it was decoded or put together.
  ///
  /// Then `SourceSlice(range, of: source)` is the same slice.
  public var verbatimRange: Range<Int>? {
    guard laterRuns.isEmpty, start <= end, Int(end) <= source.utf8.count else { return nil }
    let range = Int(start)..<Int(end)
    return text.utf8.elementsEqual(source.utf8[range]) ? range : nil
  }

  /// A part of the slice, by byte offsets that lie on character boundaries.
  public func subslice(_ range: Range<Int>) -> SourceSlice {
    let utf8 = Array(text.utf8)
    let inside = laterRuns.filter { $0.offset > range.lowerBound && $0.offset < range.upperBound }
    let first = Run(offset: 0, sourceOffset: sourceOffset(of: range.lowerBound))
    let moved = inside.map {
      Run(offset: $0.offset - range.lowerBound, sourceOffset: $0.sourceOffset)
    }
    return SourceSlice(
      text: String(decoding: utf8[range], as: UTF8.self), source: source, runs: [first] + moved,
      sourceEnd: span(range).range.upperBound)
  }

  private func sourceOffset(of offset: Int) -> Int {
    var low = 0
    var high = laterRuns.count
    while low < high {
      let middle = (low + high) / 2
      if laterRuns[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return Int(start) + offset }
    return laterRuns[low - 1].sourceOffset + (offset - laterRuns[low - 1].offset)
  }
}
