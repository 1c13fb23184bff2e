// SPDX-License-Identifier: Apache-2.0

import GJSONPaths
import JSONValues

/// Strict JSON beside gjson's own validator, which was written apart from it.
enum JSONProperties {
  private static let mostValues = 200

  static func check(_ input: [UInt8]) throws(BrokenProperty) {
    let isValidToGo = GJSONPath("@valid").value(in: input).exists
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONDocument(parsing: input, maximumDepth: JSONDocument.greatestDepth)
    } catch {
      try checkRefusal(error, of: input, isValidToGo: isValidToGo)
      return
    }
    try require(isValidToGo, "read as JSON, but gjson's validator refuses it")
    try require(document.bytes == input, "the document's bytes are not its text")
    try checkPlaces(document.root)
    try checkWriting(document)
  }

  /// gjson lets pass what is not UTF-8 and any depth; nothing else may differ.
  private static func checkRefusal(
    _ error: JSONSyntaxError, of input: [UInt8], isValidToGo: Bool
  ) throws(BrokenProperty) {
    try require(0...input.count ~= error.offset, "the error stands outside of the text")
    try require(error.line > 0 && error.column > 0, "lines and columns count from 1")
    guard isValidToGo, error.reason != .tooDeep else { return }
    let isText = String(validating: input, as: UTF8.self) != nil
    try require(!isText, "refused for \(error.reason), but gjson's validator accepts it")
  }

  /// Every value lies inside its container, behind the one before it.
  static func checkPlaces(_ root: JSONValue) throws(BrokenProperty) {
    var pending = [root]
    var seen = 0
    while let value = pending.popLast(), seen < mostValues {
      seen += 1
      var end = value.range.lowerBound
      let children = value.kind == .object ? value.entries.map(\.value) : value.elements
      try require(children.count == value.count, "a container's count is not that of its contents")
      for child in children {
        let isInside =
          end < child.range.lowerBound && child.range.upperBound < value.range.upperBound
        try require(isInside, "a value lies outside of its container")
        end = child.range.upperBound - 1
      }
      try checkScalar(value)
      pending += children
    }
  }

  private static func checkScalar(_ value: JSONValue) throws(BrokenProperty) {
    if value.kind == .string { try require(value.string != nil, "a string has no text") }
    guard value.kind == .number else { return }
    guard let number = value.number, number == JSONNumber(value.raw) else {
      throw BrokenProperty(message: "a number does not equal its own spelling")
    }
    if let int = value.int { try require(JSONNumber(Int(int)) == number, "a number changed") }
  }

  /// What is written of a document means the same; half a surrogate pair cannot be written.
  private static func checkWriting(_ document: JSONDocument) throws(BrokenProperty) {
    guard !document.hasSurrogateEscape else { return }
    for isPretty in [false, true] {
      let text = JSONOutput(document.root).text(pretty: isPretty)
      let isSame =
        (try? JSONDocument(parsing: text, maximumDepth: JSONDocument.greatestDepth))?.root
        .isEqual(to: document.root)
      try require(isSame == true, "written as JSON and read again, the document differs")
    }
  }
}

extension JSONDocument {
  /// Whether the text holds the escape of a surrogate, paired or not.
  fileprivate var hasSurrogateEscape: Bool {
    bytes.indices.dropLast(2).contains { index in
      bytes[index] == UInt8(ascii: "\\") && bytes[index + 1] == UInt8(ascii: "u")
        && bytes[index + 2] | 0x20 == UInt8(ascii: "d")
    }
  }
}
