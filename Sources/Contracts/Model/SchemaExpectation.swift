// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import JSONSchemas

/// A JSON Schema that stands in a contract or in a file beside it.
public struct SchemaExpectation: Sendable {
  /// The schema, compiled.
  public let schema: JSONSchema
  /// The schema's JSON text with the places of its bytes in the file it was written in.
  public let text: SourceSlice
  /// The whole value of `schema`.
  public let span: SourceSpan

  /// A compiled schema and the text it came from.
  public init(schema: JSONSchema, text: SourceSlice, span: SourceSpan) {
    self.schema = schema
    self.text = text
    self.span = span
  }
}
