// SPDX-License-Identifier: Apache-2.0

import JSONValues

extension SchemaCompiler {
  /// One rule that applies another schema to the same value.
  private struct Edge {
    let from: Int
    let rule: SchemaRule
    let node: Int
  }

  /// A schema on the way down, with the edges from it that are still to be followed.
  private struct Step {
    let node: Int
    /// What led here.
    let arrival: Edge?
    var edges: [Edge]
  }

  /// Reports references that come back to where they began without going into the value.
  ///
  /// Such a schema could not be judged on any value. Circles that only some values run into, by
  /// `then`, `else`, `dependentSchemas` or `$dynamicRef`, are found while judging.
  mutating func reportCircles() {
    var isDone = [Bool](repeating: false, count: nodes.count)
    var depths = [Int?](repeating: nil, count: nodes.count)
    for start in nodes.indices where !isDone[start] {
      var way = [Step(node: start, arrival: nil, edges: edges(from: start))]
      depths[start] = 0
      while var step = way.popLast() {
        guard let edge = step.edges.popLast() else {
          depths[step.node] = nil
          isDone[step.node] = true
          continue
        }
        way.append(step)
        if let depth = depths[edge.node] {
          reportCircle(way[(depth + 1)...].compactMap(\.arrival) + [edge])
        } else if !isDone[edge.node] {
          depths[edge.node] = way.count
          way.append(Step(node: edge.node, arrival: edge, edges: edges(from: edge.node)))
        }
      }
    }
  }

  /// The schemas that judge the same value whenever a schema does.
  private func edges(from index: Int) -> [Edge] {
    nodes[index].rules.flatMap { rule -> [Edge] in
      switch rule.test {
      case .reference(let node), .dynamicReference(let node, name: nil), .not(let node),
        .condition(if: let node, then: _, else: _):
        [Edge(from: index, rule: rule, node: node)]
      case .all(let nodes), .any(let nodes), .one(let nodes):
        nodes.map { Edge(from: index, rule: rule, node: $0) }
      default: []
      }
    }
  }

  private mutating func reportCircle(_ edges: [Edge]) {
    let references: [SchemaKeyword] = [.reference, .dynamicReference]
    guard let edge = edges.first(where: { references.contains($0.rule.keyword) }) else { return }
    registry.report(
      nodes[edge.from].site.at(edge.rule.site),
      "the schema refers to itself without going into the value",
      "put the reference below 'properties', 'items' or the like")
  }
}
