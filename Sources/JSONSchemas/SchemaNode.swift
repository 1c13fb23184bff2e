// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// A compiled schema or subschema; others refer to it by its index.
struct SchemaNode: Sendable {
  /// The schema as it stands in its document.
  let site: SchemaSite
  /// The resource that it belongs to, which counts for `$dynamicRef`.
  let resource: Int
  /// Whether it is the schema `false`, which no value satisfies.
  var refusesAll = false
  /// Whether a rule asks which contents the others have judged.
  var needsContents = false
  /// What it asks, in the order of the text, but `unevaluated…` at the end.
  var rules: [SchemaRule] = []
}

/// One keyword that judges something.
struct SchemaRule: Sendable {
  let keyword: SchemaKeyword
  /// The keyword's value as it stands in the schema's document.
  let site: JSONValue
  let test: Test

  /// A key by its bytes: Swift's strings would take differently composed spellings as one.
  typealias Key = [UInt8]

  /// What is asked of a value; numbers are indices of subschemas.
  enum Test: Sendable {
    case types([SchemaType])
    case values([JSONValue], Set<HashedValue>)
    case bound(SchemaBound)
    case multiple(DecimalDivisor)
    case pattern(BoundedPattern)
    case format(SchemaFormat)
    // Arrays
    case prefix([Int])
    case items(Int, behind: Int)
    case contains(Containing)
    case uniqueItems
    case unevaluatedItems(Int)
    // Objects
    case properties([Key: Int])
    case patternProperties([(BoundedPattern, Int)])
    case additionalProperties(Int, Named)
    case propertyNames(Int)
    case unevaluatedProperties(Int)
    case required([String])
    case dependentRequired([(key: String, others: [String])])
    case dependentSchemas([(key: String, schema: Int)])
    case dependencies([(key: String, others: [String])], [(key: String, schema: Int)])
    // Schemas combined
    case all([Int])
    case any([Int])
    case one([Int])
    case not(Int)
    case condition(if: Int, then: Int?, else: Int?)
    case reference(Int)
    /// The name is that of a `$dynamicAnchor` to look for outside first.
    case dynamicReference(Int, name: String?)
  }

  /// `contains` with its bounds.
  struct Containing: Sendable {
    let schema: Int
    let least: SchemaBound
    let most: SchemaBound?
    /// Where the bounds stand, if they do.
    let sites: (least: JSONValue?, most: JSONValue?)
  }

  /// The members that `properties` and `patternProperties` have judged.
  struct Named: Sendable {
    var keys: Set<Key> = []
    var patterns: [BoundedPattern] = []
  }
}
