// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The part of a template that is being evaluated.
struct Focus {
  enum Node {
    case none
    case operand(Operand)
    case command(Command)
    case pipeline(Pipeline)
    case call(TemplateCall)
  }

  let place: Place
  let node: Node

  var text: String {
    switch node {
    case .none: ""
    case .operand(let operand): operand.text
    case .command(let command): command.text
    case .pipeline(let pipeline): pipeline.text
    case .call(let call): call.text
    }
  }
}

extension Evaluator {
  mutating func focus(on operand: Operand) {
    current = Focus(place: operand.place, node: .operand(operand))
  }

  func failure(_ message: String, _ kind: TemplateExecutionError.Class) -> TemplateExecutionError {
    let before = template.source.text.utf8.prefix(current.place.anchor)
    let column =
      before.count
      - (before.lastIndex(of: 0x0A).map { index in
        before.distance(from: before.startIndex, to: index) + 1
      } ?? 0)
    return TemplateExecutionError(
      message: message, context: current.text, class: kind,
      position: .init(line: 1 + before.count { $0 == 0x0A }, column: column),
      span: template.source.span(current.place.range), definition: definition,
      partialOutput: String(decoding: output, as: UTF8.self))
  }
}
