// SPDX-License-Identifier: Apache-2.0

/// A range of bytes in a file.
public struct SourceSpan: Sendable, Hashable {
  /// The file.
  public let source: SourceText
  /// Byte offsets in the file.
  public var range: Range<Int> { Int(lower)..<Int(upper) }

  // A contract of thousands of scenarios has tens of thousands of spans, and no file has 4 GiB.
  private let lower: UInt32
  private let upper: UInt32

  /// A range of bytes in a file.
  public init(_ range: Range<Int>, in source: SourceText) {
    self.source = source
    lower = UInt32(clamping: range.lowerBound)
    upper = UInt32(clamping: range.upperBound)
  }

  /// Where it begins.
  public var start: SourcePosition { source.position(at: range.lowerBound) }

  /// Where it ends: the place behind the last character.
  public var end: SourcePosition { source.position(at: range.upperBound) }

  /// From the beginning of this span to the end of another one of the same file.
  public func union(_ other: SourceSpan) -> SourceSpan {
    let low = min(range.lowerBound, other.range.lowerBound)
    return SourceSpan(low..<max(range.upperBound, other.range.upperBound), in: source)
  }

  /// The file, line and column, as compilers write it.
  public var description: String {
    let start = start
    return "\(source.name):\(start.line):\(start.column)"
  }
}

extension SourceSpan: Comparable {
  /// Order by file name, then by offset.
  public static func < (left: SourceSpan, right: SourceSpan) -> Bool {
    (left.source.name, left.range.lowerBound, left.range.upperBound)
      < (right.source.name, right.range.lowerBound, right.range.upperBound)
  }
}

extension SourceSpan {
  /// Whether the left place comes first, no place before all others; nil if neither does.
  ///
  /// Neither does also for one place in two texts of one name, such as a file that was read twice.
  static func inOrder(_ left: SourceSpan?, _ right: SourceSpan?) -> Bool? {
    switch (left, right) {
    case (nil, nil): nil
    case (nil, .some): true
    case (.some, nil): false
    case (let left?, let right?): left < right ? true : right < left ? false : nil
    }
  }
}
