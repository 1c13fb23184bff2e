// SPDX-License-Identifier: Apache-2.0

/// What a path asks of the elements of one array, and what they have given so far.
struct ElementSelection {
  let selector: ArrayComponent.Selector
  private let next: NextStep
  private let depth: Depth
  /// The rest of the path for each element, and what acts on the list; cut when first needed.
  private var eachPath: Bytes?
  private var output: [UInt8] = []
  /// What to do with the list, once an element has got so far.
  private(set) var pipe: Bytes?

  init(_ component: ArrayComponent, depth: Depth) {
    selector = component.selector
    next = component.next
    self.depth = depth
    // `#.x|y` has its pipe even if the array is empty, a query only once an element matches.
    if case .each = selector { cutPath() }
  }

  var index: Int? { if case .index(let index) = selector { index } else { nil } }

  /// Whether an index is the last component.
  var isLast: Bool { next.path == nil }

  var looksAtElements: Bool {
    switch selector {
    case .each, .query: true
    case .index, .count, .nothing: false
    }
  }

  /// The list of what the elements gave.
  var collected: GJSONValue {
    var list = output
    if list.isEmpty { list.append(Byte.openBracket) }
    list.append(Byte.closeBracket)
    return GJSONValue(.json, list[...])
  }

  /// Looks at one element.
  ///
  /// - Returns: The result, if this element ends the search; it may be one that does not exist.
  mutating func take(_ element: GJSONValue) -> GJSONValue? {
    guard case .query(let query) = selector else {
      collect(find(eachPath ?? [], in: element))
      return nil
    }
    guard matches(query, element) else { return nil }
    var result = element
    if next.path != nil {
      cutPath()
      result = find(eachPath ?? [], in: element)
    }
    if !query.wantsAll { return result }
    collect(result)
    return nil
  }

  private func matches(_ query: Query, _ element: GJSONValue) -> Bool {
    if element.kind == .json {
      return query.comparison.accepts(find(query.path, in: element))
    }
    return query.path.isEmpty && query.comparison.accepts(element)
  }

  private func find(_ path: Bytes, in element: GJSONValue) -> GJSONValue {
    Evaluation.value(of: path, in: element.slice, depth: depth)
  }

  private mutating func collect(_ value: GJSONValue) {
    guard value.exists else { return }
    output.append(output.isEmpty ? Byte.openBracket : Byte.comma)
    output.append(contentsOf: value.slice)
  }

  private mutating func cutPath() {
    guard eachPath == nil, let path = next.path else { return }
    guard let (each, list) = PipeSplit.split(path) else {
      eachPath = path
      return
    }
    eachPath = each
    pipe = list
  }
}
