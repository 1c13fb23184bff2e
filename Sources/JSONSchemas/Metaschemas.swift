// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// The metaschemas of draft 2020-12, which a schema may refer to although nothing is ever fetched.
enum Metaschemas {
  /// The URI of the draft itself.
  static let draft = base + "schema"

  private static let base = "https://json-schema.org/draft/2020-12/"

  /// The metaschema of a URI.
  static func document(at uri: String) -> JSONDocument? {
    guard uri.hasPrefix(base) else { return nil }
    let name = String(uri.dropFirst(base.count))
    guard let part = parts[name] else { return nil }
    let isDraft = name == "schema"
    let vocabulary = isDraft ? vocabularies : "\"\(base)vocab/\(name.dropFirst(5))\":true"
    let head = """
      {"$schema":"\(draft)","$id":"\(uri)","$vocabulary":{\(vocabulary)},"$dynamicAnchor":"meta",
      """
    return try? JSONDocument(parsing: head + part + "}")
  }

  private static let vocabularies = [
    "core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content",
  ].map { "\"\(base)vocab/\($0)\":true" }.joined(separator: ",")

  /// The text of each metaschema behind its head.
  private static let parts = [
    "schema": draftPart, "meta/core": core, "meta/applicator": applicator,
    "meta/unevaluated": unevaluated, "meta/validation": validation, "meta/meta-data": metaData,
    "meta/format-annotation": format, "meta/format-assertion": format, "meta/content": content,
  ]

