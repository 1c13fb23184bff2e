// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// A scalar, a mapping or a sequence of a YAML file, and where it stands.
///
/// Nothing is resolved: a scalar is the text that was written, whatever YAML 1.1 or 1.2 would make
/// of it.
public struct YAMLNode: Sendable {
  /// What the node is.
  public let content: Content
  /// Where it stands, with quotes and brackets.
  public let span: SourceSpan

  /// A node and its place.
  public init(content: Content, span: SourceSpan) {
    self.content = content
    self.span = span
  }

  /// What a node is.
  public indirect enum Content: Sendable {
    /// One text.
    case scalar(YAMLScalar)
    /// Keys and values in the order of the file; no key stands twice.
    case mapping([YAMLEntry])
    /// Items in the order of the file.
    case sequence([YAMLNode])
  }

  /// The scalar; nil for a mapping or a sequence.
  public var scalar: YAMLScalar? {
    guard case .scalar(let scalar) = content else { return nil }
    return scalar
  }

  /// The entries of a mapping; nil for anything else.
  public var entries: [YAMLEntry]? {
    guard case .mapping(let entries) = content else { return nil }
    return entries
  }

  /// The items of a sequence; nil for anything else.
  public var items: [YAMLNode]? {
    guard case .sequence(let items) = content else { return nil }
    return items
  }

  /// The value of a key of a mapping.
  public subscript(key: String) -> YAMLNode? {
    entries?.first { $0.key.text == key }?.value
  }

  /// The comment that stands behind the node in the same line; nil if there is none.
  ///
  /// An unquoted value that begins with `#` is a comment to YAML, and the value is empty.
  public var trailingComment: SourceSpan? {
    let source = span.source
    var offset = span.range.upperBound
    while offset < source.utf8.count, [0x20, 0x09].contains(source.utf8[offset]) { offset += 1 }
    guard offset < source.utf8.count, source.utf8[offset] == UInt8(ascii: "#") else { return nil }
    let line = source.lineRange(source.position(at: offset).line)
    var end = line.upperBound
    while end > offset, [0x20, 0x09].contains(source.utf8[end - 1]) { end -= 1 }
    return SourceSpan(offset..<end, in: source)
  }
}

/// A key of a mapping and its value.
public struct YAMLEntry: Sendable {
  /// The key.
  public let key: YAMLScalar
  /// The value; an empty plain scalar if none was written.
  public let value: YAMLNode

  /// From the beginning of the key to the end of the value.
  public var span: SourceSpan { key.span.union(value.span) }
}

/// A text of a YAML file as it reads, each byte of which knows its place.
public struct YAMLScalar: Sendable {
  /// The decoded text with the places of its bytes.
  public let slice: SourceSlice
  /// How it was written.
  public let style: Style
  /// Where it stands, with its quotes; of a block, from `|` or `>` to its last line.
  public let span: SourceSpan
  /// Whether the place of each byte is known; if not, all of it stands at the beginning.
  let isExact: Bool

  /// The decoded text.
  public var text: String { slice.text }

  /// How a scalar is written.
  public enum Style: Sendable, Hashable, CaseIterable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }
}
