// SPDX-License-Identifier: Apache-2.0

import JSONValues

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
