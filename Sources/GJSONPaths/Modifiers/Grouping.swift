// SPDX-License-Identifier: Apache-2.0

/// `@group`: an object of arrays as an array of objects.
enum Grouping {
  /// `{"id":[1,2],"name":["a","b"]}` becomes `[{"id":1,"name":"a"},{"id":2,"name":"b"}]`; members
  /// that are no arrays are left out.
  static func group(_ json: Bytes) -> Bytes {
    let value = GJSONValue.parse(json)
    guard value.isObject else { return [] }
    var rows: [[UInt8]] = []
    for column in Members(of: value) where column.value.isArray {
      guard let key = column.key else { continue }
      for (index, cell) in Members(of: column.value).enumerated() {
        if index == rows.count { rows.append([]) }
        if !rows[index].isEmpty { rows[index].append(Byte.comma) }
        rows[index].append(contentsOf: key.slice)
        rows[index].append(Byte.colon)
        rows[index].append(contentsOf: cell.value.slice)
      }
    }
    var output = [Byte.openBracket]
    for row in rows {
      if output.count > 1 { output.append(Byte.comma) }
      output.append(Byte.openBrace)
      output.append(contentsOf: row)
      output.append(Byte.closeBrace)
    }
    output.append(Byte.closeBracket)
    return output[...]
  }
}
