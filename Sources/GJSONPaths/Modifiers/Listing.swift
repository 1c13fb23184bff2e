// SPDX-License-Identifier: Apache-2.0

/// `@keys` and `@values`: one side of an object as an array.
enum Listing {
  /// An array has as many nulls for keys as it has elements, any other value has one.
  static func keys(of json: Bytes) -> Bytes {
    list(Members(of: .parse(json)).map { $0.key?.slice ?? null })
  }

  static func values(of json: Bytes) -> Bytes {
    let value = GJSONValue.parse(json)
    return value.isArray ? json : list(Members(of: value).map(\.value.slice))
  }

  private static func list(_ parts: [Bytes]) -> Bytes {
    var output = [Byte.openBracket]
    output.append(contentsOf: parts.joined(separator: [Byte.comma]))
    output.append(Byte.closeBracket)
    return output[...]
  }

  private static let null: Bytes = Array("null".utf8)[...]
}
