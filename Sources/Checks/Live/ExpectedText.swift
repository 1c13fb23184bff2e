// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import JSONValues
import PBXEmulation
import PBXLanguage

/// An expected value with its variables filled in.
struct ExpectedText {
  let text: String
  private let literal: ExpectedField.Literal

  init(_ field: ExpectedField, in lookup: LookupCase) {
    // The reader has refused secrets and unknown variables in expected values.
    let rendered = try? lookup.pbx.render(field.value, with: lookup.expectedVariables)
    text = rendered ?? field.value.source.text
    literal = field.literal
  }

  /// The rule of the contract language, section 4: the same text; numbers by value, and a number
  /// equals its text; an empty text also accepts null and absent.
  func accepts(_ value: GJSONValue?) -> Bool {
    guard let value, value.exists else { return text.isEmpty }
    switch value.kind {
    case .null: return text.isEmpty
    case .true, .false: return literal != .number && value.text == text
    case .json: return value.text == text
    case .string: return value.text == text
    case .number: return value.text == text || isSameNumber(value)
    }
  }

  private func isSameNumber(_ value: GJSONValue) -> Bool {
    guard let left = try? JSONDocument(parsing: value.raw),
      let right = try? JSONDocument(parsing: Array(text.utf8)), right.root.kind == .number
    else { return false }
    return left.root.isEqual(to: right.root)
  }
}

extension LookupCase {
  /// What expected values see besides the environment: the call, the contact type, and the fields
  /// of the record that was found.
  var expectedVariables: [String: String] {
    let caller = scenario.call.value
    var variables = [
      "Phone": caller, "CustomerNumber": caller, "ContactType": type.name.value,
    ]
    for column in match.columns {
      guard let field = column.mapping?.field else { continue }
      variables[field.rawValue] = match.value(of: field, inRecord: 0)?.text ?? ""
    }
    variables["ContactId"] = variables["ContactsId"]
    return variables
  }
}
