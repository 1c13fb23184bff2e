// SPDX-License-Identifier: Apache-2.0

/// `@dig`: what a path selects in a value and in everything below it, outermost first.
enum Digging {
  /// Containers that lie deeper than ``Evaluation/deepest`` are not entered: each level costs
  /// another walk over what is below it.
  static func dig(_ path: Bytes, in json: Bytes, depth: Depth) -> Bytes {
    var output = [Byte.openBracket]
    let root = GJSONValue.parse(json)
    look(path, in: root, depth: depth, &output)
    var open = root.kind == .json ? [Members(of: root)] : []
    while var members = open.popLast() {
      guard let member = members.next() else { continue }
      open.append(members)
      look(path, in: member.value, depth: depth, &output)
      if member.value.kind == .json, open.count < Evaluation.deepest {
        open.append(Members(of: member.value))
      }
      if output.count > Evaluation.longestText { return [] }
    }
    output.append(Byte.closeBracket)
    return output[...]
  }

  private static func look(
    _ path: Bytes, in value: GJSONValue, depth: Depth, _ output: inout [UInt8]
  ) {
    let found = Evaluation.value(of: path, in: value.slice, depth: depth.deeper)
    guard found.exists else { return }
    if output.count > 1 { output.append(Byte.comma) }
    output.append(contentsOf: found.slice)
  }
}
