// SPDX-License-Identifier: Apache-2.0

/// The keywords of draft 2020-12, with two older spellings that its metaschema still knows.
public enum SchemaKeyword: String, Sendable, Hashable, CaseIterable {
  // Any value
  case type, `enum`, const
  // Numbers
  case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf
  // Strings
  case minLength, maxLength, pattern, format
  // Arrays
  case items, prefixItems, contains, minContains, maxContains, unevaluatedItems
  case minItems, maxItems, uniqueItems
  // Objects
  case properties, patternProperties, additionalProperties, propertyNames, unevaluatedProperties
  case required, dependentRequired, dependentSchemas, minProperties, maxProperties
  // Schemas combined
  case allOf, anyOf, oneOf, not, `if`, then, `else`
  // Identity and references
  case schema = "$schema"
  case id = "$id"
  case anchor = "$anchor"
  case dynamicAnchor = "$dynamicAnchor"
  case reference = "$ref"
  case dynamicReference = "$dynamicRef"
  case definitions = "$defs"
  case vocabulary = "$vocabulary"
  // Annotations, which judge nothing
  case comment = "$comment"
  case title, description, `default`, examples, deprecated, readOnly, writeOnly
  case contentEncoding, contentMediaType, contentSchema
  // Spellings of earlier drafts
  case olderDefinitions = "definitions"
  case dependencies

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

extension SchemaKeyword {
  /// How the value of a keyword holds subschemas.
  enum Holding: Sendable {
    case nothing, schema, list, members
    /// Members that may be arrays of names instead (`dependencies`).
    case someMembers
  }

  var holding: Holding {
    switch self {
    case .items, .contains, .additionalProperties, .propertyNames, .unevaluatedItems,
      .unevaluatedProperties, .not, .if, .then, .else, .contentSchema:
      .schema
    case .allOf, .anyOf, .oneOf, .prefixItems: .list
    case .properties, .patternProperties, .dependentSchemas, .definitions, .olderDefinitions:
      .members
    case .dependencies: .someMembers
    default: .nothing
    }
  }
}
