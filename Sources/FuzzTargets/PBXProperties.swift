// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import PBXLanguage

/// The PBX's own functions and spellings on any text.
enum PBXProperties {
  private static let moments: [Int64] = [.min, -1, 0, 1_672_531_199, 253_402_300_800, .max]
  /// Templates that hand the input to each function.
  private static let calls = [
    "{{ToMillis .Input}}", "{{Capitalize .Input}}", "{{UrlEncode .Input}}",
    "{{TimeFormat .Input 'yyyy-MM-ddTHH:mm:ss.000Zz' '1'}}", "{{TimeFormat .Time .Input '0'}}",
    "{{.Input | Capitalize | UrlEncode}}",
  ].compactMap { try? PBXTemplate(parsing: SourceSlice($0, name: "call")) }

  static func check(_ input: [UInt8]) throws(BrokenProperty) {
    let text = input.text
    if let layout = try? TimeLayout(text) {
      for moment in moments { _ = try? layout.text(of: moment, in: .utc) }
    }
    for call in calls { _ = try? call.render(with: ["Input": text, "Time": "1672531199"]) }
    try checkEncoding(text)
    try checkPathList(text)
    try checkTemplate(text)
  }

  private static func checkEncoding(_ text: String) throws(BrokenProperty) {
    let encoded = Array(URLEncoding.encode(text).utf8)
    var decoded: [UInt8] = []
    var offset = 0
    while offset < encoded.count {
      let digits = encoded[offset...].dropFirst().prefix(2)
      if encoded[offset] == UInt8(ascii: "%"), let byte = UInt8(Array(digits).text, radix: 16) {
        decoded.append(byte)
        offset += 3
      } else {
        decoded.append(encoded[offset])
        offset += 1
      }
    }
    try require(decoded == Array(text.utf8), "percent-encoded and decoded, the text differs")
  }

  private static func checkPathList(_ text: String) throws(BrokenProperty) {
    var end = 0
    for part in PathList(splitting: text).parts {
      let isInOrder = part.range.lowerBound >= end && part.range.upperBound <= text.utf8.count
      try require(isInOrder && !part.range.isEmpty, "the parts of a path list overlap")
      end = part.range.upperBound
    }
  }

  private static func checkTemplate(_ text: String) throws(BrokenProperty) {
    guard let template = try? PBXTemplate(parsing: SourceSlice(text, name: "t")) else { return }
    let variables = ["Phone": "+971500000000", "StartTimeUnix": "1672531199", "Empty": ""]
    let rendered = try? template.render(with: variables)
    let isPlain = text.contains("{{") || rendered == text
    try require(isPlain, "a text without actions changed")
  }
}
