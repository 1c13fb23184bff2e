// SPDX-License-Identifier: Apache-2.0

import GJSONPaths
import PBXEmulation
import Redaction

/// A list of values that paths select.
protocol PathColumn {
  /// The paths, rendered.
  var paths: [GJSONPath] { get }
}

extension ContactMatch.Column: PathColumn {}

/// A place in an answer where paths stop, and the columns that are empty because of it.
struct DeadEnd<Column: PathColumn> {
  /// The columns, in the order of the contract.
  private(set) var columns: [Column]
  /// The path of the first.
  let path: String
  /// That path up to and including the part that found nothing.
  let prefix: String
  private let component: String
  private let trace: PathTrace

  /// Whether more than one column stops here.
  var isShared: Bool { columns.count > 1 }

  /// The places where the paths of these columns stop, each once.
  ///
  /// Of a column with several paths the first is followed.
  static func each(of columns: [Column], in body: [UInt8]) -> [DeadEnd] {
    var ends: [DeadEnd] = []
    for column in columns {
      let path = column.paths.first ?? GJSONPath("")
      let trace = path.trace(in: body)
      let prefix = path.part(0..<trace.component.upperBound)
      if let place = ends.firstIndex(where: {
        $0.prefix == prefix && $0.trace.walked == trace.walked
      }) {
        ends[place].columns.append(column)
      } else {
        ends.append(
          DeadEnd(
            columns: [column], path: path.text, prefix: prefix,
            component: path.part(trace.component), trace: trace))
      }
    }
    return ends
  }

  /// What stands there instead.
  func description(by redactor: Redactor) -> RedactedText {
    let walked = trace.walked.isEmpty ? "the answer" : redactor.redact(trace.walked)
    switch trace.place {
    case .object(let keys, let count):
      if count == 0 { return "\(walked) is an empty object" }
      let near = trace.suggestion?.key
      let ordered = keys.filter { $0 == near } + keys.filter { $0 != near }
      let shown = ordered.prefix(6).map { RedactedText("'\(redactor.redact($0))'") }
      let more: RedactedText = count > shown.count ? ", … (\(count) keys)" : ""
      return "\(walked) has \(shown.joined(separator: ", "))\(more)"
    case .array(let count): return "\(walked) is a list of \(count), nothing in it is selected"
    case .string: return "\(walked) is a text"
    case .number: return "\(walked) is a number"
    case .boolean: return "\(walked) is true or false"
    case .null: return "\(walked) is null"
    case .nothing: return "the answer is empty"
    }
  }

  /// What to write instead, if that can be told.
  func remedy(by redactor: Redactor) -> RedactedText {
    if let suggestion = trace.suggestion {
      let others: RedactedText = isShared ? ", and the other paths likewise" : ""
      return "write '\(redactor.redact(suggestion.path))'\(others)"
    }
    if case .object = trace.place, component == "#" {
      return "let the CRM send a list here, even for one record; it sends a single object"
    }
    return "write the path of the key as the CRM sends it now, or restore the key in the CRM"
  }
}

extension GJSONPath {
  /// A stretch of the path, by bytes.
  func part(_ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range.clamped(to: 0..<text.utf8.count)], as: UTF8.self)
  }
}
