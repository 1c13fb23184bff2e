// SPDX-License-Identifier: Apache-2.0

extension PathWalk {
  mutating func enterMatches(_ query: Query, _ component: ArrayComponent) -> PathTrace? {
    let elements = Members(of: value).map(\.value)
    let depth = Depth(in: value.slice)
    let operands = elements.map { element in
      query.path.isEmpty
        ? element : Evaluation.value(of: query.path, in: element.slice, depth: depth)
    }
    let matches = elements.indices.filter { query.comparison.accepts(operands[$0]) }
    if matches.isEmpty {
      // Either no element has what the query asks about, or none has the value asked for.
      if !query.path.isEmpty, let first = elements.first, !operands.contains(where: \.exists) {
        return entering(first, rest: query.path, place: 0)
      }
      return ended(.stopped, range(component.length))
    }
    if query.wantsAll || component.next.path != nil {
      return enterElements(matches.map { elements[$0] }, component, at: matches)
    }
    guard let first = matches.first else { return selected }
    walked.append(String(first))
    value = elements[first]
    return proceed(component.next)
  }

  /// Follows the rest of the path into elements until one gives a value; the first is what is told
  /// about if none does.
  mutating func enterElements(
    _ elements: [GJSONValue], _ component: ArrayComponent, at places: [Int]? = nil
  ) -> PathTrace? {
    guard let first = elements.first else { return ended(.stopped, range(component.length)) }
    let after = component.next.path ?? []
    let (each, list) = PipeSplit.split(after) ?? (after, [])
    let hasPath = component.next.path != nil
    if hasPath {
      let trace = entering(first, rest: each, place: places?.first ?? 0)
      let isFound =
        trace.ending != .stopped
        || elements.dropFirst().contains {
          entering($0, rest: each, place: 0).ending != .stopped
        }
      if !isFound { return trace }
    }
    let step = hasPath ? (list.isEmpty ? NextStep.end : .pipe(list)) : component.next
    guard case .pipe(let pipe) = step else { return selected }
    return enterList(upTo: pipe)
  }

  /// The trace of a walk through one element.
  private func entering(_ element: GJSONValue, rest: Bytes, place: Int) -> PathTrace {
    var inside = self
    inside.enter(element, rest: rest, place: place)
    return inside.trace()
  }

  /// Goes on with the list that the path has collected before a pipe.
  private mutating func enterList(upTo pipe: Bytes) -> PathTrace? {
    let before = rest[rest.startIndex..<max(rest.startIndex, pipe.startIndex - 1)]
    value = Evaluation.value(of: before, in: value.slice, depth: Depth(in: value.slice))
    walked.append(String(decoding: before, as: UTF8.self))
    return proceed(.pipe(pipe))
  }
}
