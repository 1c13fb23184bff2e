// SPDX-License-Identifier: Apache-2.0

import GJSONPaths

/// What stands where a path stopped, in words.
struct PlaceDescription {
  let trace: PathTrace
  let path: GJSONPath
  let json: [UInt8]

  private static let mostNamed = 6
  private static let mostValues = 3

  var text: ExplainedText {
    switch trace.place {
    case .object(_, 0): "\(walked) is an empty object"
    case .object(let keys, let count): "\(walked) has \(named(keys, count))"
    case .array(0): "\(walked) is an empty list"
    case .array(let count): "\(walked) is a list of \(count)" + missing
    case .string: "\(walked) is a text, which has no parts"
    case .number: "\(walked) is a number, which has no parts"
    case .boolean: "\(walked) is true or false, which has no parts"
    case .null: "\(walked) is null"
    case .nothing: "there is no value at all"
    }
  }

  private var walked: ExplainedText {
    if trace.walked.isEmpty { return "the document" }
    let isNumber = trace.walked.allSatisfy { $0.isASCII && $0.isNumber }
    return isNumber ? "element \(foreign: trace.walked)" : "\(foreign: trace.walked)"
  }

  /// Why nothing in a list is selected.
  private var missing: ExplainedText {
    if component.hasPrefix("#") {
      guard let operand = QueryOperand(component: component) else { return ", none is selected" }
      return ", none of them matches" + values(of: operand)
    }
    if !component.isEmpty, component.allSatisfy({ $0.isASCII && $0.isNumber }) {
      return ", counted from 0"
    }
    let list = trace.walked.isEmpty ? "" : trace.walked + "."
    let keys = GJSONPath("\(list)0").trace(in: json).place
    guard case .object(let names, let count) = keys, count > 0 else { return "" }
    return " whose first element has \(named(names, count))"
  }

  private var component: String {
    let bytes = Array(path.text.utf8)
    return String(decoding: bytes[trace.component.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The nearest key first, then the others in their order.
  private func named(_ keys: [String], _ count: Int) -> ExplainedText {
    let near = trace.suggestion?.key
    let ordered = (near.map { [$0] } ?? []) + keys.filter { $0 != near }
    let shown = ordered.prefix(Self.mostNamed).map(ExplainedText.quoted)
    let more: ExplainedText = count > shown.count ? ", … (\(count) keys)" : ""
    return "\(ExplainedText.joined(Array(shown)))\(more)"
  }

  /// What the elements have where the query looks.
  private func values(of operand: QueryOperand) -> ExplainedText {
    let list = trace.walked.isEmpty ? "@this" : trace.walked
    let path = GJSONPath(operand.path.isEmpty ? list : "\(list).#.\(operand.path)")
    var values: [String] = []
    for value in path.value(in: json).elements.lazy.map(\.text) where !values.contains(value) {
      values.append(value)
      if values.count == Self.mostValues { break }
    }
    guard !values.isEmpty else { return "" }
    let shown = ExplainedText.joined(values.map(ExplainedText.quoted))
    let subject: ExplainedText =
      operand.path.isEmpty ? "they are" : "\(foreign: operand.path) is"
    return ": \(subject) \(shown)"
  }
}

extension ExplainedText {
  static func + (left: ExplainedText, right: ExplainedText) -> ExplainedText {
    ExplainedText(pieces: left.pieces + right.pieces)
  }
}
