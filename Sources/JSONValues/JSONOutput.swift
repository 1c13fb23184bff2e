// SPDX-License-Identifier: Apache-2.0

/// A JSON value to be written.
///
/// It is written in the order in which it was built, so equal values give equal bytes.
public indirect enum JSONOutput: Sendable, Hashable {
  /// Null.
  case null
  /// A truth value.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A number whose spelling is kept; what is no JSON number is written as a string.
  case number(String)
  /// Text.
  case string(String)
  /// Elements in order.
  case array([JSONOutput])
  /// Members in order; duplicates of a key are written as they are.
  case object([Member])

  /// A key and its value.
  public struct Member: Sendable, Hashable {
    /// The key.
    public let key: String
    /// The value.
    public let value: JSONOutput

    /// A member of an object.
    public init(_ key: String, _ value: JSONOutput) {
      self.key = key
      self.value = value
    }
  }

  /// A number in Swift's shortest spelling; null if it is not finite.
  public init(_ double: Double) {
    self = double.isFinite ? .number(double.description) : .null
  }

  /// A text, or null.
  public init(_ text: String?) {
    self = text.map(JSONOutput.string) ?? .null
  }

  /// A value of a document, numbers in their own spelling.
  ///
  /// Half of a surrogate pair becomes U+FFFD.
  public init(_ value: JSONValue) {
    switch value.kind {
    case .null: self = .null
    case .true: self = .bool(true)
    case .false: self = .bool(false)
    case .number: self = .number(value.raw)
    case .string: self = .string(value.string ?? "")
    case .array: self = .array(value.elements.map { JSONOutput($0) })
    case .object: self = .object(value.members.map { Member($0.key, JSONOutput($0.value)) })
    }
  }
}

extension JSONOutput: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringInterpolation,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Null.
  public init(nilLiteral: ()) { self = .null }

  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .int(value) }

  /// A number in Swift's shortest spelling.
  public init(floatLiteral value: Double) { self.init(value) }

  /// Text.
  public init(stringLiteral value: String) { self = .string(value) }

  /// Elements in order.
  public init(arrayLiteral elements: JSONOutput...) { self = .array(elements) }

  /// Members in the order in which they are written.
  public init(dictionaryLiteral members: (String, JSONOutput)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }
}
