// SPDX-License-Identifier: Apache-2.0

/// A value inside a ``JSONDocument``: a cursor that is cheap to copy and keeps the document alive.
public struct JSONValue: Sendable {
  /// What a value is.
  public enum Kind: Sendable, Hashable {
    case null, `false`, `true`, number, string, array, object
  }

  let tape: JSONTape
  let index: Int

  private var node: JSONNode { tape.nodes[index] }

  /// What the value is.
  public var kind: Kind { node.kind }

  /// Where it stands in the document, in bytes, with quotes or brackets.
  public var range: Range<Int> { Int(node.start)..<Int(node.end) }

  /// The bytes of the value as they stand in the document.
  public var rawBytes: ArraySlice<UInt8> { tape.bytes[range] }

  /// The text of the value as it stands in the document.
  public var raw: String { String(decoding: rawBytes, as: UTF8.self) }

  /// The text of a string, escapes resolved; `nil` for anything else.
  ///
  /// Half of a surrogate pair becomes U+FFFD.
  public var string: String? {
    let node = node
    guard node.kind == .string else { return nil }
    let content = tape.bytes[tape.content(of: index)]
    return node.isEscaped ? JSONText.decoded(content) : String(decoding: content, as: UTF8.self)
  }

  /// The number as it is spelled; `nil` for anything else.
  public var numberText: String? { kind == .number ? raw : nil }

  /// The exact number; `nil` for anything else.
  public var number: JSONNumber? { kind == .number ? JSONNumber(spelled: rawBytes) : nil }

  /// The number if it is whole and fits: `7`, `7.0` and `7e0` all are 7.
  public var int: Int64? { number?.int }

  /// The nearest double of a number; `nil` for anything else, and beyond the range of doubles.
  public var double: Double? {
    guard let text = numberText, let double = Double(text), double.isFinite else { return nil }
    return double
  }

  /// The truth value; `nil` for anything but `true` and `false`.
  public var bool: Bool? {
    switch kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// Whether the value is `null`.
  public var isNull: Bool { kind == .null }
}

extension JSONValue.Kind: CustomStringConvertible {
  /// The name of the type in JSON Schema's words; `true` and `false` are both `boolean`.
  public var description: String {
    switch self {
    case .null: "null"
    case .true, .false: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
