// SPDX-License-Identifier: Apache-2.0

extension GJSONValue {
  /// The list a field mapping yields: gjson's `Array()`.
  ///
  /// The elements of an array, nulls included; nothing for a null or a missing value; the value
  /// itself otherwise.
  public var elements: [GJSONValue] {
    if kind == .null { return [] }
    guard isArray else { return [self] }
    return slice.scan { scanner in
      var elements: [GJSONValue] = []
      var offset = 1
      while offset < scanner.count {
        let byte = scanner.bytes[offset]
        if byte == Byte.closeBracket || byte == Byte.closeBrace { break }
        guard let element = element(at: offset, in: scanner) else {
          offset &+= 1
          continue
        }
        elements.append(element)
        offset &+= max(1, element.slice.count)
      }
      return elements.map(\.detached)
    }
  }

  /// `Array()` reads elements a little differently from a path: `nan` is a null to it, `+1` is 1.
  private func element(at offset: Int, in scanner: ByteScanner) -> GJSONValue? {
    let rest = slice.dropFirst(offset)
    switch scanner.bytes[offset] {
    case Byte.openBrace, Byte.openBracket: return GJSONValue(.json, rest.leadingGroup)
    case Byte.quote:
      return GJSONValue(.string, slice[offsets: offset..<scanner.string(from: offset &+ 1).end])
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "f"):
      let kind = scanner.literalKind(at: offset)
      return GJSONValue(kind, slice[offsets: offset..<scanner.literalEnd(at: offset)])
    case Byte.minus, UInt8(ascii: "0")...UInt8(ascii: "9"):
      return GJSONValue(.number, slice[offsets: offset..<scanner.numberEnd(at: offset)])
    default: return nil
    }
  }
}
