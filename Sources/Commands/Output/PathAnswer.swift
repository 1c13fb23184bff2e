// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GJSONPaths
import PBXLanguage
import Redaction

/// What paths select in a document, and what is to be said about it.
struct PathAnswer {
  private let list: PathList
  private let written: SourceSlice
  private let document: [UInt8]
  private let fileName: String
  private let explanations: [PathExplanation]

  /// Follows each path of a text; nil if there is none in it.
  ///
  /// - Parameters:
  ///   - written: the paths, as a PBX's template has them.
  ///   - isPlain: whether the whole text is one path of GJSON.
  ///   - document: the bytes of the file, whatever they are.
  ///   - fileName: what the file is called in notices.
  init?(_ written: String, isPlain: Bool, in document: [UInt8], named fileName: String) {
    var assumptions = PBXAssumptions()
    if isPlain { assumptions.paths = .plain }
    let list = PathList(splitting: written, assuming: assumptions)
    if list.parts.isEmpty { return nil }
    self.list = list
    self.written = SourceSlice(written, name: "path")
    self.document = document
    self.fileName = fileName
    explanations = PathExplanation.each(of: list, in: document)
  }

  /// How many values there are.
  var count: Int { explanations.reduce(0) { $0 + $1.count } }

  /// Whether there is any value.
  var selects: Bool { count > 0 }

  /// Whether one null is all that is selected.
  var isNull: Bool { !selects && explanations.contains { $0.outcome == .null } }

  /// The values, path by path, each beginning a line.
  func values(asText: Bool) -> String {
    explanations.lazy.flatMap { explanation -> [String] in
      let value = explanation.path.value(in: document)
      let values = explanation.outcome == .null && isNull ? [value] : value.elements
      return values.map { asText ? $0.text : String(decoding: $0.raw, as: UTF8.self) }
    }.joined(separator: "\n")
  }

  /// What is odd about the document and the paths, and why paths select nothing.
  var notices: [Notice] {
    let fault = DocumentFault(of: document, named: fileName, askedFor: list)
    return [fault?.notice, variablesNotice, listNotice].compactMap { $0 }
      + zip(list.parts, explanations).flatMap { part, explanation in
        [jsonPathNotice(part), emptyNotice(explanation, part)].compactMap { $0 }
      }
  }

  private var variablesNotice: Notice? {
    guard written.text.contains("{{") else { return nil }
    var notice = Notice("warning", "path-template", "variables are not filled in here")
    notice.help = "render the path first: callready template '…' --set NAME=VALUE"
    return notice
  }

  private var listNotice: Notice? {
    guard explanations.count > 1 else { return nil }
    var notice = Notice(
      "warning", "path-list",
      "\(explanations.count) paths, parted by commas as in a PBX's template; their values follow "
        + "each other")
    notice.notes = explanations.enumerated().map { index, explanation in
      Notice.Note("path \(index + 1)", explanation.summary.shown)
    }
    notice.help = "a comma that belongs to a key: --plain; in a contract: [PATH, PATH]"
    return notice
  }

  private func jsonPathNotice(_ part: PathList.Part) -> Notice? {
    guard part.isJSONPath else { return nil }
    let text = written.subslice(part.range).text
    var notice = Notice(
      "warning", "path-syntax", "'\(authored: text)' is JSONPath; paths are GJSON")
    notice.span = written.span(part.range)
    notice.help =
      part.path.text == text
      ? "GJSON has no counterpart; write a path such as data.#.name"
      : "write '\(authored: part.path.text)'; that is what was looked for"
    return notice
  }

  private func emptyNotice(_ explanation: PathExplanation, _ part: PathList.Part) -> Notice? {
    guard explanation.count == 0 else { return nil }
    var notice = Notice(
      selects ? "warning" : "error", "path-selects-nothing", explanation.summary.shown)
    // A path that was rewritten from JSONPath has other places than the one that was written.
    let isRewritten = written.subslice(part.range).text != explanation.path.text
    notice.span = explanation.span(
      in: isRewritten
        ? SourceSlice(explanation.path.text, name: "path") : written.subslice(part.range))
    notice.label = explanation.place?.shown ?? ""
    if let remedy = explanation.remedy {
      notice.help = "write '\(authored: remedy.path)': \(remedy.reason.shown)"
    }
    return notice
  }
}

extension PathExplanation {
  /// How many values a field mapping would get.
  fileprivate var count: Int {
    if case .values(let count) = outcome { count } else { 0 }
  }
}
