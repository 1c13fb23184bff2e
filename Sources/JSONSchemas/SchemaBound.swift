// SPDX-License-Identifier: Apache-2.0

import JSONValues

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
    case matches = "elements as described"
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
    case .minContains, .contains: (measure, relation) = (.matches, .atLeast)
    case .maxContains: (measure, relation) = (.matches, .atMost)
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
