// SPDX-License-Identifier: Apache-2.0

/// Everything that is wrong with a schema, in the order of the text.
public struct JSONSchemaErrors: Error, Sendable, Hashable {
  /// The faults, at least one.
  public let errors: [JSONSchemaError]
}

/// One fault of a schema.
public struct JSONSchemaError: Sendable, Hashable {
  /// Where it stands in the bytes of the schema's document.
  ///
  /// Of a fault in another document, the reference that leads there.
  public let range: Range<Int>
  /// The same place as a JSON Pointer.
  public let pointer: String
  /// The place of a fault in another document that the schema refers to.
  public let foreign: SchemaPlace?
  /// What is wrong; it may quote the schema.
  public let message: String
  /// What to do about it.
  public let remedy: String

  /// Offset of the fault's first byte in the schema's document.
  public var offset: Int { range.lowerBound }
}

/// A place in a document that a schema refers to.
public struct SchemaPlace: Sendable, Hashable {
  /// The URI that the document was asked for by.
  public let uri: String
  /// The place in it as a JSON Pointer.
  public let pointer: String
  /// The place in its bytes.
  public let range: Range<Int>
}
