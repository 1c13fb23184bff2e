// SPDX-License-Identifier: Apache-2.0

public import GJSONPaths

/// What stands in one response field of a PBX template: one path, or several parted by commas.
///
/// The vendor's pages list paths with commas (`data.#.phone,data.#.mobile`) and spell some as
/// JSONPath (`$.data.access_token`, `$.tokens[0].value`); plain gjson knows neither. How a PBX reads
/// them is our interpretation of those pages.
public struct PathList: Sendable, Hashable {
  /// One path of the list.
  public struct Part: Sendable, Hashable {
    /// Byte range of the part in the list, without the blanks around it.
    public let range: Range<Int>
    /// The part as gjson reads it.
    public let path: GJSONPath
    /// Whether the part was written as JSONPath, wholly or in a subscript such as `[0]`.
    ///
    /// What has no counterpart in gjson, such as `[-1]`, `..` or a filter, is left as written.
    public let isJSONPath: Bool
  }

  /// The parts in their order; empty ones are left out.
  public let parts: [Part]

  /// The paths in their order.
  public var paths: [GJSONPath] { parts.map(\.path) }

  /// Splits a list whose variables have been filled in.
  ///
  /// Only commas outside of quotes, brackets and escapes part it. A variable rendered into a query
  /// can change that: a caller id that holds `"` or `)` makes another path of it.
  public init(splitting rendered: String, assuming assumptions: PBXAssumptions = .init()) {
    let text = Array(rendered.utf8)
    guard assumptions.paths == .listed else {
      let part = Part(range: 0..<text.count, path: GJSONPath(rendered), isJSONPath: false)
      parts = text.isEmpty ? [] : [part]
      return
    }
    parts = Self.ranges(in: text).map { range in
      let written = Array(text[range])
      let rewritten = JSONPathSpelling.rewrite(written)
      let path = GJSONPath(String(decoding: rewritten ?? written, as: UTF8.self))
      let isJSONPath = rewritten != nil || JSONPathSpelling.isRooted(written)
      return Part(range: range, path: path, isJSONPath: isJSONPath)
    }
  }

  private static func ranges(in text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var depth = 0
    var offset = 0
    while offset < text.count {
      switch text[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "\""): offset = quotedEnd(text, from: offset)
      case UInt8(ascii: "'") where offset > 0 && text[offset - 1] == UInt8(ascii: "["):
        offset = quotedEnd(text, from: offset)
      case UInt8(ascii: ",") where depth == 0:
        ranges.append(trimmed(start..<offset, in: text))
        start = offset + 1
      default: break
      }
      offset += 1
    }
    ranges.append(trimmed(start..<text.count, in: text))
    return ranges.filter { !$0.isEmpty }
  }

  /// The offset of the closing quote; of the end if there is none.
  private static func quotedEnd(_ text: [UInt8], from quote: Int) -> Int {
    var offset = quote + 1
    while offset < text.count, text[offset] != text[quote] {
      offset += text[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return offset
  }

  private static func trimmed(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, text[lower] <= UInt8(ascii: " ") { lower += 1 }
    while upper > lower, text[upper - 1] <= UInt8(ascii: " ") { upper -= 1 }
    return lower..<upper
  }
}
