// SPDX-License-Identifier: Apache-2.0

extension Evaluator {
  mutating func walkRange(_ branch: Branch, _ dot: Value) throws(TemplateExecutionError) -> Flow {
    let value = try evaluate(branch.pipeline, dot)
    let elements: [(Value, Value)]
    switch value.content {
    case .absent, .null: elements = []
    case .list(let list):
      elements = list.enumerated().map { index, element in
        (Value(.integer(Int64(index), .int)), Value(wrapping: element, isBoxed: true))
      }
    case .map(let entries):
      elements = sorted(entries.keys).compactMap { key in
        entries[key].map { (Value(key), Value(wrapping: $0, isBoxed: true)) }
      }
    case .strings(let entries):
      elements = sorted(entries.keys).compactMap { key in
        entries[key].map { (Value(key), Value($0)) }
      }
    default:
      let text = String(decoding: GoPrinting.sprint([value], limit: 4096), as: UTF8.self)
      throw failure("range can't iterate over \(text)", .rangeType)
    }
    if elements.isEmpty {
      guard let alternative = branch.alternative else { return .next }
      return try walk(alternative, dot)
    }
    try repeatBody(of: branch, over: elements)
    return .next
  }

  private mutating func repeatBody(of branch: Branch, over elements: [(Value, Value)])
    throws(TemplateExecutionError)
  {
    let scope = variables.count
    let declared = branch.pipeline.declarations.count
    for (key, element) in elements {
      // Go sets the variables on top of its stack, whatever their names.
      if declared > 0, scope >= 1 { variables[scope - 1].value = element }
      if declared > 1, scope >= 2 { variables[scope - 2].value = key }
      let flow = try walk(branch.body, element)
      variables.removeSubrange(min(scope, variables.count)...)
      if flow == .break { return }
    }
  }

  /// Go orders keys by their bytes.
  private func sorted(_ keys: some Sequence<String>) -> [String] {
    keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
