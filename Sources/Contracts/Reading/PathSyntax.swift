// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

extension Complaint {
  /// An obvious fault of a GJSON path: a bracket or quotation mark without its partner.
  ///
  /// GJSON itself has no syntax errors; such a path selects nothing and says nothing. Paths with
  /// `{{…}}` are known only when they are rendered, so they are left alone.
  static func pathSyntax(_ path: SourceSlice) -> Complaint? {
    let bytes = Array(path.text.utf8)
    guard !path.text.contains("{{"), let fault = PathBrackets.fault(in: bytes) else { return nil }
    let mark = String(Character(Unicode.Scalar(bytes[fault.offset])))
    return Complaint(
      "path-syntax",
      fault.isOpen
        ? "'\(authored: mark)' is not closed in the path"
        : "'\(authored: mark)' closes nothing in the path",
      at: path.span(fault.offset..<fault.offset + 1),
      label: fault.isOpen ? "opened here" : "",
      remedy: fault.isOpen
        ? "close it, or write \\\(authored: mark) if the key holds it"
        : "take it out, or write \\\(authored: mark) if the key holds it")
  }
}

/// Finds brackets and quotation marks of a path that have no partner.
enum PathBrackets {
  private static let partners: [UInt8: UInt8] = [
    UInt8(ascii: ")"): UInt8(ascii: "("), UInt8(ascii: "]"): UInt8(ascii: "["),
    UInt8(ascii: "}"): UInt8(ascii: "{"),
  ]

  /// The offset of the first one, and whether it lacks its end.
  static func fault(in bytes: [UInt8]) -> (offset: Int, isOpen: Bool)? {
    var open: [Int] = []
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "\"") where !open.isEmpty:
        let quote = offset
        offset += 1
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
          offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        if offset >= bytes.count { return (quote, true) }
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open.append(offset)
      default:
        if let partner = partners[byte] {
          guard let last = open.popLast(), bytes[last] == partner else { return (offset, false) }
        }
      }
      offset += 1
    }
    return open.last.map { ($0, true) }
  }
}
