// SPDX-License-Identifier: Apache-2.0

extension PathWalk {
  mutating func enterObject() -> PathTrace? {
    let component = ObjectComponent(rest)
    let member = Members(of: value).first { member in
      guard let key = member.key else { return false }
      let content = key.slice.dropFirst().dropLast()
      return component.matches(content, hasEscape: content.contains(Byte.backslash))
    }
    guard let member, let key = member.key else { return missingKey(component) }
    walked.append(GJSONPath.escaping(key.text))
    value = member.value
    return proceed(component.next)
  }

  private func missingKey(_ component: ObjectComponent) -> PathTrace {
    let range = range(component.length)
    let wanted = String(decoding: component.key, as: UTF8.self)
    let keys = Members(of: value).prefix(NearestKey.mostKeys).compactMap { $0.key?.text }
    if let key = keys.first(where: startsRest) {
      let whole = rest.startIndex..<rest.startIndex + key.utf8.count
      let path = corrected(whole, GJSONPath.escaping(key))
      return ended(.stopped, whole, PathTrace.Suggestion(key: key, path: path))
    }
    let suggestion = NearestKey.find(wanted, among: keys).map { key in
      PathTrace.Suggestion(key: key, path: corrected(range, GJSONPath.escaping(key)))
    }
    return ended(.stopped, range, suggestion)
  }

  /// Whether a key with a dot or pipe in it stands in the path without its escapes, as in
  /// `@odata.count`.
  private func startsRest(_ key: String) -> Bool {
    let bytes = key.utf8
    guard bytes.contains(where: { $0 == Byte.dot || $0 == Byte.pipe }) else { return false }
    let after = rest.dropFirst(bytes.count).first
    return rest.starts(with: bytes) && (after == nil || after == Byte.dot || after == Byte.pipe)
  }

  mutating func enterArray() -> PathTrace? {
    let component = ArrayComponent(rest)
    switch component.selector {
    case .nothing: return keyOfArray(component)
    case .index(let index):
      guard index >= 0, let element = element(at: index) else {
        return ended(.stopped, range(component.length))
      }
      walked.append(String(index))
      value = element
      return proceed(component.next)
    case .count:
      guard case .pipe(let rest) = component.next else { return selected }
      return ended(.unclear, rest.startIndex..<rest.endIndex)
    case .each: return enterElements(Array(Members(of: value).map(\.value)), component)
    case .query(let query): return enterMatches(query, component)
    }
  }

  func element(at index: Int) -> GJSONValue? {
    Members(of: value).dropFirst(index).first { _ in true }?.value
  }

  /// A key where a list stands: usually the `#.` is missing.
  private func keyOfArray(_ component: ArrayComponent) -> PathTrace {
    let isInElements = element(at: 0).map { first in
      Evaluation.value(of: rest, in: first.slice, depth: Depth(in: first.slice)).exists
    }
    let range = range(component.length)
    guard isInElements == true else { return ended(.stopped, range) }
    let path = corrected(range.lowerBound..<range.lowerBound, "#.")
    return ended(.stopped, range, PathTrace.Suggestion(key: nil, path: path))
  }
}
