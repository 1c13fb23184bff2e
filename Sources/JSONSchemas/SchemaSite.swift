// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// A value in one of the documents that make up a schema.
struct SchemaSite: Sendable {
  /// What tells sites apart: no two values of a document begin at the same byte.
  struct Key: Sendable, Hashable {
    let document: Int
    let offset: Int
  }

  let value: JSONValue
  /// Number of the document; 0 is the schema's own.
  let document: Int

  var key: Key { Key(document: document, offset: value.range.lowerBound) }

  /// Another value of the same document.
  func at(_ value: JSONValue) -> SchemaSite { SchemaSite(value: value, document: document) }
}

/// A schema with an identity of its own: a document, or a part of one that has an `$id`.
struct SchemaResource: Sendable {
  /// A schema that is named inside its resource.
  struct Anchor: Sendable {
    let site: SchemaSite
    let isDynamic: Bool
  }

  let root: SchemaSite
  /// The base of the references in it.
  var uri: String
  var dialect: SchemaDialect
  var anchors: [String: Anchor] = [:]
}

/// What a reference leads to.
struct SchemaTarget: Sendable {
  let site: SchemaSite
  let resource: Int
  /// The name of the `$dynamicAnchor` that it was found by.
  var dynamicAnchor: String?
}
