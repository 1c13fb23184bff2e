// SPDX-License-Identifier: Apache-2.0

/// `@flatten`: the elements of the arrays in an array as its own; with `{"deep":true}` all the way
/// down.
struct Flattening {
  private let isDeep: Bool

  init(_ argument: Bytes) {
    var isDeep = false
    for option in Modifier.options(in: argument) {
      if option.key?.textSlice.spells("deep") == true { isDeep = option.value.isTrue }
    }
    self.isDeep = isDeep
  }

  /// What is not an array stays as it is.
  func flatten(_ json: Bytes) -> Bytes { flatten(json, depth: 0) }

  private func flatten(_ json: Bytes, depth: Int) -> Bytes {
    let value = GJSONValue.parse(json)
    guard value.isArray else { return json }
    var output = [Byte.openBracket]
    for member in Members(of: value) {
      var raw = member.value.slice
      if member.value.isArray {
        let goesDown = isDeep && depth < Evaluation.deepest
        raw = (goesDown ? flatten(raw, depth: depth &+ 1) : raw).unwrapped
      }
      raw = Self.withoutSpace(raw)
      if raw.isEmpty { continue }
      if output.count > 1 { output.append(Byte.comma) }
      output.append(contentsOf: raw)
    }
    output.append(Byte.closeBracket)
    return output[...]
  }

  private static func withoutSpace(_ text: Bytes) -> Bytes {
    var slice = text
    while let first = slice.first, isSpace(first) { slice.removeFirst() }
    while let last = slice.last, isSpace(last) { slice.removeLast() }
    return slice
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == Byte.space || 0x09...0x0D ~= byte }
}

extension ArraySlice<UInt8> {
  /// The inside of a container; any other text only trimmed.
  var unwrapped: Bytes {
    let inside = trimmed
    guard inside.count >= 2, inside.first == Byte.openBracket || inside.first == Byte.openBrace
    else { return inside }
    return inside.dropFirst().dropLast()
  }
}
