// SPDX-License-Identifier: Apache-2.0

/// The keywords of draft 2020-12 that a schema may use.
public enum SchemaKeyword: String, Sendable, Hashable, CaseIterable {
  // Any value
  case type, `enum`, const
  // Numbers
  case minimum, maximum, exclusiveMinimum, exclusiveMaximum
  // Strings
  case minLength, maxLength, pattern
  // Arrays
  case items, minItems, maxItems
  // Objects
  case properties, required, minProperties, maxProperties
  // Annotations, which judge nothing
  case schema = "$schema"
  case comment = "$comment"
  case title, description, `default`, examples

  /// The draft's other keywords, which are refused by name.
  static let unsupported: Set<String> = [
    "$anchor", "$defs", "$dynamicAnchor", "$dynamicRef", "$id", "$ref", "$vocabulary",
    "additionalProperties", "allOf", "anyOf", "contains", "contentEncoding", "contentMediaType",
    "contentSchema", "definitions", "dependencies", "dependentRequired", "dependentSchemas",
    "deprecated", "else", "format", "if", "maxContains", "minContains", "multipleOf", "not",
    "oneOf", "patternProperties", "prefixItems", "propertyNames", "readOnly", "then",
    "unevaluatedItems", "unevaluatedProperties", "uniqueItems", "writeOnly",
  ]

  /// The keyword that someone who wrote `name` most likely meant.
  static func nearest(to name: String) -> SchemaKeyword? {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard wanted.count <= 32 else { return nil }
    let ranked = allCases.map { keyword in
      (keyword, distance(wanted, Array(keyword.rawValue.lowercased().unicodeScalars)))
    }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= 2 else { return nil }
    return best.0
  }

  /// Number of insertions, deletions and replacements between two names.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (line, scalar) in left.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (column, other) in right.enumerated() {
        let replaced = diagonal + (scalar == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row.last ?? 0
  }
}
