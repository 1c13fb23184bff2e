// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GJSONPaths
import PBXLanguage
import Redaction

/// What to do about several paths in one text.
enum PathListRemedy {
  /// A list may stand there.
  case list
  /// One path stands there.
  case onePath
  /// The path is a key; another path is another line.
  case moreLines
}

extension Complaint {
  /// Obvious faults of GJSON paths: a bracket or quotation mark without its partner, JSONPath,
  /// or several paths in one text.
  ///
  /// GJSON itself has no syntax errors; such a path selects nothing and says nothing. Paths with
  /// `{{…}}` are known only when they are rendered, so they are left alone.
  ///
  /// `assumptions` say how the PBX reads it, if that walks it; whether it understands JSONPath is
  /// then a question for the checks. Nil: it is walked by us alone.
  static func pathSyntax(
    _ path: SourceSlice, ifSeveral remedy: PathListRemedy = .onePath,
    asPBX assumptions: PBXAssumptions? = nil
  ) -> [Complaint] {
    let list = PathList(splitting: path.text, assuming: assumptions ?? PBXAssumptions())
    guard list.parts.count <= 1 else { return [severalPaths(list, path, remedy)] }
    guard !path.text.contains("{{") else { return [] }
    let bytes = Array(path.text.utf8)
    if let fault = PathBrackets.fault(in: bytes) { return [unpaired(fault, in: bytes, path)] }
    guard assumptions == nil else { return [] }
    return list.parts.filter(\.isJSONPath).map { part in
      let written = String(decoding: bytes[part.range], as: UTF8.self)
      return Complaint(
        "path-syntax", "'\(authored: written)' is JSONPath; paths are GJSON",
        at: path.span(part.range).firstLine, label: "expected a GJSON path",
        remedy: part.path.text == written
          ? "write a path such as data.#.name" : "write \(authored: part.path.text)")
    }
  }

  /// Paths that stand in one text, parted by commas as a PBX's template has them.
  private static func severalPaths(
    _ list: PathList, _ path: SourceSlice, _ remedy: PathListRemedy
  ) -> Complaint {
    let bytes = Array(path.text.utf8)
    let paths = list.parts.map { part in
      part.isJSONPath ? part.path.text : String(decoding: bytes[part.range], as: UTF8.self)
    }
    let written = paths.map(\.inFlow).joined(separator: ", ")
    return Complaint(
      "path-syntax", "\(paths.count) paths stand in one text", at: path.span.firstLine,
      label: remedy == .list
        ? "a comma parts them only in a PBX's own template" : "expected one path",
      remedy: remedy == .list
        ? "write [\(authored: written)]"
        : remedy == .moreLines
          ? "write a line for each: \(authored: paths.map(\.inFlow).joined(separator: "; "))"
          : "write one of them: \(authored: paths[0].inFlow)")
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

extension String {
  /// The text as it stands in a list in brackets: in quotes if YAML needs them.
  var inFlow: String {
    let first = unicodeScalars.first.map { "#@*&!|>%'\"`-?:".unicodeScalars.contains($0) } ?? true
    let isPlain =
      !first && AmbiguousText(self) == nil
      && !unicodeScalars.contains { ",[]{}\"".unicodeScalars.contains($0) }
      && ![" #", ": "].contains { contains($0) }
    return isPlain ? self : quoted
  }
}
