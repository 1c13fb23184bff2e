// SPDX-License-Identifier: Apache-2.0

/// A value during evaluation: what Go's `reflect.Value` is to its evaluator.
struct Value {
  /// Whole numbers of one size print alike, but their type has a name.
  enum IntegerType: String { case int, int64, uint8 }

  enum Content {
    /// No value at all, such as a missing key: the zero `reflect.Value`.
    case absent
    /// A nil interface, such as an explicit null in JSON.
    case null
    case bool(Bool)
    case integer(Int64, IntegerType)
    case float(Double)
    case complex(Double, Double)
    /// Bytes, since Go cuts texts between any two of them.
    case string([UInt8])
    case list(ArraySlice<TemplateValue>)
    case map([String: TemplateValue])
    case strings([String: String])
  }

  let content: Content
  /// Whether Go still holds it as an `interface {}`: elements of lists and objects are held so
  /// until a pipeline ends.
  let isBoxed: Bool

  static let absent = Value(.absent)
  static let null = Value(.null, isBoxed: true)

  init(_ content: Content, isBoxed: Bool = false) {
    self.content = content
    self.isBoxed = isBoxed
  }

  init(_ text: String) { self.init(.string(Array(text.utf8))) }

  init(_ flag: Bool) { self.init(.bool(flag)) }

  init(wrapping value: TemplateValue, isBoxed: Bool) {
    let content: Content =
      switch value {
      case .null: .null
      case .bool(let flag): .bool(flag)
      case .int(let number): .integer(number, .int64)
      case .float(let number): .float(number)
      case .string(let text): .string(Array(text.utf8))
      case .list(let elements): .list(elements[...])
      case .map(let entries): .map(entries)
      case .strings(let entries): .strings(entries)
      }
    if case .null = content {
      self.init(.null, isBoxed: true)
    } else {
      self.init(content, isBoxed: isBoxed)
    }
  }

  /// What is inside of the interface; a null becomes no value.
  var unboxed: Value {
    if case .null = content { return .absent }
    return isBoxed ? Value(content) : self
  }

  var isAbsent: Bool {
    if case .absent = content { true } else { false }
  }

  var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// Go's truth: what is not empty and not zero.
  var isTrue: Bool {
    switch content {
    case .absent, .null: false
    case .bool(let flag): flag
    case .integer(let number, _): number != 0
    case .float(let number): number != 0
    case .complex(let real, let imaginary): real != 0 || imaginary != 0
    case .string(let bytes): !bytes.isEmpty
    case .list(let elements): !elements.isEmpty
    case .map(let entries): !entries.isEmpty
    case .strings(let entries): !entries.isEmpty
    }
  }

  /// The name of the type that Go gives to what is inside.
  var dynamicType: String {
    switch content {
    case .absent, .null: "interface {}"
    case .bool: "bool"
    case .integer(_, let type): type.rawValue
    case .float: "float64"
    case .complex: "complex128"
    case .string: "string"
    case .list: "[]interface {}"
    case .map: "map[string]interface {}"
    case .strings: "map[string]string"
    }
  }

  /// The name of the type under which Go holds it here.
  var heldType: String { isBoxed ? "interface {}" : dynamicType }

  /// The value as functions from outside get it.
  var exported: TemplateValue {
    switch content {
    case .absent, .null: .null
    case .bool(let flag): .bool(flag)
    case .integer(let number, _): .int(number)
    case .float(let number): .float(number)
    case .complex: .string(String(decoding: GoPrinting.sprint([self], limit: 128), as: UTF8.self))
    case .string(let bytes): .string(String(decoding: bytes, as: UTF8.self))
    case .list(let elements): .list(Array(elements))
    case .map(let entries): .map(entries)
    case .strings(let entries): .strings(entries)
    }
  }
}
