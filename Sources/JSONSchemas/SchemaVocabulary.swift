// SPDX-License-Identifier: Apache-2.0

/// A named part of the draft's keywords; a metaschema says which of them a schema uses.
enum SchemaVocabulary: String, Sendable, Hashable, CaseIterable {
  case core, applicator, unevaluated, validation, content
  case metaData = "meta-data"
  case formatAnnotation = "format-annotation"
  case formatAssertion = "format-assertion"

  private static let prefix = "https://json-schema.org/draft/2020-12/vocab/"

  /// The vocabulary that a URI of `$vocabulary` names.
  init?(uri: String) {
    guard uri.hasPrefix(Self.prefix) else { return nil }
    self.init(rawValue: String(uri.dropFirst(Self.prefix.count)))
  }
}

/// The keywords that count in a schema and what `format` means in it.
struct SchemaDialect: Sendable {
  var vocabularies: Set<SchemaVocabulary>

  /// The dialect of the draft's own metaschema.
  static let standard = SchemaDialect(
    vocabularies: Set(SchemaVocabulary.allCases).subtracting([.formatAssertion]))

  var assertsFormats: Bool { vocabularies.contains(.formatAssertion) }

  /// Whether a keyword means something; those of the core always do.
  func knows(_ keyword: SchemaKeyword) -> Bool {
    switch keyword {
    case .format: !vocabularies.isDisjoint(with: [.formatAnnotation, .formatAssertion])
    default: keyword.vocabulary == .core || vocabularies.contains(keyword.vocabulary)
    }
  }
}

extension SchemaKeyword {
  var vocabulary: SchemaVocabulary {
    switch self {
    case .schema, .id, .anchor, .dynamicAnchor, .reference, .dynamicReference, .definitions,
      .olderDefinitions, .vocabulary, .comment:
      .core
    case .items, .prefixItems, .contains, .properties, .patternProperties, .additionalProperties,
      .propertyNames, .dependentSchemas, .dependencies, .allOf, .anyOf, .oneOf, .not, .if, .then,
      .else:
      .applicator
    case .unevaluatedItems, .unevaluatedProperties: .unevaluated
    case .title, .description, .default, .examples, .deprecated, .readOnly, .writeOnly: .metaData
    case .contentEncoding, .contentMediaType, .contentSchema: .content
    case .format: .formatAnnotation
    case .type, .enum, .const, .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum,
      .multipleOf, .minLength, .maxLength, .pattern, .minContains, .maxContains, .minItems,
      .maxItems, .uniqueItems, .required, .dependentRequired, .minProperties, .maxProperties:
      .validation
    }
  }
}
