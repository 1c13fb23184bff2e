// SPDX-License-Identifier: Apache-2.0

/// A value that a template is rendered with, as Go holds decoded JSON.
public indirect enum TemplateValue: Sendable, Hashable {
  /// An explicit null; not the same as a missing key.
  case null
  /// True or false.
  case bool(Bool)
  /// A whole number; Go's `int64`.
  case int(Int64)
  /// Any other number; Go's `float64`, which prints in exponent form from a million on.
  case float(Double)
  /// A text.
  case string(String)
  /// A list; Go's `[]interface {}`.
  case list([TemplateValue])
  /// An object; Go's `map[string]interface {}`.
  case map([String: TemplateValue])
  /// An object of nothing but texts; Go's `map[string]string`, whose missing keys are empty for
  /// `index` and for ``RenderOptions/MissingKey/zeroValue``.
  case strings([String: String])
}

extension TemplateValue: ExpressibleByStringLiteral {
  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }
}

extension TemplateValue: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral value: Int64) { self = .int(value) }
}

extension TemplateValue: ExpressibleByDictionaryLiteral {
  /// An object; of two equal keys the last one counts.
  public init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self = .map(Dictionary(elements) { $1 })
  }
}

extension TemplateValue: ExpressibleByArrayLiteral {
  /// A list.
  public init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
}
