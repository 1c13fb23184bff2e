// SPDX-License-Identifier: Apache-2.0

public import JSONValues

/// One thing that a value breaks of a schema.
///
/// It never holds text of the value, which may be personal data: the value is named by its place
/// and its kind. Keys in the paths are those that the schema itself names; for others, which may
/// be data, stands `*`.
public struct SchemaFailure: Sendable, Hashable {
  /// The value's place as a GJSON path, such as `data.0.name`; `@this` for the whole document.
  public let instancePath: String
  /// The value's place as a JSON Pointer; empty for the whole document.
  public let instancePointer: String
  /// Where the value stands, in bytes of its document.
  public let instanceRange: Range<Int>
  /// What the value is.
  public let instanceKind: JSONValue.Kind
  /// The keyword that it breaks; `nil` if the schema there is `false`.
  public let keyword: SchemaKeyword?
  /// The keyword's place in the schema as a JSON Pointer.
  ///
  /// Of a keyword in another document, the place of the reference that leads there.
  public let schemaPointer: String
  /// Where the value of the keyword or of that reference stands, in bytes of the schema's document.
  public let schemaRange: Range<Int>
  /// The keyword's place in another document that the schema refers to.
  public let foreign: SchemaPlace?
  /// What the schema asks, in words that come from the schema alone.
  public let expected: String
  /// What was there instead: kinds and sizes, never text.
  public let actual: String
  /// The key of the member that is missing, if the keyword is `required`.
  public let missingKey: String?
  /// Whether the value may well be right but judging it would take too long.
  public let isUndecided: Bool
}

extension SchemaRule {
  /// What is asked, in words.
  var expectation: String {
    switch test {
    case .types(let types): types.map(\.rawValue).joined(separator: " or ")
    case .values(let values, _) where keyword == .const: Self.listed(values)
    case .values(let values, _): "one of " + Self.listed(values)
    case .bound(let bound):
      [bound.relation.rawValue, site.raw, bound.measure.rawValue].filter { !$0.isEmpty }
        .joined(separator: " ")
    case .multiple: "a multiple of " + site.raw
    case .pattern(let pattern): "text matching '\(pattern.source)'"
    case .format(let format): "text of the format '\(format.rawValue)'"
    case .any(let nodes): "something that fits one of \(nodes.count) schemas"
    case .one(let nodes): "something that fits just one of \(nodes.count) schemas"
    case .not: "something that does not fit a schema"
    case .prefix, .items, .contains, .uniqueItems, .unevaluatedItems: "elements as described"
    case .properties, .patternProperties, .additionalProperties, .propertyNames,
      .unevaluatedProperties:
      "members as described"
    case .required, .dependentRequired, .dependencies: "members that are required"
    case .all, .condition, .reference, .dynamicReference, .dependentSchemas:
      "something as described"
    }
  }

  /// The first ten values as JSON, each cut at 80 characters.
  private static func listed(_ values: [JSONValue]) -> String {
    let texts = values.prefix(10).map { value in
      let text = JSONOutput(value).text(pretty: false)
      return text.count > 80 ? text.prefix(79) + "…" : text
    }
    let more = values.count > 10 ? " and \(values.count - 10) more" : ""
    return texts.joined(separator: ", ") + more
  }
}
