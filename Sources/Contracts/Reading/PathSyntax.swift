// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GJSONPaths
import PBXLanguage
import Redaction

extension Complaint {
  /// Obvious faults of GJSON paths: a bracket or quotation mark without its partner, or JSONPath.
  ///
  /// GJSON itself has no syntax errors; such a path selects nothing and says nothing. Paths with
  /// `{{…}}` are known only when they are rendered, so they are left alone.
  static func pathSyntax(_ path: SourceSlice) -> [Complaint] {
    guard !path.text.contains("{{") else { return [] }
    let bytes = Array(path.text.utf8)
    if let fault = PathBrackets.fault(in: bytes) { return [unpaired(fault, in: bytes, path)] }
    return PathList(splitting: path.text).parts.filter(\.isJSONPath).map { part in
      let written = String(decoding: bytes[part.range], as: UTF8.self)
      return Complaint(
        "path-syntax", "'\(authored: written)' is JSONPath; paths are GJSON",
        at: path.span(part.range).firstLine, label: "expected a GJSON path",
        remedy: part.path.text == written
          ? "write a path such as data.#.name" : "write \(authored: part.path.text)")
    }
  }

  private static func unpaired(
    _ fault: (offset: Int, isOpen: Bool), in bytes: [UInt8], _ path: SourceSlice
  ) -> Complaint {
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
