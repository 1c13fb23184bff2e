// SPDX-License-Identifier: Apache-2.0

/// What stands on the left side of a query such as `#(phone=="+971…")#`.
struct QueryOperand {
  /// The path from an element to what is compared; empty if the element itself is.
  let path: String

  /// Nil if the component is no query with a comparison.
  init?(component: String) {
    guard component.hasPrefix("#("), component.contains(")") else { return nil }
    var depth = 0
    var isQuoted = false
    var end: String.Index?
    for index in component.indices.dropFirst(2) {
      let letter = component[index]
      if letter == "\"" { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if depth == 0, "=!<>%".contains(letter) {
        end = index
        break
      }
      if "([{".contains(letter) { depth += 1 }
      if ")]}".contains(letter) { depth -= 1 }
    }
    guard let end else { return nil }
    let left = component[component.index(component.startIndex, offsetBy: 2)..<end]
    path = String(left.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
