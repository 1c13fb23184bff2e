// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Transports

/// Walks two JSON values side by side to the first thing in which they differ.
struct JSONDifference {
  private let volatile: [VolatilePath]

  init(_ volatile: [VolatilePath]) {
    self.volatile = volatile
  }

  /// The first difference; nil if there is none that matters.
  func first(_ left: JSONValue, _ right: JSONValue) -> AnswerDifference.Kind? {
    first(left, right, at: [])
  }

  private func first(
    _ left: JSONValue, _ right: JSONValue, at path: [String]
  ) -> AnswerDifference.Kind? {
    if volatile.contains(where: { $0.covers(path) }) { return nil }
    if left.kind == .object, right.kind == .object { return objects(left, right, at: path) }
    if left.kind == .array, right.kind == .array { return arrays(left, right, at: path) }
    if left.isEqual(to: right) { return nil }
    let place = path.joined(separator: ".")
    return left.isBelow(right) ? .growth(place) : .value(place)
  }

  private func objects(
    _ left: JSONValue, _ right: JSONValue, at path: [String]
  ) -> AnswerDifference.Kind? {
    for (key, value) in left.members {
      let inner = path + [key]
      if let other = right[key] {
        if let kind = first(value, other, at: inner) { return kind }
      } else if !volatile.contains(where: { $0.covers(inner) }) {
        return .key(inner.joined(separator: "."))
      }
    }
    for (key, _) in right.members where left[key] == nil {
      let inner = path + [key]
      if !volatile.contains(where: { $0.covers(inner) }) {
        return .key(inner.joined(separator: "."))
      }
    }
    return nil
  }

  private func arrays(
    _ left: JSONValue, _ right: JSONValue, at path: [String]
  ) -> AnswerDifference.Kind? {
    let (before, after) = (left.elements, right.elements)
    guard before.count == after.count else { return .value((path + ["#"]).joined(separator: ".")) }
    var difference: AnswerDifference.Kind?
    for (one, two) in zip(before, after) where difference == nil {
      difference = first(one, two, at: path + ["#"])
    }
    guard let difference else { return nil }
    return isReordered(before, after, at: path)
      ? .order(path.isEmpty ? "the list" : path.joined(separator: ".")) : difference
  }

  /// Whether the same elements are there in another order; long lists are not searched.
  private func isReordered(
    _ before: [JSONValue], _ after: [JSONValue], at path: [String]
  ) -> Bool {
    guard before.count <= 200 else { return false }
    var rest = after
    for element in before {
      guard
        let place = rest.firstIndex(where: { first(element, $0, at: path + ["#"]) == nil })
      else { return false }
      rest.remove(at: place)
    }
    return true
  }
}

extension JSONValue {
  /// Whether both are numbers, or both are dates, and the other one is the greater.
  fileprivate func isBelow(_ other: JSONValue) -> Bool {
    if let number, let greater = other.number { return number < greater }
    guard let text = string, let later = other.string else { return false }
    if let date = Timestamp(rfc3339: text), let next = Timestamp(rfc3339: later) {
      return date < next
    }
    return false
  }
}
