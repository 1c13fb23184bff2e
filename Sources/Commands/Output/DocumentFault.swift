// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GJSONPaths
import JSONValues
import PBXLanguage
import Redaction

/// Why a document that paths are asked of is not JSON, which GJSON does not care about.
struct DocumentFault {
  private let error: JSONSyntaxError
  private let document: [UInt8]
  private let name: String

  /// Longer lines are not shown: a document without line breaks may have millions of bytes.
  private static let longestLine = 4096

  /// The first fault; nil if there is none, or if a path asks for JSON lines.
  init?(of document: [UInt8], named name: String, askedFor list: PathList) {
    if list.paths.contains(where: { $0.text.hasPrefix("..") }) { return nil }
    do throws(JSONSyntaxError) {
      _ = try JSONDocument(parsing: document, maximumDepth: JSONDocument.greatestDepth)
      return nil
    } catch {
      self.error = error
      self.document = document
      self.name = name
    }
  }

  /// The fault, with its place.
  var notice: Notice {
    var notice = Notice(
      "warning", "document-not-json", RedactedText(stringLiteral: error.message))
    notice.span = span
    if notice.span == nil {
      let place: RedactedText = "\(authored: name), line \(error.line), column \(error.column)"
      notice.notes.append(Notice.Note("place", place))
    }
    if error.reason != .emptyDocument {
      let habit: RedactedText = "GJSON looks for values all the same, and so does the PBX"
      notice.notes.append(Notice.Note("note", habit))
    }
    notice.help = RedactedText(stringLiteral: error.remedy)
    return notice
  }

  /// The byte at fault; nil if its line is too long to be shown.
  private var span: SourceSpan? {
    let newline = UInt8(ascii: "\n")
    let around = document[
      max(
        0, error.offset - Self.longestLine)..<min(
          document.count, error.offset + Self.longestLine)]
    let before = around[..<error.offset]
    let isShort =
      (before.contains(newline) || around.startIndex == 0)
      && (around[error.offset...].contains(newline) || around.endIndex == document.count)
    guard isShort else { return nil }
    let end = min(error.offset + 1, document.count)
    return SourceSpan(min(error.offset, end)..<end, in: SourceText(name: name, utf8: document))
  }
}
