// SPDX-License-Identifier: Apache-2.0

/// What a path selected: gjson's `Result`.
public struct GJSONValue: Sendable, Hashable {
  /// What the first byte says the value is; nothing was validated.
  public enum Kind: Sendable {
    case null
    case `false`
    case number
    case string
    case `true`
    /// An object or an array.
    case json
  }

  /// What the value is; `null` also where nothing was selected.
  public var kind: Kind
  /// The value's own bytes, which may share the storage of a document.
  let slice: Bytes

  init(_ kind: Kind, _ slice: Bytes) {
    self.kind = kind
    self.slice = slice
  }

  static let absent = GJSONValue(.null, [])

  /// Whether the path selected anything, be it a null.
  public var exists: Bool { kind != .null || !slice.isEmpty }

  /// The exact bytes of the value; empty if there is none.
  public var raw: [UInt8] { Array(slice) }

  /// Whether the value begins as an array.
  public var isArray: Bool { kind == .json && slice.first == Byte.openBracket }

  /// Whether the value begins as an object.
  public var isObject: Bool { kind == .json && slice.first == Byte.openBrace }

  /// The value with storage of its own, so that it does not keep a whole response alive.
  var detached: GJSONValue { GJSONValue(kind, Array(slice)[...]) }

  /// What stands first in a text, as gjson's `Parse` reads it.
  ///
  /// A container takes the whole rest of the text, whatever follows its end.
  static func parse(_ text: Bytes) -> GJSONValue {
    text.scan { scanner in
      var offset = 0
      while offset < scanner.count, scanner.bytes[offset] <= Byte.space { offset &+= 1 }
      guard offset < scanner.count else { return .absent }
      switch scanner.lead(at: offset) {
      case .nothing: return .absent
      case .object, .array: return GJSONValue(.json, text.dropFirst(offset))
      case .string:
        // A string that is never closed is one all the same.
        let end = scanner.string(from: offset &+ 1).end
        return GJSONValue(.string, text[offsets: offset..<end])
      case .number:
        return GJSONValue(.number, text[offsets: offset..<scanner.numberEnd(at: offset)])
      case .literal:
        let kind = scanner.literalKind(at: offset)
        return GJSONValue(kind, text[offsets: offset..<scanner.literalEnd(at: offset)])
      }
    }
  }
}
