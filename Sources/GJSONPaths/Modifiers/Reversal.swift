// SPDX-License-Identifier: Apache-2.0

/// `@reverse`: the elements or members of a container in the opposite order.
enum Reversal {
  static func reverse(_ json: Bytes) -> Bytes {
    let value = GJSONValue.parse(json)
    guard value.kind == .json else { return json }
    var output: [UInt8] = [value.isArray ? Byte.openBracket : Byte.openBrace]
    output.reserveCapacity(json.count)
    for member in Array(Members(of: value)).reversed() {
      if output.count > 1 { output.append(Byte.comma) }
      if let key = member.key {
        output.append(contentsOf: key.slice)
        output.append(Byte.colon)
      }
      output.append(contentsOf: member.value.slice)
    }
    output.append(value.isArray ? Byte.closeBracket : Byte.closeBrace)
    return output[...]
  }
}
