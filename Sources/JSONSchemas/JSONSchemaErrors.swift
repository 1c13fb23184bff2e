// SPDX-License-Identifier: Apache-2.0

/// Everything that is wrong with a schema, in the order of the text.
public struct JSONSchemaErrors: Error, Sendable, Hashable {
  /// The faults, at least one.
  public let errors: [JSONSchemaError]
}

/// One fault of a schema.
public struct JSONSchemaError: Sendable, Hashable {
  /// Where it stands in the bytes of the schema's document.
  public let range: Range<Int>
  /// The same place as a JSON Pointer.
  public let pointer: String
  /// What is wrong; it may quote the schema.
  public let message: String
  /// What to do about it.
  public let remedy: String

  /// Offset of the fault's first byte in the schema's document.
  public var offset: Int { range.lowerBound }
}
