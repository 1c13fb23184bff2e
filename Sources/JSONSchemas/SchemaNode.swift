// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// A compiled schema or subschema; others refer to it by its index.
struct SchemaNode: Sendable {
  /// The schema as it stands in its document.
  let site: JSONValue
  /// Whether it is the schema `false`, which no value satisfies.
  var refusesAll = false
  /// What it asks, in the order of the text.
  var rules: [SchemaRule] = []
}

/// One keyword that judges something.
struct SchemaRule: Sendable {
  let keyword: SchemaKeyword
  /// The keyword's value as it stands in the schema's document.
  let site: JSONValue
  let test: Test

  /// What is asked of a value.
  enum Test: Sendable {
    case types([SchemaType])
    case values([JSONValue])
    case bound(SchemaBound)
    case pattern(BoundedPattern)
    case items(Int)
    /// Indices of the subschemas by the bytes of the key: Swift's strings would take differently
    /// composed spellings as one.
    case properties([[UInt8]: Int])
    case required([String])
  }
}

/// The types that the keyword `type` knows.
enum SchemaType: String, Sendable {
  case null, boolean, object, array, number, integer, string

  func accepts(_ value: JSONValue) -> Bool {
    switch (self, value.kind) {
    case (.null, .null), (.boolean, .true), (.boolean, .false), (.object, .object),
      (.array, .array), (.number, .number), (.string, .string):
      true
    case (.integer, .number): value.number?.isInteger ?? false
    default: false
    }
  }
}

/// A limit for a number or for a size.
struct SchemaBound: Sendable {
  /// On which side of the limit a value must be.
  enum Relation: String, Sendable {
    case atLeast = "at least"
    case atMost = "at most"
    case above = "more than"
    case below = "less than"
  }

  /// What is compared with the limit; raw values are the units of sizes.
  enum Measure: String, Sendable {
    case value = ""
    case characters, elements, members
  }

  let measure: Measure
  let relation: Relation
  let limit: JSONNumber

  /// The bound that a keyword stands for, if it is one.
  init?(_ keyword: SchemaKeyword, limit: JSONNumber) {
    switch keyword {
    case .minimum: (measure, relation) = (.value, .atLeast)
    case .maximum: (measure, relation) = (.value, .atMost)
    case .exclusiveMinimum: (measure, relation) = (.value, .above)
    case .exclusiveMaximum: (measure, relation) = (.value, .below)
    case .minLength: (measure, relation) = (.characters, .atLeast)
    case .maxLength: (measure, relation) = (.characters, .atMost)
    case .minItems: (measure, relation) = (.elements, .atLeast)
    case .maxItems: (measure, relation) = (.elements, .atMost)
    case .minProperties: (measure, relation) = (.members, .atLeast)
    case .maxProperties: (measure, relation) = (.members, .atMost)
    default: return nil
    }
    self.limit = limit
  }

  /// Whether an amount keeps the limit.
  func accepts(_ amount: JSONNumber) -> Bool {
    switch relation {
    case .atLeast: amount >= limit
    case .atMost: amount <= limit
    case .above: amount > limit
    case .below: amount < limit
    }
  }

  /// What is measured of a value; `nil` if the bound does not concern it.
  func amount(of value: JSONValue) -> JSONNumber? {
    switch (measure, value.kind) {
    case (.value, .number): value.number
    case (.characters, .string): JSONNumber(value.string?.unicodeScalars.count ?? 0)
    case (.elements, .array), (.members, .object): JSONNumber(value.count)
    default: nil
    }
  }
}
