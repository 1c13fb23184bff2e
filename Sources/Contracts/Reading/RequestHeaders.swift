// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import YAMLDocuments

/// What a header of a request may be called and may hold.
enum RequestHeaders {
  /// Headers that the client writes, since they follow from the connection and the body.
  private static let ofConnection: Set<String> = [
    "content-length", "transfer-encoding", "host", "connection",
  ]

  /// Whether the header belongs to the connection and not to the request.
  static func belongsToConnection(_ name: String) -> Bool {
    ofConnection.contains(name.lowercased())
  }

  /// The offset of the first control character outside of `{{…}}`; a tab is a blank.
  static func controlCharacter(in text: String) -> Int? {
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      if let after = WrittenSecrets.actionEnd(bytes, from: offset) {
        offset = after
        continue
      }
      if bytes[offset] < 0x20 && bytes[offset] != 0x09 || bytes[offset] == 0x7F { return offset }
      offset += 1
    }
    return nil
  }
}

extension Complaint {
  /// A control character in a header; nil if there is none.
  static func controlCharacter(inHeader slice: SourceSlice, _ part: RedactedText) -> Complaint? {
    guard let offset = RequestHeaders.controlCharacter(in: slice.text) else { return nil }
    let digits = String(Array(slice.text.utf8)[offset], radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Complaint(
      "request-header", "a control character stands in the \(part) of a header",
      at: slice.span(offset..<offset + 1).firstLine, label: "\(authored: name)",
      remedy: "take it out; a header is one line")
  }
}

extension SourceSpan {
  /// The span and the rest of its line, since an escape is longer in the file than its byte.
  var toLineEnd: SourceSpan {
    let end = source.lineRange(start.line).upperBound
    return SourceSpan(range.lowerBound..<max(range.upperBound, end), in: source)
  }
}

extension ContractBuilder {
  /// Judges a header whose name and value are no templates yet.
  ///
  /// `whole` is what is hidden if the value is a secret.
  mutating func checkHeader(_ name: Located<String>, _ value: SourceSlice, whole: SourceSpan) {
    if RequestHeaders.belongsToConnection(name.value) {
      complaints.append(
        Complaint(
          "request-header", "'\(authored: name.value)' is not written in a contract",
          at: name.span.firstLine, label: "the client writes it for each connection",
          remedy: "leave the header out"))
    } else if WrittenSecrets.isCredential(name.value, value: value.text) {
      secrets.append(whole)
      complaints.append(.secretInHeader(at: value.span, hiding: whole))
    } else if let complaint = Complaint.controlCharacter(inHeader: value, "value") {
      complaints.append(complaint)
    }
  }
}