  private static let draftPart = #"""
    "type": ["object", "boolean"],
    "allOf": [
      {"$ref": "meta/core"}, {"$ref": "meta/applicator"}, {"$ref": "meta/unevaluated"},
      {"$ref": "meta/validation"}, {"$ref": "meta/meta-data"}, {"$ref": "meta/format-annotation"},
      {"$ref": "meta/content"}
    ],
    "properties": {
      "definitions": {"additionalProperties": {"$dynamicRef": "#meta"}, "deprecated": true},
      "dependencies": {
        "additionalProperties": {
          "anyOf": [{"$dynamicRef": "#meta"}, {"$ref": "meta/validation#/$defs/stringArray"}]
        },
        "deprecated": true
      },
      "$recursiveAnchor": {"$ref": "meta/core#/$defs/anchorString", "deprecated": true},
      "$recursiveRef": {"$ref": "meta/core#/$defs/uriReferenceString", "deprecated": true}
    }
    """#

  private static let core = #"""
    "type": ["object", "boolean"],
    "properties": {
      "$id": {"$ref": "#/$defs/uriReferenceString", "pattern": "^[^#]*#?$"},
      "$schema": {"$ref": "#/$defs/uriString"},
      "$ref": {"$ref": "#/$defs/uriReferenceString"},
      "$anchor": {"$ref": "#/$defs/anchorString"},
      "$dynamicRef": {"$ref": "#/$defs/uriReferenceString"},
      "$dynamicAnchor": {"$ref": "#/$defs/anchorString"},
      "$vocabulary": {
        "type": "object", "propertyNames": {"$ref": "#/$defs/uriString"},
        "additionalProperties": {"type": "boolean"}
      },
      "$comment": {"type": "string"},
      "$defs": {"type": "object", "additionalProperties": {"$dynamicRef": "#meta"}}
    },
    "$defs": {
      "anchorString": {"type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$"},
      "uriString": {"type": "string", "format": "uri"},
      "uriReferenceString": {"type": "string", "format": "uri-reference"}
    }
    """#

  private static let applicator = #"""
    "type": ["object", "boolean"],
    "properties": {
      "prefixItems": {"$ref": "#/$defs/schemaArray"},
      "items": {"$dynamicRef": "#meta"},
      "contains": {"$dynamicRef": "#meta"},
      "additionalProperties": {"$dynamicRef": "#meta"},
      "properties": {"$ref": "#/$defs/schemas"},
      "patternProperties": {"$ref": "#/$defs/schemas", "propertyNames": {"format": "regex"}},
      "dependentSchemas": {"$ref": "#/$defs/schemas"},
      "propertyNames": {"$dynamicRef": "#meta"},
      "if": {"$dynamicRef": "#meta"},
      "then": {"$dynamicRef": "#meta"},
      "else": {"$dynamicRef": "#meta"},
      "allOf": {"$ref": "#/$defs/schemaArray"},
      "anyOf": {"$ref": "#/$defs/schemaArray"},
      "oneOf": {"$ref": "#/$defs/schemaArray"},
      "not": {"$dynamicRef": "#meta"}
    },
    "$defs": {
      "schemas": {"type": "object", "additionalProperties": {"$dynamicRef": "#meta"}},
      "schemaArray": {"type": "array", "minItems": 1, "items": {"$dynamicRef": "#meta"}}
    }
    """#

  private static let unevaluated = #"""
    "type": ["object", "boolean"],
    "properties": {
      "unevaluatedItems": {"$dynamicRef": "#meta"},
      "unevaluatedProperties": {"$dynamicRef": "#meta"}
    }
    """#

  private static let validation = #"""
    "type": ["object", "boolean"],
    "properties": {
      "type": {
        "anyOf": [
          {"$ref": "#/$defs/simpleTypes"},
          {
            "type": "array", "items": {"$ref": "#/$defs/simpleTypes"}, "minItems": 1,
            "uniqueItems": true
          }
        ]
      },
      "const": true,
      "enum": {"type": "array", "items": true},
      "multipleOf": {"type": "number", "exclusiveMinimum": 0},
      "maximum": {"type": "number"},
      "exclusiveMaximum": {"type": "number"},
      "minimum": {"type": "number"},
      "exclusiveMinimum": {"type": "number"},
      "maxLength": {"$ref": "#/$defs/nonNegativeInteger"},
      "minLength": {"$ref": "#/$defs/nonNegativeIntegerDefault0"},
      "pattern": {"type": "string", "format": "regex"},
      "maxItems": {"$ref": "#/$defs/nonNegativeInteger"},
      "minItems": {"$ref": "#/$defs/nonNegativeIntegerDefault0"},
      "uniqueItems": {"type": "boolean"},
      "maxContains": {"$ref": "#/$defs/nonNegativeInteger"},
      "minContains": {"$ref": "#/$defs/nonNegativeInteger", "default": 1},
      "maxProperties": {"$ref": "#/$defs/nonNegativeInteger"},
      "minProperties": {"$ref": "#/$defs/nonNegativeIntegerDefault0"},
      "required": {"$ref": "#/$defs/stringArray"},
      "dependentRequired": {
        "type": "object", "additionalProperties": {"$ref": "#/$defs/stringArray"}
      }
    },
    "$defs": {
      "nonNegativeInteger": {"type": "integer", "minimum": 0},
      "nonNegativeIntegerDefault0": {"$ref": "#/$defs/nonNegativeInteger", "default": 0},
      "simpleTypes": {
        "enum": ["array", "boolean", "integer", "null", "number", "object", "string"]
      },
      "stringArray": {"type": "array", "items": {"type": "string"}, "uniqueItems": true}
    }
    """#

  private static let metaData = #"""
    "type": ["object", "boolean"],
    "properties": {
      "title": {"type": "string"},
      "description": {"type": "string"},
      "default": true,
      "deprecated": {"type": "boolean"},
      "readOnly": {"type": "boolean"},
      "writeOnly": {"type": "boolean"},
      "examples": {"type": "array", "items": true}
    }
    """#

  private static let format = #"""
    "type": ["object", "boolean"],
    "properties": {"format": {"type": "string"}}
    """#

  private static let content = #"""
    "type": ["object", "boolean"],
    "properties": {
      "contentEncoding": {"type": "string"},
      "contentMediaType": {"type": "string"},
      "contentSchema": {"$dynamicRef": "#meta"}
    }
    """#
}
