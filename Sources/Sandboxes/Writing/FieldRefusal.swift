// SPDX-License-Identifier: Apache-2.0

import HTTPServers

/// Why a field of a new record cannot be stored.
struct FieldRefusal: Error, Hashable {
  let code: String
  /// Words that begin with the field's name.
  let message: String

  static func missing(_ field: String) -> FieldRefusal {
    FieldRefusal(code: "missing_field", message: "\(field) is missing or blank")
  }

  /// The words go on behind the field's name: `is no text`.
  static func invalid(_ field: String, _ words: String) -> FieldRefusal {
    FieldRefusal(code: "invalid_field", message: "\(field) \(words)")
  }

  var response: ServerResponse { .error(422, code, message) }
}
