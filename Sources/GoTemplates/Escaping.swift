// SPDX-License-Identifier: Apache-2.0

/// The functions `html`, `js` and `urlquery` on bytes.
enum Escaping {
  static func html(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in bytes {
      switch byte {
      case 0x00: result += Array("\u{FFFD}".utf8)
      case UInt8(ascii: "\""): result += Array("&#34;".utf8)
      case UInt8(ascii: "'"): result += Array("&#39;".utf8)
      case UInt8(ascii: "&"): result += Array("&amp;".utf8)
      case UInt8(ascii: "<"): result += Array("&lt;".utf8)
      case UInt8(ascii: ">"): result += Array("&gt;".utf8)
      default: result.append(byte)
      }
    }
    return result
  }

  static func javaScript(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    ByteText.forEachScalar(bytes) { scalar, range in
      switch scalar {
      case "\\", "'", "\"": result += [0x5C, bytes[range.lowerBound]]
      case let scalar? where needsNumber(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
        result += Array("\\u\(zeros)\(digits)".utf8)
      default: result += bytes[range]
      }
    }
    return result
  }

  private static func needsNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "<", ">", "&", "=": true
    default:
      scalar.isASCII ? scalar.value < 0x20 : !ByteText.isPrintable(scalar)
    }
  }

  static func query(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
      case 0x20: result.append(UInt8(ascii: "+"))
      default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return result
  }
}
