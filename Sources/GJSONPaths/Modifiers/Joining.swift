// SPDX-License-Identifier: Apache-2.0

/// `@join`: the objects of an array as one object.
enum Joining {
  /// Joins the members of all objects of an array; what is not an array stays as it is.
  ///
  /// Of equal keys the place of the first and the value of the last remain; with
  /// `{"preserve":true}` all of them do.
  static func join(_ json: Bytes, argument: Bytes) -> Bytes {
    let value = GJSONValue.parse(json)
    guard value.isArray else { return json }
    var keepsAll = false
    for option in Modifier.options(in: argument) {
      if option.key?.textSlice.spells("preserve") == true { keepsAll = option.value.isTrue }
    }
    let objects = Members(of: value).lazy.map(\.value).filter(\.isObject)
    let inside =
      keepsAll ? Array(objects.map(\.slice.unwrapped)) : distinctMembers(of: Array(objects))
    var output = [Byte.openBrace]
    output.append(contentsOf: inside.joined(separator: [Byte.comma]))
    output.append(Byte.closeBrace)
    return output[...]
  }

  private static func distinctMembers(of objects: [GJSONValue]) -> [Bytes] {
    var places: [Bytes: Int] = [:]
    var members: [(key: Bytes, value: Bytes)] = []
    for member in objects.lazy.flatMap(Members.init) {
      guard let key = member.key else { continue }
      let name = key.textSlice
      if let place = places[name] {
        members[place].value = member.value.slice
      } else {
        places[name] = members.count
        members.append((key.slice, member.value.slice))
      }
    }
    return members.map { $0.key + [Byte.colon] + $0.value }
  }
}
